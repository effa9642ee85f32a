import { html, type Markup } from '../page/index.ts';
import { short, straight } from './scale.ts';

const WIDTH = 200;
const HEIGHT = 12;
const LEAST_BAR = 1;

/** The bits that the bars of one table run over; zero is always within. */
export type Extent = readonly [number, number];

/** The extent that holds all weights of a table, so that bars of different rows can be compared. */
export function extentOf(weights: readonly number[]): Extent {
  return [weights.reduce((a, b) => Math.min(a, b), 0), weights.reduce((a, b) => Math.max(a, b), 0)];
}

/** A bar for a share, on a track that is the whole. */
export function shareBar(share: number | null, kind: 'first' | 'second' = 'first'): Markup {
  const width = short(Math.max(LEAST_BAR, WIDTH * (share ?? 0)));
  const bar =
    share !== null && share > 0 && html`<rect class="${kind}" width="${width}" height="${HEIGHT}"/>`;
  return frame(html`<rect class="track" width="${WIDTH}" height="${HEIGHT}"/>${bar}`);
}

/** A bar from one weight to another: to the right of its start for, to the left against. */
export function weightBar(from: number, to: number, extent: Extent): Markup {
  const place = straight(extent, [0, WIDTH]);
  const left = place(Math.min(from, to));
  const width = Math.max(LEAST_BAR, place(Math.max(from, to)) - left);
  const zero = short(place(0));
  return frame(html`<rect class="${to >= from ? 'for' : 'against'}" x="${short(left)}" width="${short(width)}" height="${HEIGHT}"/>
<line class="zero" x1="${zero}" x2="${zero}" y1="0" y2="${HEIGHT}"/>`);
}

/** Numbers say the same in the cells beside, so listeners are spared the bar. */
function frame(drawing: Markup): Markup {
  return html`<svg class="cell" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true">${drawing}</svg>`;
}
