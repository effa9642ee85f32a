import { literal, type Sql, sql, trusted } from './sql.ts';

/** Slack of a cut-off that only saves work, so that rounding inside the engine never decides. */
const SLACK = 1e-9;

/**
 * DuckDB's way of asking how alike two values are; part of the dialect. Engines count bytes, so texts must be one byte a letter where
 * letters are to be counted. Null on either side gives null.
 */
export const duckDbLikeness = {
  /** A number that no engine takes for a decimal, so that both sides of a comparison are doubles. */
  double(value: number): Sql {
    return trusted(value.toExponential());
  },

  /** Whether so few letters put in, left out or changed turn one text into the other. Length says no before letters are counted. */
  editsWithin(left: Sql, right: Sql, atMost: number): Sql {
    const far = sql`abs(strlen(${left}) - strlen(${right})) > ${literal(atMost)}`;
    return sql`case when ${far} then false else levenshtein(${left}, ${right}) <= ${literal(atMost)} end`;
  },

  /**
   * Whether so few edits do, where two neighbours changing places is one edit, and letters between them may be edited too (the
   * unrestricted distance). A swap is at most two plain edits, so the quick plain count says no for nearly all pairs.
   */
  editsOrSwapsWithin(left: Sql, right: Sql, atMost: number): Sql {
    const limit = literal(atMost);
    return sql`case
      when abs(strlen(${left}) - strlen(${right})) > ${limit} then false
      when levenshtein(${left}, ${right}) > ${literal(2 * atMost)} then false
      else damerau_levenshtein(${left}, ${right}) <= ${limit}
    end`;
  },

  /** Whether the Jaro-Winkler likeness, 0 to 1, is at least so much. */
  jaroWinklerAtLeast(left: Sql, right: Sql, atLeast: number): Sql {
    const cutOff = duckDbLikeness.double(Math.max(0, atLeast - SLACK));
    return sql`(jaro_winkler_similarity(${left}, ${right}, ${cutOff}) >= ${duckDbLikeness.double(atLeast)})`;
  },

  /** Whether two texts of one length differ at so few places; texts of unequal length do not. */
  placesWithin(left: Sql, right: Sql, atMost: number): Sql {
    return sql`case
      when strlen(${left}) <> strlen(${right}) then false
      when ${left} = ${right} then true
      else hamming(${left}, ${right}) <= ${literal(atMost)}
    end`;
  },

  /** A text parted at every space, as a list. */
  splitAtSpaces(text: Sql): Sql {
    return sql`string_split(${text}, ' ')`;
  },

  /** The different words of a text, parted by spaces, as a list; slower. */
  wordsOf(text: Sql): Sql {
    return sql`list_distinct(list_filter(string_split(${text}, ' '), lambda word: word <> ''))`;
  },

  /** How many different members two lists have in common. */
  inCommon(left: Sql, right: Sql): Sql {
    return sql`len(list_intersect(${left}, ${right}))`;
  },

  /** How many members a list has. */
  listLength(list: Sql): Sql {
    return sql`len(${list})`;
  },

  /** Whether a text is four digits, dash, two digits, dash, two digits. */
  isDayText(text: Sql): Sql {
    return sql`${text} glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'`;
  },

  /** Days from one to another of two day texts; null where the calendar has no such day. Of other texts it may say anything. */
  daysBetween(from: Sql, to: Sql): Sql {
    return sql`(try_cast(${to} as date) - try_cast(${from} as date))`;
  },

  /** The number a text says, spaces around it allowed; null when it says none or one larger than `largest` either way. */
  numberOf(text: Sql, largest = Number.MAX_VALUE): Sql {
    const number = sql`try_cast(${text} as double)`;
    return sql`case when abs(${number}) <= ${duckDbLikeness.double(largest)} then ${number} end`;
  },
} as const;
