import { dialect, id, join, literal, type Sql, sql } from '../../../base/lake/index.ts';
import type { PovertyMeasure } from './define-measure.ts';

/** A column by which people are told apart: areas, years, sexes. */
export type MeasureGroup = Readonly<{ name: string; value: Sql }>;

/**
 * People (or households) and what they lack. `deprived` gives for an indicator a truth that is null where it is not known; `weight` is
 * a whole number above or equal to zero, the number of people a row stands for (see `wholeWeight` for decimals).
 */
export type MeasureSource = Readonly<{
  from: Sql;
  deprived: (indicator: string) => Sql;
  groups: readonly MeasureGroup[];
  weight?: Sql;
}>;

/** Two bits an indicator must fit a signed number of 64. */
const INDICATORS_A_WORD = 31;
const WEIGHT_DECIMALS = 9;

/** What a decimal survey weight is multiplied by to be counted exactly: sums of whole numbers are the same in any order. */
export const WEIGHT_SCALE = 10 ** WEIGHT_DECIMALS;

/** The largest weight that stays exact. */
export const LARGEST_SURVEY_WEIGHT = 1_000_000;

/** A decimal weight as the whole number of its thousand-millionths. */
export function wholeWeight(weight: Sql): Sql {
  return sql`cast(cast(${weight} as decimal(38, 9)) * ${literal(WEIGHT_SCALE)} as bigint)`;
}

/** Reads an indicator from two columns of bits: which are failed, and which are known. */
export function bitIndicator(failed: Sql, known: Sql, bit: bigint): Sql {
  const holds = (bits: Sql) => sql`(${bits} & ${literal(bit)}) <> 0`;
  return sql`case when ${holds(known)} then ${holds(failed)} end`;
}

/** A run of indicators whose bits share one number. */
type Word = Readonly<{ name: string; indicators: readonly string[] }>;

/**
 * People of one group who lack the same things, as one row: the groups, `pattern_n`, `rows`, `weight` and, where asked, `squares` of
 * weights. Everything else is worked out from these few rows, so the many are read once. A pattern holds the bits of what is lacking
 * and, above them, of what is not known.
 */
export function cellsSelect(
  measure: PovertyMeasure,
  source: MeasureSource,
  { squares }: Readonly<{ squares: boolean }> = { squares: false },
): Sql {
  const { from, weight } = source;
  const keys = keysOf(measure, source);
  const wide = dialect.type('wide');
  const sums = [
    sql`count(*) as ${id('rows')}`,
    sql`${weight ? sql`sum(${weight})` : sql`count(*)`} as weight`,
    ...(squares
      ? [sql`${weight ? sql`sum(cast(${weight} as ${wide}) * ${weight})` : sql`count(*)`} as squares`]
      : []),
  ];
  return sql`
    select ${join([...keys.map(({ name, value }) => sql`${value} as ${id(name)}`), ...sums])}
    from ${from}
    group by ${join(keys.map((_, place) => literal(place + 1)))}`;
}

/** Every row as a cell of its own: for groups so small that few of their rows lack the same. */
export function rowCellsSelect(measure: PovertyMeasure, source: MeasureSource): Sql {
  const keys = keysOf(measure, source).map(({ name, value }) => sql`${value} as ${id(name)}`);
  const weight = sql`cast(${source.weight ?? literal(1)} as ${dialect.type('bigint')}) as weight`;
  return sql`select ${join([...keys, sql`1 as ${id('rows')}`, weight])} from ${source.from}`;
}

function keysOf(measure: PovertyMeasure, source: MeasureSource): MeasureGroup[] {
  const patterns = wordsOf(measure).map((word) => ({ name: word.name, value: patternOf(word, source) }));
  return [...source.groups, ...patterns];
}

/** The names of the pattern columns. */
export function patternColumns(measure: PovertyMeasure): string[] {
  return wordsOf(measure).map(({ name }) => name);
}

/** Whether a cell lacks an indicator, and whether that is known, by the place of the indicator in the measure. */
export function cellTests(measure: PovertyMeasure, place: number): Readonly<{ lacks: Sql; unknown: Sql }> {
  const word = wordsOf(measure)[Math.floor(place / INDICATORS_A_WORD)];
  if (!word) throw new RangeError(`indicator ${place}`);
  const bit = BigInt(place % INDICATORS_A_WORD);
  const holds = (wanted: bigint) => sql`(${id(word.name)} & ${literal(1n << wanted)}) <> 0`;
  return { lacks: holds(bit), unknown: holds(bit + BigInt(word.indicators.length)) };
}

/** Whether every indicator of a cell is known: no bit stands above those of what is lacking. */
export function allKnown(measure: PovertyMeasure): Sql {
  const tests = wordsOf(measure).map(
    ({ name, indicators }) => sql`${id(name)} < ${literal(1n << BigInt(indicators.length))}`,
  );
  return join(tests, ' and ');
}

function wordsOf({ indicators }: PovertyMeasure): Word[] {
  const count = Math.ceil(indicators.length / INDICATORS_A_WORD);
  return Array.from({ length: count }, (_, word) => ({
    name: `pattern_${word}`,
    indicators: indicators
      .slice(word * INDICATORS_A_WORD, (word + 1) * INDICATORS_A_WORD)
      .map((indicator) => indicator.id),
  }));
}

function patternOf({ indicators }: Word, { deprived }: MeasureSource): Sql {
  const bits = indicators.map((indicator, place) => {
    const lacking = literal(1n << BigInt(place));
    const unknown = literal(1n << BigInt(place + indicators.length));
    return sql`case ${deprived(indicator)} when true then ${lacking} when false then 0 else ${unknown} end`;
  });
  return join(bits, '\n      + ');
}
