import { createHash } from 'node:crypto';
import type { LinkReport } from './link-report.ts';
import { SCRIPT, STYLE } from './look/index.ts';
import { html, type Markup, momentOf } from './page/index.ts';
import {
  blocking,
  calibration,
  clusterSizes,
  completeness,
  examples,
  studio,
  summary,
  thresholds,
  unlinkable,
  weights,
} from './sections/index.ts';
import { type Sentence, say } from './words/index.ts';

/** The sections in the order they are read: its anchor, its title and what draws it. */
const SECTIONS: readonly (readonly [string, Sentence, (report: LinkReport) => Markup])[] = [
  ['summary', 'summary', summary],
  ['weights', 'weights', weights],
  ['pairs', 'examples', examples],
  ['blocking', 'blocking', blocking],
  ['completeness', 'completeness', completeness],
  ['unlinkable', 'unlinkable', unlinkable],
  ['thresholds', 'thresholds', thresholds],
  ['calibration', 'calibration', calibration],
  ['sizes', 'sizes', clusterSizes],
  ['studio', 'studio', studio],
];

/** The page may run its own script and nothing else, and load nothing, whatever stands in the data. */
const POLICY = `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${createHash('sha256').update(SCRIPT).digest('base64')}'`;

/** Writes the report of a linking job as one HTML page that needs nothing else, in Thai and English. */
export function writeReport(report: LinkReport): string {
  const title = say('heading', { name: report.name });
  const page = html`<!doctype html>
<html lang="${report.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title[report.language]}</title>
<style>${{ markup: STYLE }}</style>
</head>
<body>
<a class="skip" href="#figures">${say('skip')}</a>
${headerOf(report)}
<nav><ul>${SECTIONS.map(([anchor, name]) => html`<li><a href="#${anchor}">${say(name)}</a></li>`)}</ul></nav>
<main id="figures">${SECTIONS.map(([anchor, name, draw]) => html`<section id="${anchor}"><h2>${say(name)}</h2>${draw(report)}</section>`)}</main>
<script>${{ markup: SCRIPT }}</script>
</body>
</html>
`;
  return page.markup;
}

function headerOf(report: LinkReport): Markup {
  const { name, madeAt, settingsHash, tookSeconds, maskValues } = report;
  const made = say('made', { moment: momentOf(madeAt), settings: settingsHash });
  const took = tookSeconds !== null && html` · ${say('took', { seconds: tookSeconds.toFixed(1) })}`;
  return html`<header><div><h1>${say('heading', { name })}</h1><p>${made}${took}</p>${maskValues && html`<p>${say('masked')}</p>`}</div>
<button type="button" data-language><span lang="th"><span lang="en-GB">English</span></span><span lang="en"><span lang="th-TH">ไทย</span></span></button></header>`;
}
