import {
  type ClearRecord,
  cleanText,
  collectEncodings,
  type EncodingKeys,
  type EncodingSettings,
  encodeRecords,
  makeEncoder,
  piecesOf,
} from '../../src/linker/index.ts';
import { columnsOf, minePatterns, type Rows, sharedRows } from './patterns.ts';

/** A pattern is known for what it is when the records it shows and those that really have the letters are so much the same. */
const SAME = 0.8;

/** What an attacker without the key has: the encodings of one register, and another register of about the same people in clear. */
type Attacked = Readonly<{
  records: readonly ClearRecord[];
  known: readonly ClearRecord[];
  settings: EncodingSettings;
  keys: EncodingKeys;
}>;

/**
 * Frequency attack: the commonest encodings are laid beside the commonest values of a column, rank by rank. Gives the share of the
 * records that have a value whose value is then guessed right, and how often the commonest value alone would be right.
 */
async function attackByFrequency(attacked: Attacked, column: string): Promise<object> {
  const { ids, words } = await encode(attacked);
  const each = words.length / ids.length;
  const encodings = ids.map((_, at) => words.subarray(at * each, (at + 1) * each).join(' '));
  const truth = attacked.records.map((record) => textOf(record, column));
  const publicValues = ranked(attacked.known.map((record) => textOf(record, column)));
  const guess = new Map(ranked(encodings).map((encoding, rank) => [encoding, publicValues[rank]]));
  const named = truth.filter((value) => value !== '').length;
  const right = truth.filter((value, at) => value !== '' && guess.get(encodings[at] ?? '') === value).length;
  const commonest = truth.filter((value) => value === publicValues[0]).length;
  return {
    differentEncodings: new Set(encodings).size,
    guessedRight: share(right, named),
    guessingTheCommonest: share(commonest, named),
  };
}

/**
 * Pattern mining: bits that are set together in many records are taken for one run of letters (or digits, or one whole value), and
 * named after the run that is about as frequent in the public register. Runs that half of all records have, as the 19 of a year, tell
 * nothing and are not counted.
 */
async function attackByPatterns(attacked: Attacked): Promise<object> {
  const { ids, words } = await encode(attacked);
  const patterns = minePatterns(columnsOf({ words, records: ids.length }));
  const runs = runsOf(attacked.records, attacked.settings);
  const guesses = sharesOf(runsOf(attacked.known, attacked.settings), attacked.known.length);
  const told = { ofLetters: 0, ofDigits: 0, lettersNamedRight: 0, digitsNamedRight: 0 };
  const found = new Uint8Array(ids.length);
  for (const { rows, count } of patterns) {
    const [run, alike] = nearestRun(runs, rows);
    if (alike < SAME) continue;
    const isRight = nearest(guesses, count / ids.length) === run;
    if (isDigits(run, attacked.settings)) {
      told.ofDigits++;
      if (isRight) told.digitsNamedRight++;
    } else {
      told.ofLetters++;
      if (isRight) told.lettersNamedRight++;
      if (isRight) markRows(rows, found);
    }
  }
  const read = found.reduce((sum, one) => sum + one, 0);
  return { patterns: patterns.length, ...told, recordsOfWhichLettersAreRead: share(read, ids.length) };
}

/** The run whose records are most like those of a pattern. */
function nearestRun(runs: ReadonlyMap<string, Rows>, rows: Rows): readonly [run: string, alike: number] {
  let best: readonly [string, number] = ['', 0];
  for (const [run, own] of runs) {
    const alike = likeness(rows, own);
    if (alike > best[1]) best = [run, alike];
  }
  return best;
}

function isDigits(run: string, { fields }: EncodingSettings): boolean {
  return fields.some(({ column, as }) => as !== 'grams' && run.startsWith(`${column} `));
}

/** What the attacks are tried on: sets of fields, and what is changed of the plain encoding. */
type Trials = Omit<Attacked, 'settings'> &
  Readonly<{
    alone: EncodingSettings;
    byName: Readonly<Record<string, EncodingSettings>>;
  }>;

/** All attacks on all encodings, by name. */
export async function knownAttacks({ alone, byName, ...side }: Trials): Promise<object> {
  const byFrequency: Record<string, object> = {};
  for (const { column } of alone.fields) {
    const single = { ...alone, fields: alone.fields.filter((field) => field.column === column) };
    byFrequency[`${column} alone in a filter (refused by the command)`] = await attackByFrequency(
      { ...side, settings: single },
      column,
    );
    byFrequency[`${column} in one filter with names and birth date`] = await attackByFrequency(
      { ...side, settings: alone },
      column,
    );
  }
  const byPatterns: Record<string, object> = {};
  for (const [name, settings] of Object.entries(byName))
    byPatterns[name] = await attackByPatterns({ ...side, settings });
  return { byFrequency, byPatterns };
}

function encode({ records, settings, keys }: Attacked): ReturnType<typeof collectEncodings> {
  return collectEncodings(makeEncoder(settings, keys).header, encodeRecords(records, settings, keys));
}

function textOf({ values }: ClearRecord, column: string): string {
  return cleanText(values[column] ?? '');
}

/** Different texts, the commonest first. */
function ranked(texts: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const text of texts) if (text !== '') counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts]
    .sort(([one, times], [other, otherTimes]) => otherTimes - times || (one < other ? -1 : 1))
    .map(([text]) => text);
}

const LEAST_RECORDS = 20;

/** The records that have each run of letters, and each whole value, of every column; rare and general ones left out. */
function runsOf(records: readonly ClearRecord[], { fields }: EncodingSettings): Map<string, Rows> {
  const places = new Map<string, number[]>();
  for (const [at, record] of records.entries())
    for (const field of fields) {
      const value = textOf(record, field.column);
      if (value === '') continue;
      for (const run of new Set([...piecesOf(field, value), `= ${value}`])) {
        const key = `${field.column} ${run}`;
        const known = places.get(key);
        if (known) known.push(at);
        else places.set(key, [at]);
      }
    }
  const common = [...places].filter(
    ([, list]) => list.length >= LEAST_RECORDS && list.length <= records.length / 2,
  );
  return new Map(common.map(([run, list]) => [run, rowsFrom(list, records.length)]));
}

function rowsFrom(places: readonly number[], records: number): Rows {
  const rows = new Int32Array(Math.ceil(records / 32));
  for (const at of places) rows[at >>> 5] = (rows[at >>> 5] ?? 0) | (1 << (at & 31));
  return rows;
}

function sharesOf(runs: ReadonlyMap<string, Rows>, records: number): Map<string, number> {
  return new Map([...runs].map(([run, rows]) => [run, sharedRows(rows, rows) / records]));
}

function nearest(shares: ReadonlyMap<string, number>, wanted: number): string {
  let best = '';
  for (const [run, own] of shares)
    if (best === '' || Math.abs(own - wanted) < Math.abs((shares.get(best) ?? 0) - wanted)) best = run;
  return best;
}

/** Records in both over records in either. */
function likeness(one: Rows, other: Rows): number {
  const both = sharedRows(one, other);
  return both / (sharedRows(one, one) + sharedRows(other, other) - both);
}

function markRows(rows: Rows, found: Uint8Array): void {
  for (let at = 0; at < found.length; at++) if (((rows[at >>> 5] ?? 0) >>> (at & 31)) & 1) found[at] = 1;
}

function share(part: number, whole: number): number {
  return Number((part / Math.max(1, whole)).toFixed(4));
}
