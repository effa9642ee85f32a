import { html, type Markup } from '../page/index.ts';
import { type Sentence, say } from '../words/index.ts';

/** What stands in a section that has nothing to show, with the reason. */
export function nothing(why: Sentence): Markup {
  return html`<p class="none">${say('none', { why: say(why) })}</p>`;
}
