import type { SeenEventAnswer } from '../../../contract/index.ts';
import type { Words } from '../../shared/index.ts';

/** What followed on an event of somebody's life. */
export type Effect = SeenEventAnswer['effects'][number];

/** What followed, in one plain sentence: what the rules answer, and nothing that anybody decided. */
export function effectText(
  { effect, title, was, answer, applicants }: Effect,
  { say, pick }: Pick<Words, 'say' | 'pick'>,
): string {
  const programme = pick(title);
  if (effect === 'stops') return say('event.paid', { programme });
  const found = answer ?? 'unknown';
  if (effect === 'raises')
    return say(was === found ? 'event.amount' : `event.becomes.${found}`, { programme });
  if (found !== 'yes') return say(`event.opens.${found}`, { programme });
  return say(applicants.length > 0 ? 'event.apply' : 'event.nobody', { programme });
}
