import type { Circle, Facts } from '../evaluate.ts';
import { prepareEvaluate } from '../evaluate.ts';
import type { Expression, ProgrammePeriod, Value } from '../language/index.ts';

/** How a right is counted: by the year, apart because it is given once, or not in money at all. */
export type Basis = 'year' | 'once' | 'service';

/** The least and the most that something can be in satang; a most of null is not bounded by what is known. */
export type Span = Readonly<{ least: bigint; most: bigint | null }>;

const TIMES_A_YEAR: Readonly<Record<ProgrammePeriod, Readonly<{ basis: Basis; times: bigint }>>> = {
  month: { basis: 'year', times: 12n },
  quarter: { basis: 'year', times: 4n },
  semester: { basis: 'year', times: 2n },
  year: { basis: 'year', times: 1n },
  once: { basis: 'once', times: 1n },
  service: { basis: 'service', times: 0n },
};

/** Whether a programme's money comes by the year, once, or not at all. */
export function basisOf(period: ProgrammePeriod): Basis {
  return TIMES_A_YEAR[period].basis;
}

/** An amount of a programme's period over a year: a month twelve times, a quarter four, a term two; what is given once as it is. */
export function overAYear(period: ProgrammePeriod, satang: bigint): bigint {
  return TIMES_A_YEAR[period].times * satang;
}

/** The same of a span. */
export function spanOverAYear(period: ProgrammePeriod, { least, most }: Span): Span {
  return { least: overAYear(period, least), most: most === null ? null : overAYear(period, most) };
}

type Asked = Readonly<{ facts: Facts; circle: Circle }>;

/** What an amount can be for somebody of whom not everything is known that decides it; never below nothing. */
export function amountSpan(amount: Expression, asked: Asked): Span {
  const found = spanIn(amount, asked);
  return { least: found.least < 0n ? 0n : found.least, most: found.most };
}

function spanIn(expression: Expression, asked: Asked): Span {
  const known = prepareEvaluate(expression)(asked.facts, asked.circle);
  if (known !== null) return exactly(known);
  switch (expression.kind) {
    case 'if':
      return either([expression.gives, expression.otherwise].map((part) => spanIn(part, asked)));
    case 'area-table': {
      const { values, otherwise } = expression;
      return either([...values.values(), ...(otherwise === null ? [] : [otherwise])].map(exactly));
    }
    case 'add':
      return together(
        expression.parts.map((part) => spanIn(part, asked)),
        (left, right) => left + right,
      );
    case 'min':
      return leastOf(expression.parts.map((part) => spanIn(part, asked)));
    case 'max':
      return together(
        expression.parts.map((part) => spanIn(part, asked)),
        greater,
      );
    default:
      return ANYTHING;
  }
}

const ANYTHING: Span = { least: 0n, most: null };

function exactly(value: Value): Span {
  const satang = typeof value === 'bigint' || typeof value === 'number' ? BigInt(value) : 0n;
  return { least: satang, most: satang };
}

/** One of several: from the smallest least to the greatest most. */
function either(spans: readonly Span[]): Span {
  return spans.reduce((left, right) => ({
    least: smaller(left.least, right.least),
    most: left.most === null || right.most === null ? null : greater(left.most, right.most),
  }));
}

function together(spans: readonly Span[], join: (left: bigint, right: bigint) => bigint): Span {
  return spans.reduce((left, right) => ({
    least: join(left.least, right.least),
    most: left.most === null || right.most === null ? null : join(left.most, right.most),
  }));
}

/** The smallest of several is at most the smallest most that is known. */
function leastOf(spans: readonly Span[]): Span {
  const mosts = spans.flatMap(({ most }) => (most === null ? [] : [most]));
  return {
    least: spans.map(({ least }) => least).reduce(smaller),
    most: mosts.length === 0 ? null : mosts.reduce(smaller),
  };
}

function isLess(left: bigint, right: bigint): boolean {
  return left < right;
}

/** The smaller of two amounts. */
export function smaller(left: bigint, right: bigint): bigint {
  return isLess(left, right) ? left : right;
}

function greater(left: bigint, right: bigint): bigint {
  return isLess(left, right) ? right : left;
}
