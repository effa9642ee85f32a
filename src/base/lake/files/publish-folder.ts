import { mkdir, open, readdir, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Each is open while it is synced, and a version of a large register has thousands. */
const SYNCED_AT_ONCE = 16;

/** Makes a folder of files durable, then visible by one rename. */
export async function publishFolder(folder: string, target: string): Promise<void> {
  const paths = (await readdir(folder)).map((name) => join(folder, name));
  for (let from = 0; from < paths.length; from += SYNCED_AT_ONCE)
    await Promise.all(paths.slice(from, from + SYNCED_AT_ONCE).map(syncToDisk));
  await syncToDisk(folder);
  await mkdir(dirname(target), { recursive: true });
  await rename(folder, target);
  await syncToDisk(dirname(target));
}

async function syncToDisk(path: string): Promise<void> {
  await using handle = await open(path, 'r');
  await handle.sync();
}
