import { shareBar } from '../charts/index.ts';
import type { LinkReport } from '../link-report.ts';
import { html, type Markup, percentOf, tableOf } from '../page/index.ts';
import { say } from '../words/index.ts';
import { nothing } from './nothing.ts';

/** Per column and source the share of records that have a value. */
export function completeness({ completeness: columns, sources }: LinkReport): Markup {
  if (columns.length === 0) return nothing('noColumns');
  const table = tableOf({
    id: 'columns',
    caption: say('completenessCaption'),
    columns: [
      { title: say('column'), kind: 'words' },
      ...sources.map(({ name }) => ({ title: name, kind: 'bar' as const })),
    ],
    parts: [
      {
        rows: columns.map(({ column, notNull }) => [
          column,
          ...sources.map(({ rows }, place) => {
            const has = notNull[place];
            if (has === undefined || rows === 0) return '–';
            return html`${percentOf(has / rows)}${shareBar(has / rows)}`;
          }),
        ]),
      },
    ],
  });
  return html`<p>${say('completenessNote')}</p>${table}`;
}
