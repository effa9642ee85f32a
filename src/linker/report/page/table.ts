import type { Text } from '../../../base/model/index.ts';
import { html, type Markup, type Part } from './markup.ts';

/** A column: its heading and whether words, figures or bars stand in it. */
export type TableColumn = Readonly<{ title: Text | string; kind: 'words' | 'figure' | 'bar' }>;

/** Rows under a heading of their own; no heading for a table of one part. */
export type TablePart = Readonly<{ title?: Part; rows: readonly (readonly Part[])[] }>;

/**
 * A table in a box that scrolls by itself when the page is narrow, and can be reached by keyboard for it. The heading above names both.
 * The first cell of a row is its heading.
 */
export function tableOf(
  input: Readonly<{
    id: string;
    caption: Part;
    columns: readonly TableColumn[];
    parts: readonly TablePart[];
    /** The row that stands out, counted over all parts. */
    chosen?: number;
  }>,
): Markup {
  const { id, columns } = input;
  let place = 0;
  const parts = input.parts.map(({ title, rows }) => {
    const heading =
      title !== undefined &&
      html`<tr><th class="part" colspan="${columns.length}" scope="rowgroup">${title}</th></tr>`;
    const lines = rows.map((cells) => {
      const mark = place++ === input.chosen ? html` class="chosen"` : null;
      return html`<tr${mark}>${cells.map((cell, at) => cellOf(cell, at, columns[at]?.kind ?? 'words'))}</tr>`;
    });
    return html`<tbody>${heading}${lines}</tbody>`;
  });
  const heads = columns.map(({ title, kind }) => html`<th class="${kind}" scope="col">${title}</th>`);
  return html`<div class="table"><h3 id="${id}">${input.caption}</h3><div class="scroll" role="region" aria-labelledby="${id}" tabindex="0"><table aria-labelledby="${id}">
<thead><tr>${heads}</tr></thead>${parts}</table></div></div>`;
}

function cellOf(cell: Part, place: number, kind: TableColumn['kind']): Markup {
  if (place === 0) return html`<th class="${kind}" scope="row">${cell}</th>`;
  return html`<td class="${kind}">${cell}</td>`;
}
