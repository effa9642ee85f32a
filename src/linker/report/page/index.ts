export { bitsOf, countOf, momentOf, percentOf, shareOf } from './figures.ts';
export { drawn, html, type Markup, type Part } from './markup.ts';
export { makeShow, type Show } from './masks.ts';
export { type TableColumn, tableOf } from './table.ts';
