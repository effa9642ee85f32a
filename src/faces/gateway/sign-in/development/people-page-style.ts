import { FONT } from './invented-place.ts';

/** How the page on which one chooses whom to be looks; it stands in the page itself, for it comes without any other file. */
export const STYLE = `
@font-face { font-family: "IBM Plex Sans Thai Looped"; src: url("${FONT}") format("woff2"); unicode-range: U+0E00-0E7F; }
:root { color-scheme: light dark; --ink: light-dark(#23211e, #ece8e1); --paper: light-dark(#fffefb, #1b1a18);
  --soft: light-dark(#625d55, #b3aca1); --line: light-dark(#d9d4ca, #45413b); --accent: light-dark(#0b5c63, #6fc3c9);
  --signal: light-dark(#8a5200, #f0b657); --wash: light-dark(#fdf3df, #33291a); --wrong: light-dark(#a3231b, #ff9c92); }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 16px/1.6 "IBM Plex Sans Thai Looped", "Noto Sans Thai Looped", "Sarabun", sans-serif; }
main { max-width: 760px; margin: 0 auto; padding: 24px 16px 64px; }
h1 { font-size: 26px; } h2 { font-size: 18px; margin: 32px 0 8px; }
[lang=en] { display: block; color: var(--soft); font-size: 14px; font-weight: 400; }
.signal { padding: 8px 12px; background: var(--wash); border-inline-start: 3px solid var(--signal); }
.wrong { color: var(--wrong); font-weight: 600; }
.people { display: grid; gap: 8px; grid-template-columns: repeat(auto-fit, minmax(min(320px, 100%), 1fr)); }
button { display: flex; flex-direction: column; justify-content: start; font: inherit; text-align: start; padding: 12px; min-height: 44px; color: var(--ink); background: var(--paper);
  border: 1px solid var(--line); border-radius: 4px; cursor: pointer; }
button strong, button > span { display: block; }
button strong { color: var(--accent); }
button:hover { border-color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.other { display: grid; gap: 16px; grid-template-columns: repeat(auto-fit, minmax(min(220px, 100%), 1fr)); align-items: end; }
label { display: block; } input, select { display: block; width: 100%; font: inherit; padding: 8px; min-height: 44px; color: inherit;
  background: var(--paper); border: 1px solid var(--line); border-radius: 4px; }
`;
