import { dialect, id, join, literal, type Sql, sql } from '../../../base/lake/index.ts';
import { isOfHouseholds } from '../homes/index.ts';
import type { Measure } from '../measures/index.ts';
import { columnOf } from './measure-columns.ts';

/** Bits that fit a BIGINT above zero. */
const WORD_BITS = 62;

/** A yes or no of a person as one bit of a few words: a person's answers to all measures together are a pattern that many share. */
export type Mark = Readonly<{ measure: Measure; word: number; bit: bigint }>;

/** Where each measure of people stands: yes/no measures as marks, measures that add something up as columns of their own. */
export type Layout = Readonly<{
  marks: readonly Mark[];
  words: readonly string[];
  amounts: readonly Measure[];
}>;

const ADDED_UP: readonly Measure['counts']['kind'][] = ['gap-money', 'score', 'need-quantity'];

/** Lays out the measures that are counted on people. */
export function layOut(measures: readonly Measure[]): Layout {
  const amounts = measures.filter(({ counts }) => ADDED_UP.includes(counts.kind));
  const marked = measures.filter(
    (measure) =>
      !amounts.includes(measure) && !isOfHouseholds(measure.counts) && measure.counts.kind !== 'ratio',
  );
  const marks = marked.map((measure, place) => ({
    measure,
    word: Math.floor(place / WORD_BITS),
    bit: 1n << BigInt(place % WORD_BITS),
  }));
  const count = Math.max(1, Math.ceil(marked.length / WORD_BITS));
  return { marks, amounts, words: Array.from({ length: count }, (_, word) => `marks_${word}`) };
}

/** Whether a mark is set in a row that has the words. */
export function isMarked({ words }: Layout, { word, bit }: Mark): Sql {
  return sql`(${id(words[word] ?? '')} & ${literal(bit)}) <> 0`;
}

/** One word of some marks: the bits of those that a test holds for. */
export function packWord(marks: readonly Mark[], word: number, test: (measure: Measure) => Sql): Sql {
  const bits = marks
    .filter((mark) => mark.word === word)
    .map(
      ({ measure, bit }) => sql`case when ${test(measure)} then cast(${literal(bit)} as bigint) else 0 end`,
    );
  return bits.length === 0 ? sql`cast(0 as bigint)` : sql`cast(${join(bits, ' + ')} as bigint)`;
}

/** All bits of some marks in one word. */
export function maskOf(marks: readonly Mark[], word: number): bigint {
  return marks.filter((mark) => mark.word === word).reduce((all, { bit }) => all | bit, 0n);
}

/** The words of a layout as columns. */
export function wordColumns({ words }: Layout): Sql[] {
  return words.map((word) => id(word));
}

/** The column a measure that is added up has. */
export function amountColumn(measure: Measure): Sql {
  return id(columnOf(measure.id));
}

/** The column of a measure by its number, for tables that stand between. */
export function numbered(place: number): string {
  return `measure_${place}`;
}

type ByNumber = Readonly<{ from: Sql; keep: readonly string[]; numbers: readonly number[] }>;

/** Turns columns of numbered measures into rows. */
export function byNumber({ from, keep, numbers }: ByNumber): Sql {
  return dialect.unpivot({
    from,
    keep,
    columns: numbers.map((place) => ({ column: numbered(place), name: String(place) })),
    name: 'measure_no',
    value: 'value',
  });
}
