import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join as joinPath } from 'node:path';
import type { KeptTables, SealKeys } from '../keys/index.ts';
import type { DatasetName, DatasetVersion, SourceDate } from '../model/index.ts';
import { openDuckDb } from './duckdb.ts';
import type { Engine, EngineLimits } from './engine.ts';
import {
  type Borrowed,
  type Forgotten,
  keepOnly,
  openPlainFiles,
  openSealedFiles,
  type PlainFiles,
  publishFolder,
  rewrapVersions,
  type Sealing,
  sealVersions,
  sweepSpill,
  type VersionFolders,
  versionFolders,
} from './files/index.ts';
import { attachVersion, damaged, describeTables, openWorkspace, type Workspace } from './workspace.ts';

/** What makes a version what it is: its parents and everything else that changes its content. */
export type VersionIdentity = Readonly<{
  dataset: DatasetName;
  parents: readonly DatasetVersion[];
  /** Rendered SQL, settings, contract and file hashes: any change makes another version. */
  fingerprint: readonly unknown[];
  /** Dates of sources that enter here; those of the parents are added. */
  sources?: readonly SourceDate[];
  /** The version of the same dataset that this one goes on from: read like a parent, but its sources do not enter again. */
  former?: DatasetVersion | undefined;
}>;

/** Work that fills a workspace; what it returns goes into the manifest's notes. */
export type Build = (workspace: Workspace) => Promise<Readonly<Record<string, unknown>>>;

/** A version and whether it was made now or found. */
export type BuiltVersion = Readonly<{ version: DatasetVersion; made: boolean }>;

/** The lake: immutable dataset versions under one folder, and engines that read them. */
export type Lake = Readonly<{
  limits: EngineLimits;
  /** Folder of a version, of its last making if there are several (whether or not it exists). */
  folderOf: (versionId: string) => string;
  /** The id a version of this identity has. */
  identify: (identity: VersionIdentity) => string;
  /** A published version by its id. */
  find: (versionId: string) => Promise<DatasetVersion | undefined>;
  /** Finds the version of this identity or makes it: written aside, then published by one rename. */
  build: (
    identity: VersionIdentity,
    build: Build,
    options?: Readonly<{ again?: boolean }>,
  ) => Promise<BuiltVersion>;
  /** Where the tables of versions can be read, which in a sealed lake is another place. */
  files: PlainFiles;
  /** Seals versions that lie in clear; tells which. Only for who holds the writer's lock, and only in a sealed lake. */
  sealAll: () => Promise<string[]>;
  /** Wraps the keys of sealed tables anew where they are of an earlier generation; tells how many. The files stay as they are. */
  rewrap: (seals: SealKeys) => Promise<number>;
  /**
   * Removes the files of all other versions and tables, and in a sealed lake takes away their keys, so that no copy of them opens any more.
   * Only for who holds the writer's lock.
   */
  keepOnly: (kept: KeptTables) => Promise<Forgotten>;
  /** An engine that sees the given versions' tables. */
  openEngine: (versions: readonly DatasetVersion[]) => Promise<Engine>;
  /** Removes what killed runs left half written, and former makings of versions; only for who holds the writer's lock. */
  sweep: () => Promise<void>;
}>;

const MANIFEST = 'manifest.json';

/** Opens the lake under a home folder; with keys, files are sealed and opened in private memory only. */
export async function openLake(
  home: string,
  limits: Omit<EngineLimits, 'tempDirectory'>,
  sealing?: Sealing | undefined,
): Promise<Lake> {
  const folders = versionFolders(joinPath(home, 'lake'));
  const aside = joinPath(home, 'aside');
  await mkdir(aside, { recursive: true, mode: 0o700 });
  const files = sealing ? await openSealedFiles(home, sealing) : await openPlainFiles(home);
  const full: EngineLimits = { ...limits, tempDirectory: joinPath(files.aside, 'spill') };
  const find = (versionId: string) => readManifest(versionId, folders.current(versionId));
  const rooms: Rooms = {
    files,
    folders,
    find,
    threads: full.threads,
    openEngine: (versions) => openOver({ files, folders, limits: full }, versions),
  };
  return {
    limits: full,
    files,
    folderOf: folders.current,
    identify,
    find,
    openEngine: rooms.openEngine,
    build: (identity, build, options) => buildVersion(rooms, { identity, build, ...options }),
    sealAll: () => sealVersions(rooms, publish),
    rewrap: (seals) => rewrapVersions(folders, seals),
    keepOnly: (kept) => keepOnly(folders, kept, sealing?.tables),
    sweep: async () => {
      await sweepAside(aside, joinPath(aside, 'spill'));
      await files.sweep();
      await folders.sweep();
    },
  };
}

