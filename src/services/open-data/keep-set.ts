import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { EngineLimits } from '../../base/lake/index.ts';
import type { Reading } from '../lookup/index.ts';
import { describeTable, type OpenTable } from './columns.ts';
import { OPEN_DATASETS, OPEN_FORMATS } from './datasets.ts';
import { type OpenFile, type OpenSet, writeOpenData } from './write-open-data.ts';

/** Where sets are kept from start to start, and what writing one may use. */
export type Keeping = Readonly<{ keepIn: string; limits: EngineLimits }>;

/** Changes whenever the same figures would be written otherwise. */
const WRITER = 'open tables 1';
const LIST = 'files.json';
const DRAFT = 'draft-';
/** Files of a set before stay for downloads under way when the next is published. */
const SETS_KEPT = 2;
/** Nobody writes for so long; what is older was left by a process that was killed. */
const DRAFT_MS = 3_600_000;

const listSchema = z.array(
  z.strictObject({
    dataset: z.enum(OPEN_DATASETS.map(({ id }) => id)),
    format: z.enum(OPEN_FORMATS.map(({ format }) => format)),
    name: z.string(),
    mime: z.string(),
    bytes: z.number().int(),
    rows: z.number().int(),
    etag: z.string(),
  }),
);

/** The set of a reading: as a former start wrote it, or written now. Whoever sees it sees all of it, for it is put in place by one rename. */
export async function keepSet(reading: Reading, { keepIn, limits }: Keeping): Promise<OpenSet> {
  const table = await describeTable(reading);
  const folder = join(keepIn, nameOf(reading, table));
  const version = reading.version('areas').id;
  const kept = await filesIn(folder);
  if (kept) return { version, table, files: kept };
  await mkdir(keepIn, { recursive: true });
  const draft = await mkdtemp(join(keepIn, DRAFT));
  try {
    const { files } = await writeOpenData(reading, draft, limits);
    await writeFile(join(draft, LIST), JSON.stringify(files.map(({ path: _path, ...told }) => told)));
    await rm(folder, { recursive: true, force: true });
    await rename(draft, folder);
    await removeOld(keepIn);
    return { version, table, files: files.map((file) => ({ ...file, path: join(folder, file.name) })) };
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
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

/** The files of a kept set; nothing when there is none or not all of it is there. */
async function filesIn(folder: string): Promise<OpenFile[] | undefined> {
  try {
    const listed = listSchema.parse(JSON.parse(await readFile(join(folder, LIST), 'utf8')));
    const files = listed.map((file) => ({ ...file, path: join(folder, file.name) }));
    const sizes = await Promise.all(files.map(async ({ path }) => (await stat(path)).size));
    return files.every(({ bytes }, place) => bytes === sizes[place]) ? files : undefined;
  } catch {
    return undefined;
  }
}

async function removeOld(keepIn: string): Promise<void> {
  const entries = await Promise.all(
    (await readdir(keepIn)).map(async (name) => {
      const path = join(keepIn, name);
      const found = await stat(path).catch(() => undefined);
      return { path, isDraft: name.startsWith(DRAFT), at: found?.mtimeMs ?? 0 };
    }),
  );
  const sets = entries.filter(({ isDraft }) => !isDraft).sort((one, other) => other.at - one.at);
  const drafts = entries.filter(({ isDraft, at }) => isDraft && Date.now() - at > DRAFT_MS);
  for (const { path } of [...sets.slice(SETS_KEPT), ...drafts])
    await rm(path, { recursive: true, force: true });
}
