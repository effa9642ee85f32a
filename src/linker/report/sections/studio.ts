import { extentOf, nodeLink } from '../charts/index.ts';
import type { LinkReport, ReportCluster } from '../link-report.ts';
import {
  bitsOf,
  countOf,
  html,
  type Markup,
  makeShow,
  type Part,
  percentOf,
  tableOf,
} from '../page/index.ts';
import { say } from '../words/index.ts';
import { nothing } from './nothing.ts';

const MOST_RECORDS = 60;
const MOST_EDGES = 300;
/** Letters of HTML; the whole page is to stay below two megabytes, and a Thai letter takes three bytes. */
const MOST_LETTERS = 450_000;

/** Clusters that deserve a look, each drawn and listed; a slider hides the weak links of all of them. */
export function studio(report: LinkReport): Markup {
  const clusters = report.studio.clusters.map(cutDown);
  if (clusters.length === 0) return nothing('noStudio');
  const drawn = clustersOf(report, clusters);
  const rest = clusters.length - drawn.length;
  const weights = clusters.flatMap(({ edges }) => edges.map(({ weight }) => weight));
  const [lowest, highest] = extentOf(weights);
  const [least, most] = [Math.floor(lowest), Math.ceil(highest)];
  return html`<p>${say('studioNote')}</p>
<p class="needs-script"><label>${say('hide')} <input type="range" min="${least}" max="${most}" step="0.5" value="${least}" data-hide></label> <output data-hidden>${bitsOf(least)}</output></p>
<ul class="legend">${report.sources.map(({ name }, place) => html`<li><svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><circle class="node source-${place % 5}" cx="8" cy="8" r="6"/></svg> ${name}</li>`)}</ul>
${drawn}${rest > 0 && html`<p>${say('clustersCut', { rest: countOf(rest) })}</p>`}`;
}

function clustersOf(report: LinkReport, clusters: readonly ReportCluster[]): readonly Markup[] {
  const drawn: Markup[] = [];
  let letters = 0;
  for (const [place, cluster] of clusters.entries()) {
    const next = clusterOf(report, cluster, place);
    letters += next.markup.length;
    if (letters > MOST_LETTERS && drawn.length > 0) break;
    drawn.push(next);
  }
  return drawn;
}

/** A giant cluster would be a tangle and megabytes; its strongest links among its first records are shown. */
function cutDown(cluster: ReportCluster): ReportCluster {
  const records = cluster.records.slice(0, MOST_RECORDS);
  const edges = cluster.edges
    .filter(({ left, right }) => left < records.length && right < records.length)
    .toSorted((a, b) => Number(b.bridge) - Number(a.bridge) || b.weight - a.weight)
    .slice(0, MOST_EDGES);
  return { ...cluster, records, edges };
}

function clusterOf(report: LinkReport, cluster: ReportCluster, place: number): Markup {
  const { id, because, size, links, records, edges } = cluster;
  const pairs = (size * (size - 1)) / 2;
  const name = report.maskValues ? String(place + 1) : id;
  const title = say('clusterTitle', {
    id: name,
    size: String(size),
    edges: String(links),
    density: pairs === 0 ? '–' : percentOf(links / pairs),
  });
  const cut =
    size > records.length &&
    html`<p>${say('cut', { shown: String(records.length), size: String(size) })}</p>`;
  const marks = because.map((reason) => html` <span class="tag">${say(`because-${reason}`)}</span>`);
  const drawing = nodeLink({
    namedBy: `studio-${place}`,
    sources: records.map(({ source }) => source),
    edges,
  });
  return html`<details class="cluster" data-nodes="${records.length}"${place === 0 ? html` open` : null}><summary>${title}${marks}<span class="parts needs-script">${say('partsNow')}<span data-count></span></span></summary>
${cut}<div class="beside">${drawing}${recordTable(report, records, { tableId: `studio-${place}`, name })}</div></details>`;
}

type Named = Readonly<{ tableId: string; name: string }>;

function recordTable(
  report: LinkReport,
  records: ReportCluster['records'],
  { tableId, name }: Named,
): Markup {
  const { studio, sources, maskValues } = report;
  const usual = studio.columns.map((_, column) =>
    mostFrequent(records.map(({ values }) => values[column] ?? null)),
  );
  const shows = studio.columns.map(() => makeShow({ masked: maskValues }));
  const rows = records.map((record, place): readonly Part[] => [
    place + 1,
    sources[record.source]?.name ?? '?',
    maskValues ? say('record', { place: String(place + 1) }) : record.id,
    ...studio.columns.map((_, column): Part => {
      const value = record.values[column] ?? null;
      const shown = shows[column]?.(value) ?? null;
      if (shown === null) return html`<small>${say('missing')}</small>`;
      return value === usual[column] ? shown : html`<b class="odd">≠ ${shown}</b>`;
    }),
  ]);
  return tableOf({
    id: tableId,
    caption: say('clusterCaption', { id: name }),
    columns: [
      { title: say('number'), kind: 'figure' },
      { title: say('source'), kind: 'words' },
      { title: say('id'), kind: 'words' },
      ...studio.columns.map((title) => ({ title, kind: 'words' as const })),
    ],
    parts: [{ rows }],
  });
}

function mostFrequent(values: readonly (string | null)[]): string | null {
  const counts = Map.groupBy(
    values.filter((value) => value !== null),
    (value) => value,
  );
  let usual: string | null = null;
  for (const [value, members] of counts)
    if (members.length > (counts.get(usual ?? '')?.length ?? 0)) usual = value;
  return usual;
}