type Rooms = Pick<Lake, 'find' | 'openEngine' | 'files'> &
  Readonly<{ folders: VersionFolders; threads: number }>;
type Order = Readonly<{ identity: VersionIdentity; build: Build; again?: boolean }>;

/** An engine over versions whose files it borrows until it is closed. */
async function openOver(
  { files, folders, limits }: Readonly<{ files: PlainFiles; folders: VersionFolders; limits: EngineLimits }>,
  versions: readonly DatasetVersion[],
): Promise<Engine> {
  const engine = await openDuckDb(limits);
  const borrowed: Borrowed[] = [];
  const close = async () => {
    await engine.close();
    for (const { release } of borrowed) await release();
  };
  try {
    for (const version of versions) {
      const loan = await files.borrow({ versionId: version.id, folder: folders.current(version.id) });
      borrowed.push(loan);
      await attachVersion(engine, version, loan.folder);
    }
    return { ...engine, close };
  } catch (cause) {
    await close();
    throw cause;
  }
}

async function buildVersion(rooms: Rooms, order: Order): Promise<BuiltVersion> {
  const versionId = identify(order.identity);
  const found = order.again ? undefined : await rooms.find(versionId);
  if (found) return { version: found, made: false };
  const folder = joinPath(rooms.files.aside, randomUUID());
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const started = performance.now();
  const { parents, former } = order.identity;
  const engine = await rooms.openEngine(former ? [...parents, former] : parents);
  const workspace = openWorkspace(engine, folder, rooms.threads);
  try {
    const notes = await order.build(workspace);
    const version: DatasetVersion = {
      id: versionId,
      dataset: order.identity.dataset,
      parents: order.identity.parents.map((parent) => parent.id),
      sources: sourcesOf(order.identity),
      tables: await describeTables(engine, folder),
      notes,
      madeInMs: Math.round(performance.now() - started),
    };
    await publish(version, await rooms.files.finish(versionId, folder), rooms.folders.next(versionId));
    return { version, made: true };
  } finally {
    await workspace.close();
    await engine.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Writes what the version is beside its tables, and lets all of it be seen at once. */
async function publish(version: DatasetVersion, folder: string, target: string): Promise<void> {
  await writeFile(joinPath(folder, MANIFEST), `${JSON.stringify(version, null, 1)}\n`);
  await publishFolder(folder, target);
}

/** Only who holds the writer's lock works aside, so whatever lies there is left over; living readers keep their spill. */
async function sweepAside(aside: string, spill: string): Promise<void> {
  await sweepSpill(spill);
  for (const name of await readdir(aside)) {
    const path = joinPath(aside, name);
    if (path !== spill) await rm(path, { recursive: true, force: true });
  }
}

async function readManifest(versionId: string, folder: string): Promise<DatasetVersion | undefined> {
  const path = joinPath(folder, MANIFEST);
  if (!existsSync(path)) return undefined;
  try {
    return JSON.parse(await readFile(path, 'utf8')) as DatasetVersion;
  } catch (cause) {
    throw damaged(versionId, MANIFEST, cause);
  }
}

function identify(identity: VersionIdentity): string {
  const hash = createHash('sha256');
  hash.update(
    JSON.stringify(
      [
        identity.dataset,
        identity.parents.map((parent) => parent.id),
        identity.fingerprint,
        ...(identity.former ? [identity.former.id] : []),
      ],
      replacer,
    ),
  );
  return `${identity.dataset}/${hash.digest('hex').slice(0, 20)}`;
}

function replacer(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}

/** The oldest date counts where two parents carry the same source. */
function sourcesOf(identity: VersionIdentity): SourceDate[] {
  const dates = new Map<string, SourceDate>();
  for (const entry of [
    ...(identity.sources ?? []),
    ...identity.parents.flatMap((parent) => parent.sources),
  ]) {
    const known = dates.get(entry.source);
    if (!known || entry.asOf < known.asOf) dates.set(entry.source, entry);
  }
  return [...dates.values()].sort((left, right) => left.source.localeCompare(right.source));
}
