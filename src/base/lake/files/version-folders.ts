import { readdirSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { basename, dirname, join as joinPath } from 'node:path';

/**
 * Where versions lie. A folder that was published never changes, because readers remember where in a file a table's parts
 * begin; a version that is made again gets a folder of its own beside the first (`<hash>.2`), and from then on that one counts.
 */
export type VersionFolders = Readonly<{
  /** The folder that counts, or would if the version were there. */
  current: (versionId: string) => string;
  /** Where the next making goes. */
  next: (versionId: string) => string;
  /** Every version that has a folder. */
  all: () => Promise<string[]>;
  /** Removes the folders of former makings, which nobody opens any more. */
  sweep: () => Promise<void>;
}>;

/** Finds folders of versions under the lake's own. */
export function versionFolders(root: string): VersionFolders {
  const folderOf = (versionId: string, making: number) =>
    joinPath(root, making <= 1 ? versionId : `${versionId}.${making}`);
  return {
    current: (versionId) => folderOf(versionId, lastMaking(root, versionId)),
    next: (versionId) => folderOf(versionId, lastMaking(root, versionId) + 1),
    all: async () => [...new Set((await hashFolders(root)).map(withoutMaking))].sort(),
    sweep: async () => {
      for (const folder of await hashFolders(root)) {
        const versionId = withoutMaking(folder);
        if (makingOf(folder) < lastMaking(root, versionId))
          await rm(joinPath(root, folder), { recursive: true, force: true });
      }
    },
  };
}

/** The number of the last making, 0 when there is none. */
function lastMaking(root: string, versionId: string): number {
  const name = basename(versionId);
  const makings = namesIn(dirname(joinPath(root, versionId)))
    .filter((other) => withoutMaking(other) === name)
    .map(makingOf);
  return Math.max(0, ...makings);
}

function makingOf(folder: string): number {
  return Number(/\.(\d+)$/.exec(folder)?.[1] ?? 1);
}

function withoutMaking(folder: string): string {
  return folder.replace(/\.\d+$/, '');
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Folders of versions, relative to the root: a dataset's name may hold a slash. */
async function hashFolders(root: string, below = ''): Promise<string[]> {
  const entries = await readdir(joinPath(root, below), { withFileTypes: true }).catch(() => []);
  const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => joinPath(below, entry.name));
  const isHash = (folder: string) => /^[0-9a-f]{20}(\.\d+)?$/.test(basename(folder));
  const deeper = await Promise.all(
    folders.filter((folder) => !isHash(folder)).map((folder) => hashFolders(root, folder)),
  );
  return [...folders.filter(isHash), ...deeper.flat()];
}
