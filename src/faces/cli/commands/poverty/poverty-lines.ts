import type { Language } from '../../../../base/model/index.ts';
import {
  type Estimate,
  type EstimatedPeople,
  type MeasuredSurvey,
  measureOfSet,
  type SurveySet,
} from '../../../../stages/poverty/index.ts';
import { tableLines } from '../../output.ts';
import { WORDS } from './poverty-words.ts';

/** What is to be told, and in which language. */
type Telling = Readonly<{ set: SurveySet; found: MeasuredSurvey; language: Language }>;
type Say = (word: keyof typeof WORDS, filled?: Readonly<Record<string, string | number>>) => string;

/** The answer of `chipao poverty` for people: the whole, its indicators and dimensions, and the groups asked for. */
export function povertyLines({ set, found, language }: Telling): string[] {
  const say: Say = (word, filled = {}) =>
    WORDS[word][language].replace(/\{(\w+)\}/g, (_, name: string) => String(filled[name] ?? ''));
  const { cutOff, weightsSum } = measureOfSet(set);
  const { whole } = found;
  return [
    say('identification', { title: set.title[language], cutOff, weightsSum }),
    whole.degrees === null ? say('census') : say('sample', { degrees: whole.degrees }),
    ...countLines(found, say),
    '',
    ...figureLines(whole, say),
    '',
    ...indicatorLines({ set, found, language }, say),
    '',
    ...dimensionLines({ set, found, language }, say),
    ...groupLines(found, say),
  ];
}

function countLines({ rows, whole }: MeasuredSurvey, say: Say): string[] {
  const { sums, figures } = whole;
  const bounds = figures.headcountBounds;
  return [
    say('rows', {
      rows: grouped(rows),
      counted: grouped(sums.rows),
      people: grouped(figures.people),
      poor: grouped(figures.poor),
    }),
    ...(sums.leftOut.rows > 0 && bounds
      ? [
          say('leftOut', {
            rows: grouped(sums.leftOut.rows),
            least: percent(bounds.least),
            most: percent(bounds.most),
          }),
        ]
      : []),
  ];
}

function figureLines({ figures, estimates }: EstimatedPeople, say: Say): string[] {
  const more = (['vulnerable', 'severe'] as const)
    .filter((name) => figures[name] !== null)
    .map((name) => [say(name), percent(figures[name]), '', '']);
  return tableLines([
    [say('figure'), say('value'), say('error'), say('interval')],
    [say('headcount'), ...estimateCells(estimates.headcount, percent)],
    [say('intensity'), ...estimateCells(estimates.intensity, percent)],
    [say('adjustedHeadcount'), ...estimateCells(estimates.adjustedHeadcount, fraction)],
    ...more,
    [say('inequality'), fraction(figures.inequality), '', ''],
  ]);
}

function indicatorLines({ set, found, language }: Telling, say: Say): string[] {
  const { estimates } = found.whole;
  const indicators = set.dimensions.flatMap((dimension) => dimension.indicators);
  return tableLines([
    [
      say('indicator'),
      say('weight'),
      say('raw'),
      say('censored'),
      say('contribution'),
      say('error'),
      say('interval'),
    ],
    ...indicators.map(({ label, weight }, place) => {
      const { raw, censored, contribution } = estimates.indicators[place] ?? {};
      return [
        label[language],
        weight,
        percent(raw?.value),
        percent(censored?.value),
        ...estimateCells(contribution ?? null, percent),
      ];
    }),
  ]);
}

function dimensionLines({ set, found, language }: Telling, say: Say): string[] {
  return tableLines([
    [say('dimension'), say('contribution'), say('error'), say('interval')],
    ...set.dimensions.map(({ label }, place) => [
      label[language],
      ...estimateCells(found.whole.estimates.dimensions[place]?.contribution ?? null, percent),
    ]),
  ]);
}

function groupLines({ groups }: MeasuredSurvey, say: Say): string[] {
  if (groups.length === 0) return [];
  return [
    '',
    ...tableLines([
      [say('group'), 'H', say('error'), say('interval'), 'A', 'M0', say('population'), say('contribution')],
      ...groups.map((group) => [
        group.name ?? say('notSaid'),
        ...estimateCells(group.estimates.headcount, percent),
        percent(group.figures.intensity),
        fraction(group.figures.adjustedHeadcount),
        percent(group.populationShare),
        percent(group.contribution),
      ]),
    ]),
  ];
}

function estimateCells(estimate: Estimate | null, write: (share?: number | null) => string): string[] {
  const { value, standardError, low, high } = estimate ?? {};
  const interval = typeof low === 'number' ? `${write(low)} – ${write(high)}` : '-';
  return [write(value), write(standardError), interval];
}

function percent(share?: number | null): string {
  return typeof share === 'number' ? `${(share * 100).toFixed(2)} %` : '-';
}

function fraction(share?: number | null): string {
  return typeof share === 'number' ? share.toFixed(5) : '-';
}

function grouped(count: number): string {
  return count.toLocaleString('en-US', { maximumFractionDigits: 1 });
}
