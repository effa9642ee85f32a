import type { Text } from '../../../base/model/index.ts';
import { drawn, html, type Markup } from '../page/index.ts';
import { type Scale, short } from './scale.ts';

/** The room a chart has: small enough that its letters can be read on a phone. */
export const PLOT = { width: 420, height: 260, left: 66, right: 400, top: 30, bottom: 212 } as const;

/** One mark on an axis. */
export type Tick = Readonly<{ at: number; label: string }>;

/** What the two axes of a chart say. */
export type Axes = Readonly<{
  x: Scale;
  y: Scale;
  xTicks: readonly Tick[];
  yTicks: readonly Tick[];
  xTitle: Text;
  yTitle: Text;
}>;

/** A chart with axes and grid; it is named by the element with this id. */
export function plot(namedBy: string, axes: Axes, drawing: Markup): Markup {
  const { width, height, left, right, top, bottom } = PLOT;
  return html`<svg class="plot" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${namedBy}">
${axes.yTicks.map(({ at, label }) => {
  const y = short(axes.y(at));
  return html`<line class="grid" x1="${left}" x2="${right}" y1="${y}" y2="${y}"/><text class="end" x="${left - 6}" y="${y}" dy="4">${label}</text>`;
})}
${axes.xTicks.map(
  ({ at, label }) => html`<text class="middle" x="${short(axes.x(at))}" y="${bottom + 18}">${label}</text>`,
)}
<line class="axis" x1="${left}" x2="${right}" y1="${bottom}" y2="${bottom}"/>
<text class="middle" x="${(left + right) / 2}" y="${height - 8}">${drawn(axes.xTitle)}</text>
<text x="4" y="${top - 16}">${drawn(axes.yTitle)}</text>
${drawing}</svg>`;
}
