import { dialect, join, literal, type Sql, sql, trusted } from '../../base/lake/index.ts';
import type { Condition, PlainCondition } from './condition.ts';
import { customPieces } from './custom-sql.ts';
import {
  type DatePair,
  daysApartSql,
  kmSql,
  type SqlPair,
  samePartSql,
  swappedDaySql,
  yearsApartSql,
} from './measures/index.ts';

/** How SQL of a pair names a side's value. */
export type PairColumns = Readonly<{
  /** The text or number itself. */
  value: (side: 'l' | 'r', column: string) => Sql;
  /** An integer equal iff the texts of this column are equal, null for null; may be the value itself. */
  code: (side: 'l' | 'r', column: string) => Sql;
}>;

/** What a condition is asked of; `wholeDays` when every date text is known to have the form of a whole day. */
export type Asked = Readonly<{ column: string; columns: PairColumns; wholeDays: boolean }>;

type OneColumn = Exclude<PlainCondition, { is: 'exact' | 'swapped' | 'km' | 'sql' }>;

/** A condition as a boolean expression over a pair; null where it is not known, as `conditionHolds` says it. */
export function conditionSql(condition: Condition, column: string, columns: PairColumns): Sql {
  return askedSql(condition, { column, columns, wholeDays: false });
}

/** As `conditionSql`, where more is known of the pair. */
export function askedSql(condition: Condition, asked: Asked): Sql {
  const { column, columns } = asked;
  switch (condition.is) {
    case 'all':
    case 'any': {
      const parts = condition.of.map((part) => askedSql(part, asked));
      return sql`(${join(parts, condition.is === 'all' ? ' and ' : ' or ')})`;
    }
    case 'not':
      return sql`(not ${askedSql(condition.of, asked)})`;
    case 'sql':
      return customSql(condition.sql, columns);
    case 'exact': {
      const { left, right } = pairOf(columns.code, condition.column ?? column);
      return sql`(${left} = ${right})`;
    }
    case 'swapped': {
      const own = pairOf(columns.value, condition.column ?? column);
      const other = pairOf(columns.value, condition.with);
      return sql`(${own.left} = ${other.right} and ${other.left} = ${own.right})`;
    }
    case 'km': {
      const latitude = pairOf(columns.value, condition.latitude);
      return kmSql({
        latitude,
        longitude: pairOf(columns.value, condition.longitude),
        atMost: condition.atMost,
      });
    }
    default: {
      const pair = pairOf(columns.value, condition.column ?? column);
      return oneColumnSql(condition, { ...pair, whole: asked.wholeDays });
    }
  }
}

/** One column of the two records, by value or by code. */
export function pairOf(name: PairColumns['value'], column: string): SqlPair {
  return { left: name('l', column), right: name('r', column) };
}

function oneColumnSql(condition: OneColumn, pair: DatePair): Sql {
  const { left, right } = pair;
  switch (condition.is) {
    case 'levenshtein':
      return dialect.editsWithin(left, right, condition.atMost);
    case 'damerau':
      return dialect.editsOrSwapsWithin(left, right, condition.atMost);
    case 'jaro-winkler':
      return dialect.jaroWinklerAtLeast(left, right, condition.atLeast);
    case 'digits-differ':
      return dialect.placesWithin(left, right, condition.atMost);
    case 'overlap':
      return overlapSql(pair, condition.atLeast);
    case 'overlap-share':
      return overlapShareSql(pair, condition.atLeast);
    case 'prefix':
      return prefixSql(pair, condition.length);
    case 'initial':
      return initialSql(pair);
    case 'same-part':
      return samePartSql(pair, condition.part);
    case 'day-month-swapped':
      return swappedDaySql(pair);
    case 'days-apart':
      return daysApartSql(pair, condition.atMost);
    case 'years-apart':
      return yearsApartSql(pair, condition.exactly);
    case 'number-apart':
      return sql`(${apartSql(pair)} <= ${dialect.double(condition.atMost)})`;
    case 'number-share-apart': {
      const larger = sql`greatest(abs(${dialect.numberOf(left)}), abs(${dialect.numberOf(right)}))`;
      return sql`(${apartSql(pair)} <= ${dialect.double(condition.atMost)} * ${larger})`;
    }
  }
}

/** Words are first counted as they stand, blank ones too; what has enough of those is counted exactly. */
function overlapSql(pair: SqlPair, atLeast: number): Sql {
  const enough = literal(atLeast);
  const exact = dialect.inCommon(dialect.wordsOf(pair.left), dialect.wordsOf(pair.right));
  return whenOrNull(pair, sql`${roughlyInCommon(pair)} >= ${enough}`, sql`${exact} >= ${enough}`);
}

function overlapShareSql(pair: SqlPair, atLeast: number): Sql {
  const [left, right] = [dialect.wordsOf(pair.left), dialect.wordsOf(pair.right)];
  const common = dialect.inCommon(left, right);
  const all = sql`(${dialect.listLength(left)} + ${dialect.listLength(right)} - ${common})`;
  const share = sql`${common} > 0 and ${common} >= ${dialect.double(atLeast)} * ${all}`;
  return whenOrNull(pair, sql`${roughlyInCommon(pair)} > 0`, share);
}

function roughlyInCommon({ left, right }: SqlPair): Sql {
  return dialect.inCommon(dialect.splitAtSpaces(left), dialect.splitAtSpaces(right));
}

function prefixSql(pair: SqlPair, length: number): Sql {
  const letters = literal(length);
  const alike = sql`substr(${pair.left}, 1, ${letters}) = substr(${pair.right}, 1, ${letters})`;
  return whenOrNull(pair, alike, sql`length(${pair.left}) >= ${letters}`);
}

/** Lengths first, because nearly every text is longer than a letter. */
function initialSql({ left, right }: SqlPair): Sql {
  const long = sql`${dialect.byteLength(left)} <> 1 and ${dialect.byteLength(right)} <> 1`;
  return sql`case when ${long} then false else substr(${left}, 1, 1) = substr(${right}, 1, 1) end`;
}

/** The answer where the quick test lets it through, otherwise false; null unless both sides are known. */
function whenOrNull({ left, right }: SqlPair, test: Sql, answer: Sql): Sql {
  return sql`case when ${left} is null or ${right} is null then null when ${test} then ${answer} else false end`;
}

function customSql(text: string, columns: PairColumns): Sql {
  const pieces = customPieces(text).map((piece) =>
    typeof piece === 'string' ? trusted(piece) : columns.value(piece.side, piece.column),
  );
  return sql`(${join(pieces, '')})`;
}

function apartSql({ left, right }: SqlPair): Sql {
  return sql`abs(${dialect.numberOf(left)} - ${dialect.numberOf(right)})`;
}
