import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join as joinPath } from 'node:path';
import {
  type KeptTables,
  readFolderSeal,
  rewrapFolder,
  rewrapTableKeys,
  type SealKeys,
  type TableKeyStore,
} from '../../keys/index.ts';
import type { DatasetVersion } from '../../model/index.ts';
import { isFileOf, type PlainFiles } from './plain-files.ts';
import type { VersionFolders } from './version-folders.ts';

/** How much of a lake was removed: whole versions, single files of others, and keys. */
export type Forgotten = Readonly<{ versions: number; files: number; keys: number }>;

type Rooms = Readonly<{
  files: PlainFiles;
  folders: VersionFolders;
  find: (versionId: string) => Promise<DatasetVersion | undefined>;
}>;
type Publish = (version: DatasetVersion, folder: string, target: string) => Promise<void>;

/** A version in clear gets another making, sealed: its id stays, and the folder in clear is swept. */
export async function sealVersions({ files, folders, find }: Rooms, publish: Publish): Promise<string[]> {
  const done: string[] = [];
  for (const versionId of await folders.all()) {
    const folder = folders.current(versionId);
    const version = await find(versionId);
    if (!version || (await readFolderSeal(folder, versionId))) continue;
    await publish(version, await files.finish(versionId, folder), folders.next(versionId));
    done.push(versionId);
  }
  await folders.sweep();
  return done;
}

/** Wraps keys of earlier generations anew: those of tables, and of files from before tables had keys. */
export async function rewrapVersions(folders: VersionFolders, seals: SealKeys): Promise<number> {
  let count = 0;
  for (const versionId of await folders.all())
    count += await rewrapFolder(seals, folders.current(versionId), versionId);
  return count + (await rewrapTableKeys(seals));
}

/** Files go first: if it is cut short, what is left has its keys and can be removed by the next try. */
export async function keepOnly(
  folders: VersionFolders,
  kept: KeptTables,
  tableKeys: TableKeyStore | undefined,
): Promise<Forgotten> {
  await folders.sweep();
  let [versions, files] = [0, 0];
  for (const versionId of await folders.all()) {
    const folder = folders.current(versionId);
    const tables = kept(versionId);
    if (tables === 'all' || !existsSync(folder)) continue;
    if (tables.length > 0) files += await removeOthers(folder, tables);
    else {
      await rm(folder, { recursive: true, force: true });
      versions++;
    }
  }
  return { versions, files, keys: (await tableKeys?.dropOthers(kept)) ?? 0 };
}

async function removeOthers(folder: string, tables: readonly string[]): Promise<number> {
  const names = (await readdir(folder)).filter((name) => /\.parquet(\.sealed)?$/.test(name));
  const others = names.filter(
    (name) => !tables.some((table) => isFileOf(name.replace(/\.sealed$/, ''), table)),
  );
  for (const name of others) await rm(joinPath(folder, name), { force: true });
  return others.length;
}
