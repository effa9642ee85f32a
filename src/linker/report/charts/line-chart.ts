import type { Text } from '../../../base/model/index.ts';
import { html, type Markup } from '../page/index.ts';
import { type Axes, PLOT, plot } from './plot.ts';
import { short } from './scale.ts';

/** One line of a chart; the first three look different even without colour. */
export type Line = Readonly<{ name: Text; points: readonly (readonly [number, number])[]; dots?: boolean }>;

/** Lines over one axis, with a legend, and an upright at the value that was chosen. */
export function lineChart(
  input: Readonly<{ namedBy: string; axes: Axes; lines: readonly Line[]; chosen: number | null }>,
): Markup {
  const { axes, lines, chosen } = input;
  const drawing = html`${chosen !== null && upright(axes.x(chosen))}${lines.map((line, place) => {
    const at = line.points.map(([x, y]) => [short(axes.x(x)), short(axes.y(y))] as const);
    const dots = line.dots && at.map(([x, y]) => html`<circle class="dot" cx="${x}" cy="${y}" r="3.5"/>`);
    return html`<polyline class="line line-${place + 1}" points="${at.map((point) => point.join(',')).join(' ')}"/>${dots || null}`;
  })}`;
  return html`${lines.length > 1 && legend(lines)}${plot(input.namedBy, axes, drawing)}`;
}

function upright(x: number): Markup {
  return html`<line class="cut" data-cut x1="${short(x)}" x2="${short(x)}" y1="${PLOT.top}" y2="${PLOT.bottom}"/>`;
}

function legend(lines: readonly Line[]): Markup {
  return html`<ul class="legend">${lines.map(
    ({ name }, place) =>
      html`<li><svg viewBox="0 0 28 8" width="28" height="8" aria-hidden="true"><line class="line line-${place + 1}" x1="0" x2="28" y1="4" y2="4"/></svg> ${name}</li>`,
  )}</ul>`;
}
