import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Keys } from '../../base/keys/index.ts';
import { type EngineLimits, publishFolder } from '../../base/lake/index.ts';
import type { Reading } from '../lookup/index.ts';
import { describeTable, type OpenTable } from './columns.ts';
import { OPEN_DATASETS, OPEN_FORMATS } from './datasets.ts';
import { type OpenFile, type OpenSet, writeOpenData } from './write-open-data.ts';

/** Where sets are kept from start to start, and the keys by which they are known again: what is public lies in clear, but nobody else may change it. */
export type Shelving = Readonly<{ keepIn: string; keys: Pick<Keys, 'wrapKey' | 'unwrapKey'> }>;
/** A shelf, and what writing a set may use. */
export type Keeping = Shelving & Readonly<{ limits: EngineLimits }>;

/** Changes whenever the same figures would be written otherwise. */
const WRITER = 'open tables 1';
const LIST = 'files.json';
const DRAFT = 'draft-';
/** Files of a set before stay for downloads under way when the next is published. */
const SETS_KEPT = 2;
/** Nobody writes for so long; what is older was left by a process that was killed. */
const DRAFT_MS = 3_600_000;

const listSchema = z.strictObject({
  /** The digest of the files as they were written, wrapped by a key of the home. */
  seal: z.strictObject({ generation: z.number().int(), wrapped: z.base64() }),
  files: z.array(
    z.strictObject({
      dataset: z.enum(OPEN_DATASETS.map(({ id }) => id)),
      format: z.enum(OPEN_FORMATS.map(({ format }) => format)),
      name: z.string(),
      mime: z.string(),
      bytes: z.number().int(),
      rows: z.number().int(),
      etag: z.string(),
    }),
  ),
});

/** The set of a reading: as a former start wrote it, or written now. Whoever sees it sees all of it, for it is put in place by one rename. */
export async function keepSet(reading: Reading, keeping: Keeping): Promise<OpenSet> {
  const table = await describeTable(reading);
  const version = reading.version('areas').id;
  const place = { ...keeping, name: nameOf(reading, table) };
  const files = (await filesIn(place)) ?? (await writeSet(reading, place));
  return { version, table, files };
}

type Place = Keeping & Readonly<{ name: string }>;

async function writeSet(reading: Reading, place: Place): Promise<readonly OpenFile[]> {
  const { keepIn, limits, name } = place;
  const folder = join(keepIn, name);
  await mkdir(keepIn, { recursive: true });
  const draft = await mkdtemp(join(keepIn, DRAFT));
  try {
    const { files } = await writeOpenData(reading, draft, limits);
    await writeList(place, draft, files);
    // Another process, or a run that published the same figures again, may be quicker; what it put there is being read.
    const theirs = await filesIn(place);
    if (theirs) return theirs;
    await rm(folder, { recursive: true, force: true });
    const quicker = await publishFolder(draft, folder).catch(async (cause: unknown) => {
      const found = await filesIn(place);
      if (!found) throw cause;
      return found;
    });
    await removeOld(keepIn, name);
    return quicker ?? files.map((file) => ({ ...file, path: join(folder, file.name) }));
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function writeList({ keys, name }: Place, draft: string, files: readonly OpenFile[]): Promise<void> {
  const { generation, wrapped } = keys.wrapKey('lake', await digestOf(files), placeOf(name));
  const seal = { generation, wrapped: wrapped.toString('base64') };
  const told = files.map(({ path: _path, ...file }) => file);
  await writeFile(join(draft, LIST), JSON.stringify({ seal, files: told }));
}

/** Whatever decides what is written: the figures, the day, the words, and by which rules figures leave. */
function nameOf({ asOf, country, serving, version }: Reading, table: OpenTable): string {
  const places = serving.versions.find(({ dataset }) => dataset === 'places')?.id ?? null;
  const words = [country.openData().licence.id, country.regions(), country.measures];
  return createHash('sha256')
    .update(JSON.stringify([WRITER, version('areas').id, places, asOf, table, words]))
    .digest('hex')
    .slice(0, 20);
}

function placeOf(name: string): string[] {
  return ['open-data', name];
}

/** The files of a kept set; nothing when there is none, or when it is not as it was written here. */
async function filesIn({ keepIn, keys, name }: Place): Promise<readonly OpenFile[] | undefined> {
  const folder = join(keepIn, name);
  try {
    const listed = listSchema.parse(JSON.parse(await readFile(join(folder, LIST), 'utf8')));
    const files = listed.files.map((file) => ({ ...file, path: join(folder, file.name) }));
    const seal = { ...listed.seal, wrapped: Buffer.from(listed.seal.wrapped, 'base64') };
    const digest = keys.unwrapKey('lake', seal, placeOf(name));
    if (!digest.equals(await digestOf(files))) return undefined;
    // It is in use, so it is not the oldest.
    const now = new Date();
    await utimes(folder, now, now);
    return files;
  } catch {
    return undefined;
  }
}

/** Stands for all that is said of files and for every byte of them. */
async function digestOf(files: readonly OpenFile[]): Promise<Buffer> {
  const all = createHash('sha256');
  for (const { path, ...told } of files) {
    const own = createHash('sha256');
    for await (const part of createReadStream(path)) own.update(part as Buffer);
    all.update(JSON.stringify(told)).update(own.digest());
  }
  return all.digest();
}

async function removeOld(keepIn: string, current: string): Promise<void> {
  const entries = await Promise.all(
    (await readdir(keepIn)).map(async (name) => {
      const path = join(keepIn, name);
      const found = await stat(path).catch(() => undefined);
      return { name, path, isDraft: name.startsWith(DRAFT), at: found?.mtimeMs ?? 0 };
    }),
  );
  const others = entries
    .filter(({ name, isDraft }) => !isDraft && name !== current)
    .sort((one, other) => other.at - one.at);
  const drafts = entries.filter(({ isDraft, at }) => isDraft && Date.now() - at > DRAFT_MS);
  for (const { path } of [...others.slice(SETS_KEPT - 1), ...drafts])
    await rm(path, { recursive: true, force: true });
}
