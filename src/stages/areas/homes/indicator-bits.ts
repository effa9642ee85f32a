import { problem } from '../../../base/errors/index.ts';
import { dialect, id, type Sql, sql } from '../../../base/lake/index.ts';
import type { CountsOf } from '../measures/index.ts';

/** What of an indicator set measures need to know: its bits are the numbers of its indicators and the order of its dimensions. */
export type MeasuredSet = Readonly<{
  id: string;
  dimensions: readonly Readonly<{ id: string }>[];
  indicators: readonly Readonly<{ number: number }>[];
}>;

type Deprived = Omit<CountsOf<'deprived'>, 'kind'>;

/** The column of surveyed households that says whether a set judged them poor; null where it could not tell. */
export function judgedBy(set: string): string {
  return `${set.replaceAll('-', '_')}__poor`;
}

/** Whether a household was judged poor or not by a set; a household that nobody surveyed was not. */
export function isJudged(set: string): Sql {
  return sql`(${poor(set)} is not null)`;
}

/** Whether a set judged a household poor; not known where it could not tell. */
export function isPoorBy(set: string): Sql {
  return poor(set);
}

/** Whether a judged household fails an indicator or a dimension: a raw headcount, or a censored one among the poor. */
export function householdBits(counts: Deprived, sets: readonly MeasuredSet[]): Sql {
  const [column, bit] = bitOf(counts, sets);
  const fails = dialect.hasBit(column, bit);
  if (counts.among === 'answered') {
    const known = counts.indicator === undefined ? sql`true` : isAnswered(counts, sets);
    return sql`case when ${known} then ${fails} end`;
  }
  const among = counts.among === 'poor' ? poor(counts.set) : isJudged(counts.set);
  return sql`case when ${poor(counts.set)} is not null then (${among} and ${fails}) end`;
}

/** Whether it is known if a household fails an indicator. */
export function isAnswered(
  { set, indicator }: Pick<Deprived, 'set' | 'indicator'>,
  sets: readonly MeasuredSet[],
): Sql {
  const [, bit] = bitOf({ set, indicator, among: 'answered' }, sets);
  return sql`coalesce(${dialect.hasBit(setColumn(set, 'known'), bit)}, false)`;
}

/** The weights a judged household fails, 0 where it is not among those asked for. */
export function scoreOf({ set, among }: Omit<CountsOf<'score'>, 'kind'>): Sql {
  const score = setColumn(set, 'score');
  return sql`case when ${among === 'poor' ? poor(set) : isJudged(set)} then cast(${score} as bigint) else 0 end`;
}

function bitOf({ set, dimension, indicator }: Deprived, sets: readonly MeasuredSet[]): [Sql, bigint] {
  const found = sets.find((one) => one.id === set);
  if (!found) throw invalid(set, 'there is no such indicator set');
  if (dimension !== undefined && indicator === undefined) {
    const place = found.dimensions.findIndex((one) => one.id === dimension);
    if (place < 0) throw invalid(`${set}.${dimension}`, 'the indicator set has no such dimension');
    return [setColumn(set, 'dimensions'), 1n << BigInt(place)];
  }
  if (indicator === undefined || dimension !== undefined)
    throw invalid(set, 'name one indicator or one dimension of the set');
  if (!found.indicators.some((one) => one.number === indicator))
    throw invalid(`${set}.${indicator}`, 'the indicator set has no such indicator');
  return [setColumn(set, 'failed'), 1n << BigInt(indicator)];
}

function poor(set: string): Sql {
  return setColumn(set, 'poor');
}

/** Households of the poverty stage stand under `home`. */
function setColumn(set: string, what: 'failed' | 'known' | 'dimensions' | 'score' | 'poor'): Sql {
  return id(`home.${set.replaceAll('-', '_')}__${what}`);
}

function invalid(where: string, reason: string): Error {
  return problem('CONTENT_INVALID', { file: 'measures', where, reason });
}
