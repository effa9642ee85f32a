import { bitsOf, html, type Markup } from '../page/index.ts';
import { layOut, type Spring } from './graph-layout.ts';
import { short, straight } from './scale.ts';

const SIZE = 360;
const MARGIN = 26;
const RADIUS = 12;
const THINNEST = 1.5;
const THICKEST = 5;
const MOST_LABELLED = 24;
const SOURCE_LOOKS = 5;

/** A link with its weight in bits. */
export type Edge = Spring & Readonly<{ weight: number; bridge: boolean }>;

/** Records as numbered discs and links as lines, the stronger the thicker; bridges are dashed. */
export function nodeLink(
  input: Readonly<{ namedBy: string; sources: readonly number[]; edges: readonly Edge[] }>,
): Markup {
  const places = layOut(input.sources.length, input.edges);
  const at = (node: number) => {
    const [x, y] = places[node] ?? [0, 0];
    return { x: MARGIN + x * (SIZE - 2 * MARGIN), y: MARGIN + y * (SIZE - 2 * MARGIN) };
  };
  const weights = input.edges.map(({ weight }) => weight);
  const thick = straight([Math.min(...weights), Math.max(...weights)], [THINNEST, THICKEST]);
  const labelled = input.edges.length <= MOST_LABELLED;
  const edges = input.edges.map((edge) => {
    const [a, b] = [at(edge.left), at(edge.right)];
    const label =
      labelled &&
      html`<text class="middle halo" x="${short((a.x + b.x) / 2)}" y="${short((a.y + b.y) / 2)}" dy="4">${bitsOf(edge.weight)}</text>`;
    return html`<g class="${edge.bridge ? 'edge bridge' : 'edge'}" data-weight="${edge.weight}" data-left="${edge.left}" data-right="${edge.right}"><line x1="${short(a.x)}" y1="${short(a.y)}" x2="${short(b.x)}" y2="${short(b.y)}" stroke-width="${short(thick(edge.weight))}"/>${label}</g>`;
  });
  const nodes = input.sources.map((source, node) => {
    const { x, y } = at(node);
    return html`<circle class="node source-${source % SOURCE_LOOKS}" cx="${short(x)}" cy="${short(y)}" r="${RADIUS}"/><text class="middle" x="${short(x)}" y="${short(y)}" dy="4.5">${node + 1}</text>`;
  });
  return html`<svg class="studio" viewBox="0 0 ${SIZE} ${SIZE}" role="img" aria-labelledby="${input.namedBy}">${edges}${nodes}</svg>`;
}
