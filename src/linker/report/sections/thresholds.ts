import { type Axes, type Line, lineChart, PLOT, straight } from '../charts/index.ts';
import type { LinkReport } from '../link-report.ts';
import {
  countOf,
  html,
  type Markup,
  type Part,
  percentOf,
  shareOf,
  type TableColumn,
  tableOf,
} from '../page/index.ts';
import { say } from '../words/index.ts';
import { nothing } from './nothing.ts';

const MOST_POINTS = 201;
const FIFTHS = [0, 0.2, 0.4, 0.6, 0.8, 1];
const TICKS = [0.001, 0.01, 0.1, 0.5, 0.9, 0.99, 0.999];
const NEAREST = 0.0005;

type Thresholds = NonNullable<LinkReport['thresholds']>;
type Shown = Readonly<{
  note: Part;
  probabilities: readonly number[];
  lines: readonly Line[];
  columns: readonly TableColumn[];
  rows: readonly (readonly Part[])[];
  yTitle: Axes['yTitle'];
}>;

/** Quality, or what is expected of it, by the probability one links from; a slider walks through the table. */
export function thresholds({ thresholds: given, threshold }: LinkReport): Markup {
  if (!given || given.points.length === 0) return nothing('noThresholds');
  const { note, probabilities, lines, columns, rows, yTitle } =
    given.kind === 'truth' ? withTruth(given) : estimated(given);
  const far = probabilities.map((probability) => Math.abs(probability - threshold));
  const chosen = far.indexOf(Math.min(...far));
  const range = [oddsOf(Math.min(...probabilities)), oddsOf(Math.max(...probabilities))] as const;
  const odds = straight(range, [PLOT.left, PLOT.right]);
  const x = (probability: number) => odds(oddsOf(probability));
  const axes = {
    x,
    y: straight([0, 1], [PLOT.bottom, PLOT.top]),
    xTicks: TICKS.filter((at) => oddsOf(at) >= range[0] && oddsOf(at) <= range[1]).map((at) => ({
      at,
      label: String(at),
    })),
    yTicks: FIFTHS.map((at) => ({ at, label: `${Math.round(at * 100)} %` })),
    xTitle: say('probability'),
    yTitle,
  };
  const places = probabilities.map((probability) => x(probability).toFixed(1)).join(' ');
  const chart = lineChart({ namedBy: 'threshold-table', axes, lines, chosen: probabilities[chosen] ?? null });
  const table = tableOf({
    id: 'threshold-table',
    caption: say('thresholdsCaption'),
    columns,
    parts: [{ rows }],
    chosen,
  });
  return html`<p>${note}</p><div class="walk" data-places="${places}">
<p class="needs-script"><label>${say('pick')} <input type="range" min="0" max="${rows.length - 1}" value="${chosen}" data-walk></label> <output data-walked></output></p>
<div class="beside">${html`<div>${chart}</div>`}${table}</div></div>`;
}

function withTruth(given: Extract<Thresholds, { kind: 'truth' }>): Shown {
  const points = thinned(given.points);
  return {
    note: say('thresholdsTruth', {
      missed: countOf(given.missedByBlocking),
      truth: countOf(given.truePairs),
    }),
    probabilities: points.map(({ probability }) => probability),
    lines: (['precision', 'recall', 'f1'] as const).map((name) => ({
      name: say(name),
      points: points.map((point) => [point.probability, point[name]]),
    })),
    columns: [
      { title: say('probability'), kind: 'figure' },
      { title: say('links'), kind: 'figure' },
      { title: say('precision'), kind: 'figure' },
      { title: say('recall'), kind: 'figure' },
      { title: say('f1'), kind: 'figure' },
    ],
    rows: points.map(({ probability, links, precision, recall, f1 }) => [
      shareOf(probability),
      countOf(links),
      percentOf(precision),
      percentOf(recall),
      percentOf(f1),
    ]),
    yTitle: say('shareAxis'),
  };
}

function estimated(given: Extract<Thresholds, { kind: 'estimated' }>): Shown {
  const points = thinned(given.points);
  const most = points.reduce((max, { links }) => Math.max(max, links), 1);
  const falseShare = (point: (typeof points)[number]) =>
    point.links === 0 ? 0 : Math.min(1, point.expectedFalse / point.links);
  return {
    note: say('thresholdsEstimated'),
    probabilities: points.map(({ probability }) => probability),
    lines: [
      { name: say('linksAxis'), points: points.map(({ probability, links }) => [probability, links / most]) },
      {
        name: say('expectedFalseShare'),
        points: points.map((point) => [point.probability, falseShare(point)]),
      },
    ],
    columns: [
      { title: say('probability'), kind: 'figure' },
      { title: say('links'), kind: 'figure' },
      { title: say('expectedFalse'), kind: 'figure' },
      { title: say('expectedFalseShare'), kind: 'figure' },
    ],
    rows: points.map((point) => [
      shareOf(point.probability),
      countOf(point.links),
      point.expectedFalse.toFixed(1),
      percentOf(falseShare(point)),
    ]),
    yTitle: say('shareAxis'),
  };
}

/** Bits of the odds: what matters in linking lies close to one, where a straight axis would show nothing. */
function oddsOf(probability: number): number {
  const within = Math.min(1 - NEAREST, Math.max(NEAREST, probability));
  return Math.log2(within / (1 - within));
}

/** At most as many points as a slider can tell apart, evenly taken, the last among them. */
function thinned<Point extends { probability: number }>(given: readonly Point[]): readonly Point[] {
  const points = given.toSorted((a, b) => a.probability - b.probability);
  const every = Math.ceil(points.length / MOST_POINTS);
  return points.filter((_, place) => place % every === 0 || place === points.length - 1);
}
