import { mkdir, open, readdir, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Makes a folder of files durable, then visible by one rename. */
export async function publishFolder(folder: string, target: string): Promise<void> {
  await Promise.all((await readdir(folder)).map((name) => syncToDisk(join(folder, name))));
  await syncToDisk(folder);
  await mkdir(dirname(target), { recursive: true });
  await rename(folder, target);
  await syncToDisk(dirname(target));
}

async function syncToDisk(path: string): Promise<void> {
  const handle = await open(path, 'r');
  await handle.sync();
  await handle.close();
}
