import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import type { ClaimRegisterContent } from '../../../base/claim/index.ts';
import type { KeptClaim } from '../../../base/ledger/index.ts';
import { type FileSet, type Row, writeFile } from '../../../filesets/index.ts';
import { type ClaimDesk, type OpenedClaim, openClaims } from '../submit/index.ts';
import { type RegisterRow, registerRowsOf } from './register-rows.ts';

/** What registers are made from, and where they go. */
export type RegisterDesk = Pick<ClaimDesk, 'book' | 'keys'> &
  Readonly<{
    content: ClaimRegisterContent;
    claimFiles: FileSet;
    registerFiles: FileSet;
    timeZone: string;
    /** Who has it written. */
    actor: string;
    /** A folder that the journey takes files from. */
    into: string;
  }>;

/** One archive that was written, or stood there already with the same. */
export type WrittenRegister = Readonly<{
  hospital: string;
  file: string;
  claims: number;
  births: number;
  deaths: number;
  scores: number;
}>;

const PAGE = 500;
const NEVER = new Date('2000-01-01T00:00:00Z');

/**
 * Writes what accepted claims tell the registers: an archive a hospital, named by its latest change, so that the same claims give the
 * same file and an older one makes way. Everybody's rows stand there under the hospital's own numbers.
 */
export async function writeRegisters(
  desk: RegisterDesk,
  hospitals: readonly string[],
): Promise<WrittenRegister[]> {
  await mkdir(desk.into, { recursive: true });
  const written: WrittenRegister[] = [];
  for (const hospital of hospitals) {
    const one = await writeRegister(desk, hospital);
    if (one) written.push(one);
  }
  return written;
}

async function writeRegister(desk: RegisterDesk, hospital: string): Promise<WrittenRegister | undefined> {
  const kept = await acceptedOf(desk, hospital);
  const latest = kept.at(-1)?.changedAt;
  if (!latest) return undefined;
  const claims = kept.map(({ id }) => id);
  await desk.book.noteRead({ claims, hospital, act: 'write-register', actor: desk.actor });
  const tables = new Map<string, Map<string, RegisterRow>>();
  for (let start = 0; start < kept.length; start += PAGE) {
    for (const one of await openClaims(desk, kept.slice(start, start + PAGE))) add(desk, tables, one);
  }
  const file = desk.content.archive
    .replace('{hospital}', hospital)
    .replace('{moment}', momentIn(latest, desk.timeZone));
  await writeArchive(desk, tables, file);
  await removeOlder(desk, hospital, file);
  const count = (name: string) => tables.get(name)?.size ?? 0;
  return {
    hospital,
    file,
    claims: kept.length,
    births: count('NEWBORN'),
    deaths: count('DEATH'),
    scores: count('FUNCTIONAL'),
  };
}

/** The oldest first, so that what was said last of somebody stands. */
async function acceptedOf({ book, content }: RegisterDesk, hospital: string): Promise<KeptClaim[]> {
  const all: KeptClaim[] = [];
  let before: bigint | undefined;
  for (;;) {
    const page = await book.list({ hospital, states: content.states, before, limit: PAGE });
    all.push(...page);
    before = page.at(-1)?.id;
    if (page.length < PAGE) break;
  }
  return all.sort((one, other) => one.changedAt.getTime() - other.changedAt.getTime());
}

function add(
  { content, claimFiles, registerFiles, timeZone }: RegisterDesk,
  tables: Map<string, Map<string, RegisterRow>>,
  { kept, claim }: OpenedClaim,
): void {
  const updated = momentIn(kept.changedAt, timeZone);
  for (const [name, rows] of Object.entries(registerRowsOf(claim, { content, claimFiles, updated }))) {
    const { key = [], columns = [] } = registerFiles.byName.get(name) ?? {};
    const table = tables.get(name) ?? new Map<string, RegisterRow>();
    for (const row of rows) table.set(key.map((at) => row[columns[at]?.name ?? '']).join('|'), row);
    tables.set(name, table);
  }
}

async function writeArchive(
  { registerFiles, content, into }: RegisterDesk,
  tables: ReadonlyMap<string, ReadonlyMap<string, RegisterRow>>,
  file: string,
): Promise<void> {
  const zip = new ZipFile();
  // What claims tell nothing of stands there without rows, so that a run does not ask the hospital for it.
  for (const name of new Set([...tables.keys(), ...content.lookedFor])) {
    const description = registerFiles.byName.get(name);
    if (!description) continue;
    const rows = [...(tables.get(name)?.values() ?? [])].map(
      (row): Row => description.columns.map((column) => clean(row[column.name])),
    );
    // The same claims give the same bytes, whenever they are written.
    zip.addBuffer(writeFile(description, rows, { form: 'txt', header: true }), `${name}.txt`, {
      mtime: NEVER,
    });
  }
  zip.end();
  const draft = join(into, `${file}.draft`);
  await pipeline(zip.outputStream, createWriteStream(draft, { mode: 0o600 }));
  await rename(draft, join(into, file));
}

/** What a value may not hold in these files is a space there. */
function clean(value: string | undefined): string {
  return (value ?? '').replaceAll(/[|\r\n]/g, ' ').trim();
}

/** Archives of the same hospital with fewer changes. */
async function removeOlder({ into, content }: RegisterDesk, hospital: string, file: string): Promise<void> {
  const [begin = '', end = ''] = content.archive.replace('{hospital}', hospital).split('{moment}');
  const older = (await readdir(into)).filter(
    (name) => name.startsWith(begin) && name.endsWith(end) && name !== file,
  );
  await Promise.all(older.map((name) => rm(join(into, name))));
}

/** A moment by the country's clocks as digits: `YYYYMMDDHHMMSS`. */
function momentIn(moment: Date, timeZone: string): string {
  const written = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  return written.format(moment).replaceAll(/\D/g, '');
}
