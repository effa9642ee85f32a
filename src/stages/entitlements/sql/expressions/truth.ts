import { dialect, id, join, literal, type Sql, sql } from '../../../../base/lake/index.ts';
import { childrenOf, type Expression } from '../../language/index.ts';
import { toSql, type UnitColumn } from './to-sql.ts';

/**
 * Truth as an integer of two halves: all bits of the low half say "it is so", all bits of the high half "it may be so". Then
 * the three-valued `and` and `or` are the bitwise ones, which engines do many times quicker than `and` and `or` over nulls, and
 * one `and` with a mask puts both of a condition's bits into a programme's word.
 */
export const YES = -1;
export const NO = 0;
export const OPEN = -65536;

/** How many conditions fit into one word, so that the sign bit stays free. */
export const WORD_BITS = 15;

const HALF = 16;
const LOW_BITS = 2 ** WORD_BITS - 1;

/** How questions are written: the columns of units, and a name for each test that is asked of a person. */
export type TruthScope = Readonly<{
  unitColumn: UnitColumn;
  /** The column of a test that is asked of units and not of people, in two halves; nothing if it is asked of people. */
  unitTest?: (test: Expression, negated: boolean) => Sql | undefined;
  testColumn: (test: Sql) => Sql;
}>;

/** Writes a yes/no expression as truth in two halves; a `not` is taken into the tests at the bottom. */
export function toTruth(expression: Expression, scope: TruthScope, negated = false): Sql {
  const write = (part: Expression) => toTruth(part, scope, negated);
  switch (expression.kind) {
    case 'value':
      return whole((expression.value === true) === negated ? NO : YES);
    case 'all':
      return joined(expression.parts.map(write), negated ? '|' : '&');
    case 'any':
      return joined(expression.parts.map(write), negated ? '&' : '|');
    case 'not':
      return toTruth(expression.part, scope, !negated);
    case 'receives':
      return write(expression.holds);
    case 'if':
      return choice(expression, scope, write);
    default:
      return (
        scope.unitTest?.(expression, negated) ??
        scope.testColumn(testOf(expression, scope.unitColumn, negated))
      );
  }
}

/** A question that is never open chooses between truths by bits; any other by cases, since an open one leaves the whole open. */
function choice(
  { when, gives, otherwise }: Extract<Expression, { kind: 'if' }>,
  scope: TruthScope,
  write: (part: Expression) => Sql,
): Sql {
  if (isNeverOpen(when)) {
    return sql`((${toTruth(when, scope)} & ${write(gives)}) | (~ ${toTruth(when, scope)} & ${write(otherwise)}))`;
  }
  return sql`(case ${toTruth(when, scope)} when ${literal(YES)} then ${write(gives)} when ${literal(NO)} then ${write(otherwise)} else ${whole(OPEN)} end)`;
}

/** A test of a fact in two halves. What is open about it is the fact it asks, and engines say quickest which facts are null. */
function testOf(expression: Expression, unitColumn: UnitColumn, negated: boolean): Sql {
  const test = toSql(expression, unitColumn);
  // Engines turn bits round many times quicker than they say `not`.
  const truth = sql`${negated ? sql`~ ` : sql``}(- cast(${test} as ${dialect.type('integer')}))`;
  if (isNeverOpen(expression)) return sql`(${truth})`;
  const fact = openWith(expression);
  if (!fact) return sql`coalesce(${truth}, ${whole(OPEN)})`;
  return sql`(case when ${id(fact)} is null then ${whole(OPEN)} else ${truth} end)`;
}

/** Whether an expression has an answer for everybody. */
function isNeverOpen(expression: Expression): boolean {
  switch (expression.kind) {
    case 'known':
    case 'value':
      return true;
    case 'all':
    case 'any':
    case 'not':
      return childrenOf(expression).every(isNeverOpen);
    default:
      return false;
  }
}

/** The fact without which a test is open and with which it is not: the only one that it asks, set beside what the law fixes. */
function openWith(expression: Expression): string | undefined {
  switch (expression.kind) {
    case 'fact':
      return expression.fact.fact;
    case 'birth':
      return expression.birth.partial === 'first-day' ? expression.birth.date.fact : undefined;
    case 'compare':
    case 'in': {
      const asked = childrenOf(expression).filter(({ kind }) => kind !== 'value');
      const [fact, ...others] = asked.flatMap((one) => (one.kind === 'fact' ? [one.fact.fact] : []));
      return fact && others.length === 0 && asked.length === 1 ? fact : undefined;
    }
    default:
      return undefined;
  }
}

/** Truth in two halves as SQL's own. */
export function fromTruth(truth: Sql): Sql {
  return sql`(case ${truth} when ${literal(YES)} then true when ${literal(NO)} then false end)`;
}

/** One word for up to fifteen truths: bit i is set where truth i holds, and bit 16 + i where it may hold. */
export function wordOf(truths: readonly Sql[]): Sql {
  return joined(
    truths.map((truth, index) => sql`(${truth} & ${whole(2 ** index + 2 ** (index + HALF))})`),
    '|',
  );
}

/** Whether all truths of a word hold, and whether one surely fails: what may hold stands above what holds, so a comparison tells. */
export function testsOfWord(word: Sql, truths: number): Readonly<{ allHold: Sql; oneFails: Sql }> {
  const [all, mayAll] = [2 ** truths - 1, (2 ** truths - 1) * 2 ** HALF];
  return { allHold: sql`${word} = ${whole(mayAll + all)}`, oneFails: sql`${word} < ${whole(mayAll)}` };
}

/** The bits of the truths that hold, from the words that were made of them. */
export function heldBits(words: readonly Sql[]): Sql {
  return bitsOf(words.map((word) => sql`(${word} & ${whole(LOW_BITS)})`));
}

/** The bits of the truths that are open: they may hold, and are not known to. What is so may be so, hence the difference. */
export function openBits(words: readonly Sql[]): Sql {
  return bitsOf(words.map((word) => sql`((${word} >> ${whole(HALF)}) & ~ ${word})`));
}

function bitsOf(parts: readonly Sql[]): Sql {
  const wide = parts.map((part, index) =>
    index === 0 ? part : sql`(${part} << ${literal(index * WORD_BITS)})`,
  );
  return wide.length === 0 ? literal(0) : joined(wide, '|');
}

function whole(value: number): Sql {
  return sql`cast(${literal(value)} as ${dialect.type('integer')})`;
}

function joined(parts: readonly Sql[], operator: '&' | '|'): Sql {
  const [only] = parts;
  return only && parts.length === 1 ? only : sql`(${join(parts, ` ${operator} `)})`;
}
