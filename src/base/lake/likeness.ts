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

/** DuckDB's way of asking what is in a text, and of cutting and mending texts; part of the dialect. */
export const duckDbTexts = {
  /** Bytes of a text in UTF-8. */
  byteLength(text: Sql): Sql {
    return sql`strlen(${text})`;
  },

  /** Whether a text has only ASCII letters; null for null. */
  isAscii(text: Sql): Sql {
    return sql`(strlen(${text}) = length(${text}))`;
  },

  /** Whether a text has another inside. */
  contains(text: Sql, part: string): Sql {
    return sql`contains(${text}, ${literal(part)})`;
  },

  /** Whether a whole text has the form of a regular expression. */
  matches(text: Sql, pattern: string): Sql {
    return sql`regexp_full_match(${text}, ${literal(pattern)})`;
  },

  /** Whether any part of a text has the form of a regular expression. */
  hasPart(text: Sql, pattern: string): Sql {
    return sql`regexp_matches(${text}, ${literal(pattern)})`;
  },

  /** The first part of a text that has the form of a regular expression; empty when none has. */
  firstPart(text: Sql, pattern: string): Sql {
    return sql`regexp_extract(${text}, ${literal(pattern)})`;
  },

  /** A text without any part that has the form of a regular expression. */
  withoutAll(text: Sql, pattern: string): Sql {
    return sql`regexp_replace(${text}, ${literal(pattern)}, '', 'g')`;
  },

  /** A text with every part that has the form of a regular expression written otherwise. */
  replaceAll(text: Sql, pattern: string, by: string): Sql {
    return sql`regexp_replace(${text}, ${literal(pattern)}, ${literal(by)}, 'g')`;
  },

  /** A text with one space where there are several; most texts have none to mend and are not searched. */
  singleSpaces(text: Sql): Sql {
    return sql`case when contains(${text}, '  ') then regexp_replace(${text}, ' +', ' ', 'g') else ${text} end`;
  },

  /** One word of a text: 1 the first, -1 the last; null where there is no such word. */
  wordOf(text: Sql, place: number): Sql {
    return sql`string_split(${text}, ' ')[${literal(place)}]`;
  },
} as const;
