/** The look of the report: the colours of the pages, for light, dark and paper, without a font or file from outside. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --paper: light-dark(#fbfaf7, #191714);
  --raised: light-dark(#ffffff, #211f1b);
  --ink: light-dark(#211f1b, #ece8e0);
  --soft: light-dark(#5b544a, #b5ad9f);
  --line: light-dark(#e2dcd1, #35312b);
  --strong: light-dark(#8d8577, #7c7568);
  --accent: light-dark(#0b6163, #7cc7c0);
  --wash: light-dark(#e3f1ee, #1d3433);
  --first: light-dark(#2c8486, #66b4ae);
  --second: light-dark(#c9750f, #d68a2b);
  --signal: light-dark(#96500a, #ecb266);
  --track: light-dark(#ece6da, #2f2b26);
  --source-0: light-dark(#d5eae5, #1d4a49);
  --source-1: light-dark(#fbe3c0, #5a3d14);
  --source-2: light-dark(#e2dcf3, #3d3560);
  --source-3: light-dark(#f6d8d3, #5c2b25);
  --source-4: light-dark(#e6e2da, #45403a);
}
* { box-sizing: border-box; }
html { font: 16px/1.6 "IBM Plex Sans Thai Looped", "Noto Sans Thai Looped", "Noto Sans Thai", "Leelawadee UI", Thonburi, system-ui, sans-serif; }
html[lang="th"] [lang="en"], html[lang="en"] [lang="th"] { display: none; }
body { margin: 0 auto; max-width: 76rem; padding: 0 16px 64px; background: var(--paper); color: var(--ink); overflow-wrap: break-word; }
a { color: var(--accent); }
.skip { position: absolute; left: -999px; }
.skip:focus { left: 16px; top: 8px; background: var(--raised); padding: 8px; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
header { display: flex; flex-wrap: wrap; gap: 8px 24px; align-items: start; justify-content: space-between; padding: 24px 0 8px; }
h1 { font-size: 1.6rem; line-height: 1.4; margin: 0; }
h2 { font-size: 1.2rem; margin: 32px 0 4px; padding-top: 16px; border-top: 1px solid var(--line); }
p { margin: 0 0 16px; max-width: 44rem; }
header p, section > p, .none, small, .legend { color: var(--soft); font-size: .9rem; }
header p { margin: 4px 0 0; }
button { font: inherit; min-height: 40px; padding: 4px 16px; color: var(--accent); background: var(--raised); border: 1px solid var(--strong); border-radius: 4px; cursor: pointer; }
nav ul, .legend { display: flex; flex-wrap: wrap; gap: 4px 20px; list-style: none; margin: 0 0 8px; padding: 0; }
nav a { display: inline-block; padding: 4px 0; }
.figures { display: grid; grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr)); gap: 16px; margin: 0 0 24px; }
.figures div { display: flex; flex-direction: column-reverse; justify-content: flex-end; border-top: 2px solid var(--first); padding-top: 6px; }
.figures dd { margin: 0; font-size: 1.5rem; font-weight: 600; line-height: 1.3; font-variant-numeric: tabular-nums; }
.figures dt { color: var(--soft); font-size: .9rem; }
.beside { display: flex; flex-wrap: wrap; gap: 16px 40px; align-items: flex-start; }
.beside > * { flex: 1 1 24rem; min-width: 0; }
.scroll { overflow: auto; margin: 0 0 24px; position: relative; }
table { border-collapse: collapse; width: 100%; font-size: .9375rem; font-variant-numeric: tabular-nums; }
h3 { font-size: .9375rem; margin: 0; padding: 4px 0; }
td.words { min-width: 6rem; white-space: nowrap; }
.beside .scroll { max-height: 34rem; }
thead th { position: sticky; top: 0; background: var(--paper); color: var(--soft); font-size: .85rem; font-weight: 400; text-align: start; vertical-align: bottom; box-shadow: 0 1px var(--strong); }
th, td { padding: 4px 16px 4px 0; border-bottom: 1px solid var(--line); vertical-align: top; }
tbody th { font-weight: 400; text-align: start; min-width: 7rem; }
tbody th.figure { min-width: 0; }
th.part { font-weight: 600; padding-top: 16px; }
th.figure, td.figure { text-align: end; white-space: nowrap; }
th.bar, td.bar { min-width: 9rem; padding-inline-end: 8px; }
tr.chosen > * { background: var(--wash); font-weight: 600; }
.odd { color: var(--signal); }
.none { padding: 8px 12px; border-inline-start: 3px solid var(--line); }
.tag { display: inline-block; padding: 0 6px; border: 1px solid var(--second); border-radius: 3px; color: var(--signal); font-size: .8125rem; }
code, .whole { white-space: nowrap; }
svg { display: block; }
.legend svg { display: inline-block; vertical-align: middle; }
svg.cell { width: 100%; height: 12px; margin: 6px 0; overflow: visible; }
svg.cell + svg.cell { margin-top: -4px; }
svg.plot { width: 100%; max-width: 34rem; height: auto; }
svg.studio { width: 100%; max-width: 30rem; height: auto; }
svg text { fill: var(--soft); font-size: 13px; }
svg.studio text { fill: var(--ink); }
.middle { text-anchor: middle; }
.end { text-anchor: end; }
.halo { font-size: 11px; paint-order: stroke; stroke: var(--paper); stroke-width: 4px; stroke-linejoin: round; }
.track { fill: var(--track); }
.first, .for { fill: var(--first); }
.second, .against { fill: var(--second); }
.zero, .axis { stroke: var(--strong); vector-effect: non-scaling-stroke; }
.grid { stroke: var(--line); }
.line { fill: none; stroke: var(--first); stroke-width: 2.5; }
.line-2 { stroke: var(--second); stroke-dasharray: 7 4; }
.line-3 { stroke: var(--ink); stroke-dasharray: 2 3; }
.dot { fill: var(--first); }
.cut { stroke: var(--ink); stroke-width: 1.5; }
.node { fill: var(--source-0); stroke: var(--ink); }
.source-1 { fill: var(--source-1); }
.source-2 { fill: var(--source-2); }
.source-3 { fill: var(--source-3); }
.source-4 { fill: var(--source-4); }
.edge line { stroke: var(--first); }
.bridge line { stroke: var(--second); stroke-dasharray: 7 4; }
.edge.weak { display: none; }
input[type="range"] { width: 18rem; max-width: 100%; min-height: 32px; accent-color: var(--accent); vertical-align: middle; }
output { font-variant-numeric: tabular-nums; }
output > span { margin-inline-end: 16px; white-space: nowrap; }
output small { margin-inline-end: 4px; }
details.cluster { border-top: 1px solid var(--line); }
.parts { margin-inline-start: 12px; color: var(--soft); }
summary { padding: 8px 0; min-height: 40px; cursor: pointer; }
html:not(.scripted) .needs-script { display: none; }
@media (max-width: 40rem) { .beside .scroll { max-height: 24rem; } .beside > * { flex-basis: 100%; } svg.plot text { font-size: 16px; } h1 { font-size: 1.35rem; } }
@media print {
  :root { color-scheme: light; --paper: #fff; --raised: #fff; --ink: #000; --soft: #333; --line: #bbb; --accent: #000; --first: #555; --second: #999; --track: #eee; --wash: #eee; --signal: #000; }
  @page { margin: 14mm; }
  html { font-size: 11px; }
  nav, button, .skip, .needs-script { display: none !important; }
  .beside > * { flex-basis: 100%; }
  .beside .scroll { max-height: none; }
  .scroll { overflow: visible; }
  td.words { white-space: normal; }
  thead th { position: static; }
  tr, svg, .figures div { break-inside: avoid; }
  h2 { break-after: avoid; }
}
`;
