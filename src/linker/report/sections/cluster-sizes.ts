import { columnChart } from '../charts/index.ts';
import type { LinkReport } from '../link-report.ts';
import { countOf, html, type Markup, tableOf } from '../page/index.ts';
import { say } from '../words/index.ts';
import { nothing } from './nothing.ts';

const MOST_COLUMNS = 30;

/** How many clusters have how many records. */
export function clusterSizes({ clusterSizes: given }: LinkReport): Markup {
  if (given.length === 0) return nothing('noSizes');
  const sizes = [...given].sort((a, b) => a.size - b.size);
  const bands = bandsOf(sizes);
  const columns = bands.map(({ name, clusters }) => ({ label: name, count: clusters }));
  const chart = columnChart({
    namedBy: 'size-table',
    columns,
    xTitle: say('size'),
    yTitle: say('clusterCount'),
  });
  const table = tableOf({
    id: 'size-table',
    caption: say('sizesCaption'),
    columns: [
      { title: say('size'), kind: 'figure' },
      { title: say('clusterCount'), kind: 'figure' },
      { title: say('recordCount'), kind: 'figure' },
    ],
    parts: [
      { rows: bands.map(({ name, clusters, records }) => [name, countOf(clusters), countOf(records)]) },
    ],
  });
  return html`<p>${say('sizesNote')}</p><div class="beside">${chart}${table}</div>`;
}

type Sizes = LinkReport['clusterSizes'];
type Band = Readonly<{ name: string; clusters: number; records: number }>;

/** Sizes one by one as long as they fit, then in bands that double. */
function bandsOf(sizes: Sizes): readonly Band[] {
  const most = sizes.at(-1)?.size ?? 1;
  const bands: Band[] = [];
  for (let from = 1, width = 1; from <= most; from += width) {
    width = most <= MOST_COLUMNS ? 1 : Math.max(1, 2 ** Math.floor(Math.log2(from)));
    const to = from + width - 1;
    const within = sizes.filter(({ size }) => size >= from && size <= to);
    if (within.length === 0 && width > 1) continue;
    bands.push({
      name: from === to ? countOf(from) : `${countOf(from)}–${countOf(to)}`,
      clusters: within.reduce((sum, { clusters }) => sum + clusters, 0),
      records: within.reduce((sum, { size, clusters }) => sum + size * clusters, 0),
    });
  }
  return bands;
}
