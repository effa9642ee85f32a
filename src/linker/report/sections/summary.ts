import type { LinkReport } from '../link-report.ts';
import { countOf, html, type Markup, momentOf, percentOf, shareOf, tableOf } from '../page/index.ts';
import { type Sentence, say } from '../words/index.ts';

/** The figures of the whole job, its sources and its models. */
export function summary(report: LinkReport): Markup {
  const sizes = report.clusterSizes.filter(({ size }) => size > 1);
  const dropped = report.blocking.reduce((sum, { cap }) => sum + (cap?.pairsDropped ?? 0), 0);
  const figures: readonly (readonly [string, Sentence])[] = [
    [countOf(rowsOf(report)), 'records'],
    [countOf(report.comparedPairs), 'comparedPairs'],
    [countOf(report.links), 'links'],
    [String(report.threshold), 'threshold'],
    [countOf(sizes.reduce((sum, { clusters }) => sum + clusters, 0)), 'clusters'],
    [countOf(sizes.reduce((most, { size }) => Math.max(most, size), 0)), 'largestCluster'],
    [countOf(dropped), 'droppedPairs'],
    ...qualityOf(report),
  ];
  return html`<p>${say('summaryNote')}</p>
<dl class="figures">${figures.map(([figure, name]) => html`<div><dt>${say(name)}</dt><dd>${figure}</dd></div>`)}</dl>
<div class="beside">${sourceTable(report)}${modelTable(report)}</div>`;
}

/** Records of all sources. */
export function rowsOf({ sources }: LinkReport): number {
  return sources.reduce((sum, { rows }) => sum + rows, 0);
}

function qualityOf({ quality }: LinkReport): readonly (readonly [string, Sentence])[] {
  if (!quality) return [];
  return [
    [percentOf(quality.precision), 'precision'],
    [percentOf(quality.recall), 'recall'],
    [percentOf(quality.f1), 'f1'],
    [percentOf(quality.bCubedF1), 'bCubed'],
  ];
}

function sourceTable({ sources }: LinkReport): Markup {
  return tableOf({
    id: 'sources',
    caption: say('sources'),
    columns: [
      { title: say('source'), kind: 'words' },
      { title: say('recordCount'), kind: 'figure' },
    ],
    parts: [{ rows: sources.map(({ name, rows }) => [name, countOf(rows)]) }],
  });
}

function modelTable({ models }: LinkReport): Markup {
  return tableOf({
    id: 'models',
    caption: say('models'),
    columns: [
      { title: say('model'), kind: 'words' },
      { title: say('version'), kind: 'words' },
      { title: say('trained'), kind: 'words' },
      { title: say('prior'), kind: 'figure' },
    ],
    parts: [
      {
        rows: models.map(({ name, version, trainedAt, prior }) => [
          name,
          html`<code>${version}</code>`,
          trainedAt === null ? '–' : html`<span class="whole">${momentOf(trainedAt)}</span>`,
          shareOf(prior),
        ]),
      },
    ],
  });
}
