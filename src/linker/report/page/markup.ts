import type { Text } from '../../../base/model/index.ts';

/** HTML that is safe to print as it is. */
export type Markup = Readonly<{ markup: string }>;

/** What may stand in a template: words are escaped, markup is not, nothing prints nothing. */
export type Part = Markup | Text | string | number | null | false | readonly Part[];

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Makes HTML from a template. Every part that is not markup itself is escaped; a text of two languages prints both, and the page shows one. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return {
    markup: strings.reduce((made, literal, place) => made + print(parts[place - 1] ?? null) + literal),
  };
}

/** The same two texts inside a drawing. */
export function drawn(text: Text | string): Markup {
  if (typeof text === 'string') return html`${text}`;
  return html`<tspan lang="th">${text.th}</tspan><tspan lang="en">${text.en}</tspan>`;
}

function print(part: Part): string {
  if (part === null || part === false) return '';
  if (typeof part === 'string') return part.replace(/[&<>"']/g, (letter) => ESCAPES[letter] ?? '');
  if (typeof part === 'number') return String(part);
  if ('markup' in part) return part.markup;
  if ('th' in part) return `<span lang="th">${print(part.th)}</span><span lang="en">${print(part.en)}</span>`;
  return part.map(print).join('');
}
