import { problem } from '../../../base/errors/index.ts';
import type { Counts } from './counts.ts';
import type { Measure, MeasureBase, MeasurePattern, MeasureSettings } from './settings.ts';

/** What a measure pattern needs to know of a programme. */
export type ProgrammeName = Readonly<{
  id: string;
  title: Readonly<{ th: string; en: string }>;
  /** The fact that tells what is paid; without one no measure that needs a roll is made of the programme. */
  paidFact?: string | undefined;
  /** In what its money is counted. */
  period?: string | undefined;
  /** What it may or may not be combined with. */
  stacking?: readonly Readonly<{ with: string; rule: string }>[] | undefined;
}>;

/** All measures of a country in the order of its content, patterns filled in for every programme of which they say something. */
export function measuresOf(settings: MeasureSettings, programmes: readonly ProgrammeName[]): Measure[] {
  const own = settings.measures.map((measure) => ({ ...measure, programme: programmeIn(measure.counts) }));
  const exclusive = exclusiveOnes(settings, programmes);
  const patterned = settings.perProgramme.flatMap((pattern) =>
    programmes
      .filter((programme) => suits(pattern, programme, exclusive))
      .map((programme) => fill(pattern, programme, settings)),
  );
  const all = [...own, ...patterned];
  checkRatios(all);
  return all;
}

/** Measures whose figures are stored; the others are worked out from them. */
export function storedMeasures(measures: readonly Measure[]): Measure[] {
  return measures.filter(({ counts }) => counts.kind !== 'ratio');
}

function suits(pattern: MeasurePattern, programme: ProgrammeName, exclusive: ReadonlySet<string>): boolean {
  const { id, paidFact, period } = programme;
  if (paidFact === undefined && pattern.counts.kind !== 'answer') return false;
  if (pattern.periods && period !== undefined && !pattern.periods.includes(period)) return false;
  return !pattern.mayNotCombine || exclusive.has(id);
}

/** Programmes that may not be combined with another one, whichever of the two says so, or with what a register tells. */
function exclusiveOnes(
  { mayNotCombine }: MeasureSettings,
  programmes: readonly ProgrammeName[],
): Set<string> {
  const pairs = programmes.flatMap(({ id, stacking = [] }) =>
    stacking.filter(({ rule }) => rule === 'may-not').flatMap((rule) => [id, rule.with]),
  );
  return new Set([...mayNotCombine, ...pairs]);
}

function programmeIn(counts: Counts): string | null {
  return 'programme' in counts ? (counts.programme ?? null) : null;
}

function fill(pattern: MeasurePattern, programme: ProgrammeName, settings: MeasureSettings): Measure {
  const { periods: _periods, mayNotCombine: _mayNotCombine, ...measure } = pattern;
  const put = (sentence: { th: string; en: string }) => ({
    th: sentence.th.replaceAll('{title}', programme.title.th),
    en: sentence.en.replaceAll('{title}', programme.title.en),
  });
  const ofTheDead = settings.programmesForTheDead.includes(programme.id);
  return {
    ...measure,
    id: pattern.id.replaceAll('{id}', programme.id),
    title: put(pattern.title),
    definition: put(pattern.definition),
    counts: 'programme' in pattern.counts ? { ...pattern.counts, programme: programme.id } : pattern.counts,
    countsTheDead: pattern.countsTheDead || ofTheDead,
    over: ofTheDead ? null : pattern.over,
    programme: programme.id,
  };
}

/** Refuses a ratio of something that is not counted. */
function checkRatios(measures: readonly MeasureBase[]): void {
  const counted = new Set(measures.filter(({ counts }) => counts.kind !== 'ratio').map(({ id }) => id));
  for (const { id, counts } of measures) {
    if (counts.kind !== 'ratio') continue;
    const missing = [counts.numerator, counts.denominator].find((part) => !counted.has(part));
    if (missing === undefined) continue;
    const reason = `it is a ratio of '${missing}', which is not a counted measure; name one that is`;
    throw problem('CONTENT_INVALID', { file: 'measures', where: id, reason });
  }
}
