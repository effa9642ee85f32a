import { type Extent, extentOf, shareBar, weightBar } from '../charts/index.ts';
import type { LinkReport, ReportModel } from '../link-report.ts';
import { bitsOf, html, type Markup, type Part, shareOf, tableOf } from '../page/index.ts';
import { say } from '../words/index.ts';

/** For each model the m, u and weight of every level, as figures and bars on one scale. */
export function weights({ models }: LinkReport): Markup {
  return html`<p>${say('weightsNote')}</p>${models.map(modelTable)}`;
}

function modelTable(model: ReportModel, place: number): Markup {
  const all = model.comparisons.flatMap(({ levels }) => levels.map(({ weight }) => weight ?? 0));
  const extent = extentOf(all);
  return tableOf({
    id: `weights-${place}`,
    caption: say('weightsCaption', { name: model.name }),
    columns: [
      { title: say('level'), kind: 'words' },
      { title: say('m'), kind: 'figure' },
      { title: say('u'), kind: 'figure' },
      { title: say('mAndU'), kind: 'bar' },
      { title: say('weight'), kind: 'figure' },
      { title: say('weightBar'), kind: 'bar' },
    ],
    parts: model.comparisons.map(({ name, levels }) => ({
      title: name,
      rows: levels.map((level) => rowOf(level, extent)),
    })),
  });
}

type Level = ReportModel['comparisons'][number]['levels'][number];

function rowOf({ label, m, u, weight, byFrequency }: Level, extent: Extent): readonly Part[] {
  const named = byFrequency ? html`${label} <small>(${say('byFrequency')})</small>` : label;
  const bars = m !== null || u !== null ? html`${shareBar(m)}${shareBar(u, 'second')}` : null;
  return [
    named,
    shareOf(m),
    shareOf(u),
    bars,
    bitsOf(weight),
    weight !== null && weightBar(0, weight, extent),
  ];
}
