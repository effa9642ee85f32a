import { lineChart, PLOT, roundTicks, straight } from '../charts/index.ts';
import type { LinkReport } from '../link-report.ts';
import { bitsOf, countOf, html, type Markup, percentOf, tableOf } from '../page/index.ts';
import { say } from '../words/index.ts';
import { nothing } from './nothing.ts';
import { rowsOf } from './summary.ts';

const X_LABELS = 6;

/** The share of records whose best possible weight stays below each threshold. */
export function unlinkable(report: LinkReport): Markup {
  const points = report.unlinkable;
  const rows = rowsOf(report);
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || rows === 0) return nothing('noUnlinkable');
  const ticks = roundTicks(
    points.reduce((most, { records }) => Math.max(most, records / rows), 0),
    4,
  );
  const every = Math.ceil(points.length / X_LABELS);
  const chart = lineChart({
    namedBy: 'unlinkable-table',
    axes: {
      x: straight([first.weight, last.weight], [PLOT.left, PLOT.right]),
      y: straight([0, ticks.at(-1) || 1], [PLOT.bottom, PLOT.top]),
      xTicks: points
        .filter((_, place) => place % every === 0)
        .map(({ weight }) => ({ at: weight, label: bitsOf(weight) })),
      yTicks: ticks.map((at) => ({ at, label: percentOf(at) })),
      xTitle: say('below'),
      yTitle: say('share'),
    },
    lines: [{ name: say('share'), points: points.map(({ weight, records }) => [weight, records / rows]) }],
    chosen: null,
  });
  const table = tableOf({
    id: 'unlinkable-table',
    caption: say('unlinkableCaption'),
    columns: [
      { title: say('below'), kind: 'figure' },
      { title: say('recordCount'), kind: 'figure' },
      { title: say('share'), kind: 'figure' },
    ],
    parts: [
      {
        rows: points.map(({ weight, records }) => [
          bitsOf(weight),
          countOf(records),
          percentOf(records / rows),
        ]),
      },
    ],
  });
  return html`<p>${say('unlinkableNote')}</p><div class="beside">${chart}${table}</div>`;
}
