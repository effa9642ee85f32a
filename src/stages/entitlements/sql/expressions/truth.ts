import { dialect, join, literal, type Sql, sql } from '../../../../base/lake/index.ts';
import { childrenOf, type Expression } from '../../language/index.ts';
import { toSql, type UnitColumn } from './to-sql.ts';

/**
 * Truth as a small integer of two halves: all bits of the low half say "it is so", all bits of the high half "it may be so". Then
 * the three-valued `and` and `or` are the bitwise ones, which engines do many times quicker than `and` and `or` over nulls, and
 * one `and` with a mask puts both of a condition's bits into a programme's word.
 */
export const YES = -1;
export const NO = 0;
export const OPEN = -256;

/** How many conditions fit into one word, so that the sign bit stays free. */
export const WORD_BITS = 7;

const HALF = 8;
const LOW_BITS = 2 ** WORD_BITS - 1;

/** How questions are written: the columns of units, and a name for each test that is asked of a person. */
export type TruthScope = Readonly<{
  unitColumn: UnitColumn;
  testColumn: (test: Sql, of: Readonly<{ asksUnit: boolean }>) => Sql;
}>;

/** Writes a yes/no expression as truth in two halves; a `not` is taken into the tests at the bottom. */
export function toTruth(expression: Expression, scope: TruthScope, negated = false): Sql {
  const write = (part: Expression) => toTruth(part, scope, negated);
  switch (expression.kind) {
    case 'value':
      return small((expression.value === true) === negated ? NO : YES);
    case 'all':
      return joined(expression.parts.map(write), negated ? '|' : '&');
    case 'any':
      return joined(expression.parts.map(write), negated ? '&' : '|');
    case 'not':
      return toTruth(expression.part, scope, !negated);
    case 'receives':
      return write(expression.holds);
    case 'if': {
      const when = toTruth(expression.when, scope);
      return sql`(case ${when} when ${literal(YES)} then ${write(expression.gives)} when ${literal(NO)} then ${write(expression.otherwise)} else ${small(OPEN)} end)`;
    }
    default: {
      const test = toSql(expression, scope.unitColumn);
      return scope.testColumn(truthOf(negated ? sql`(not ${test})` : test), {
        asksUnit: asksUnit(expression),
      });
    }
  }
}

function asksUnit(expression: Expression): boolean {
  return expression.kind === 'household' || childrenOf(expression).some(asksUnit);
}

/** SQL's own truth in two halves. */
function truthOf(test: Sql): Sql {
  return sql`(- coalesce(cast(${test} as smallint), ${small(-OPEN)}))`;
}

/** Truth in two halves as SQL's own. */
export function fromTruth(truth: Sql): Sql {
  return sql`(case ${truth} when ${literal(YES)} then true when ${literal(NO)} then false end)`;
}

/** One word for up to seven truths: bit i is set where truth i holds, and bit 8 + i where it may hold. */
export function wordOf(truths: readonly Sql[]): Sql {
  return joined(
    truths.map((truth, index) => sql`(${truth} & ${small(2 ** index + 2 ** (index + HALF))})`),
    '|',
  );
}

/** The bits of the truths that hold, from the words that were made of them. */
export function heldBits(words: readonly Sql[]): Sql {
  return bitsOf(words.map((word) => sql`(${word} & ${small(LOW_BITS)})`));
}

/** The bits of the truths that are open: they may hold, and are not known to. */
export function openBits(words: readonly Sql[]): Sql {
  return bitsOf(words.map((word) => sql`((${word} >> ${small(HALF)}) & (~ ${word}) & ${small(LOW_BITS)})`));
}

function bitsOf(parts: readonly Sql[]): Sql {
  const wide = parts.map((part, index) => {
    const bits = sql`cast(${part} as ${dialect.type('integer')})`;
    return index === 0 ? bits : sql`(${bits} * ${literal(2 ** (index * WORD_BITS))})`;
  });
  return wide.length === 0 ? literal(0) : joined(wide, '|');
}

function small(value: number): Sql {
  return sql`cast(${literal(value)} as smallint)`;
}

function joined(parts: readonly Sql[], operator: '&' | '|'): Sql {
  const [only] = parts;
  return only && parts.length === 1 ? only : sql`(${join(parts, ` ${operator} `)})`;
}
