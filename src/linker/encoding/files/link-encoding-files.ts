import { createReadStream } from 'node:fs';
import { stat, writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { problem } from '../../../base/errors/index.ts';
import { type EngineLimits, openEngine, sql } from '../../../base/lake/index.ts';
import { openSourceFile } from '../../records/index.ts';
import { type Encodings, readEncodingLines } from '../exchange/index.ts';
import { type PilotThreshold, type PilotWish, thresholdFromPilot } from '../pilot/index.ts';
import { type EncodedLinks, linkEncodings } from '../unit/index.ts';

/** Two files of encodings. */
export type EncodingFiles = Readonly<{ left: string; right: string }>;

/** How a unit links: see `linkEncodings`. */
export type UnitOrder = EncodingFiles &
  Readonly<{ settings: Parameters<typeof linkEncodings>[2]; out: string }>;

/** What came of it, with the size of both deliveries. */
export type LinkedFiles = Readonly<{ leftRecords: number; rightRecords: number; links: number }> &
  Omit<EncodedLinks, 'links'>;

/**
 * Links two files of encodings and writes pairs of marks: `left`, `right`, `dice`, and `next`, how alike the next candidate was. Throws
 * LINK_FILE_MISSING, LINK_OUT_UNUSABLE, and what `readEncodingLines` and `linkEncodings` throw.
 */
export async function linkEncodingFiles({ left, right, settings, out }: UnitOrder): Promise<LinkedFiles> {
  const [one, other] = [await readEncodings(left), await readEncodings(right)];
  const { links, ...rest } = linkEncodings(one, other, settings);
  const cell = (mark: string) => (/[",]/.test(mark) ? `"${mark.replaceAll('"', '""')}"` : mark);
  const lines = links.map(
    (link) => `${cell(link.left)},${cell(link.right)},${link.dice.toFixed(4)},${link.next.toFixed(4)}\n`,
  );
  await writeFile(out, ['left,right,dice,next\n', ...lines].join('')).catch((cause: unknown) => {
    throw problem('LINK_OUT_UNUSABLE', { path: out }, cause);
  });
  return { leftRecords: one.ids.length, rightRecords: other.ids.length, links: links.length, ...rest };
}

/** Below it strangers' filters are alike by chance; no pilot gives a lower threshold. */
const PILOT_FLOOR = 0.4;

/** A pilot: two encoded files of which it is known who is whom. */
export type PilotOrder = EncodingFiles & Readonly<{ known: string; wish: PilotWish; limits: EngineLimits }>;

/** What the pilot says: the threshold, and of how many known pairs the encodings brought none. */
export type PilotAnswer = PilotThreshold & Readonly<{ knownMatches: number; notFound: number }>;

/**
 * Finds the threshold from known pairs: a file with `left` and `right`, and `match` where pairs were judged one by one (1, 0, or a
 * probability; other links say nothing). Without `match` the file is all the truth, and every other link is wrong. Throws
 * PILOT_* and what `linkEncodings` throws.
 */
export async function pilotThreshold(order: PilotOrder): Promise<PilotAnswer> {
  const known = await readKnown(order.known, order.limits);
  const [one, other] = [await readEncodings(order.left), await readEncodings(order.right)];
  const { links } = linkEncodings(one, other, { threshold: PILOT_FLOOR });
  const found = new Set<string>();
  const pairs = links.flatMap(({ left, right, dice }) => {
    const match = known.pairs.get(keyOf(left, right));
    if (match !== undefined) found.add(keyOf(left, right));
    if (match === undefined && known.isJudged) return [];
    return [{ dice, match: match ?? 0 }];
  });
  const matches = [...known.pairs].filter(([, match]) => match >= HALF);
  const notFound = matches.filter(([pair]) => !found.has(pair)).length;
  return { ...thresholdFromPilot(pairs, order.wish), knownMatches: matches.length, notFound };
}

const HALF = 0.5;

type Known = Readonly<{ pairs: ReadonlyMap<string, number>; isJudged: boolean }>;

async function readKnown(file: string, limits: EngineLimits): Promise<Known> {
  const engine = await openEngine(limits);
  try {
    const { table, columns, text } = await openSourceFile(engine, file);
    if (!columns.includes('left') || !columns.includes('right'))
      throw problem('PILOT_LABELS_UNREADABLE', { file });
    const isJudged = columns.includes('match');
    const rows = await engine.rows(
      sql`select trim(${text('left')}) as one, trim(${text('right')}) as other, ${text(isJudged ? 'match' : undefined)} as match from ${table}`,
    );
    const pairs = rows.map((row) => {
      const match = isJudged ? Number(row['match'] ?? Number.NaN) : 1;
      if (!(match >= 0 && match <= 1)) throw problem('PILOT_LABELS_UNREADABLE', { file });
      return [keyOf(String(row['one']), String(row['other'])), match] as const;
    });
    return { pairs: new Map(pairs), isJudged };
  } finally {
    await engine.close();
  }
}

/** Marks hold no tab: it parts them in a line of encodings. */
function keyOf(left: string, right: string): string {
  return `${left}\t${right}`;
}

async function readEncodings(path: string): Promise<Encodings> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) throw problem('LINK_FILE_MISSING', { path });
  return readEncodingLines(
    createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY }),
    path,
  );
}
