import type { Text } from '../../../base/model/index.ts';
import { countOf, html, type Markup } from '../page/index.ts';
import { PLOT, plot } from './plot.ts';
import { short, straight } from './scale.ts';

const MOST_LABELS = 12;
const GAP = 0.2;
const MOST_WRITTEN_OUT = 5;
const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** One column: what it is of, and how many. */
export type Column = Readonly<{ label: string; count: number }>;

/** Columns on a scale of powers of ten, for counts that run from one to millions. */
export function columnChart(
  input: Readonly<{ namedBy: string; columns: readonly Column[]; xTitle: Text; yTitle: Text }>,
): Markup {
  const { columns } = input;
  const most = columns.reduce((max, { count }) => Math.max(max, count), 1);
  const powers = Math.max(1, Math.ceil(Math.log10(most)));
  const x = straight([0, columns.length], [PLOT.left, PLOT.right]);
  // A count of one must still be seen, so the axis begins below it.
  const y = straight([-GAP, powers], [PLOT.bottom, PLOT.top]);
  const every = Math.ceil(columns.length / MOST_LABELS);
  const axes = {
    x,
    y,
    xTicks: columns
      .map(({ label }, place) => ({ at: place + 1 / 2, label }))
      .filter((_, place) => place % every === 0),
    yTicks: Array.from({ length: powers + 1 }, (_, power) => ({ at: power, label: powerOf(power) })),
    xTitle: input.xTitle,
    yTitle: input.yTitle,
  };
  const width = short((x(1) - x(0)) * (1 - GAP));
  const bars = columns.map(({ count }, place) => {
    if (count === 0) return null;
    const top = y(Math.log10(count));
    return html`<rect class="first" x="${short(x(place + GAP / 2))}" y="${short(top)}" width="${width}" height="${short(PLOT.bottom - top)}"/>`;
  });
  return plot(input.namedBy, axes, html`${bars}`);
}

function powerOf(power: number): string {
  return power <= MOST_WRITTEN_OUT ? countOf(10 ** power) : `10${RAISED[power] ?? '⁹⁺'}`;
}
