import { createHash } from 'node:crypto';
import { chownSync, lstatSync, mkdirSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { problem } from '../../errors/index.ts';
import type { ServerPlace } from './server-place.ts';
import { findClosedFolder } from './server-user.ts';

// A socket's whole path must fit in 103 bytes (macOS; 107 on Linux), and its name takes 14 of them.
const LONGEST_FOLDER = 88;

/**
 * Makes the folder of the server's socket, private to the server's user (and root): beside the data, or under the
 * temporary folder when that path is too long for a socket or has characters that the server's settings would split.
 */
export function makeSocketFolder(place: ServerPlace): string {
  const short = `chipao-${createHash('sha256').update(place.data).digest('hex').slice(0, 16)}`;
  const candidates = [
    join(place.folder, 'socket'),
    ...temporaryFolders(place).map((base) => join(base, short)),
  ];
  const folder = candidates.find((path) => path.length <= LONGEST_FOLDER && /^[\w./-]+$/.test(path));
  if (!folder)
    throw unavailable(`no folder for the socket has a short enough name: ${candidates.join(', ')}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const owner = place.user?.uid ?? process.getuid?.();
  const found = lstatSync(folder);
  if (place.user && found.uid === 0) chownSync(folder, place.user.uid, place.user.gid);
  else if (found.uid !== owner) throw unavailable(`${folder} belongs to another user`);
  if (!found.isDirectory() || (found.mode & 0o077) !== 0) throw unavailable(`${folder} is not private`);
  return folder;
}

function temporaryFolders(place: ServerPlace): string[] {
  const { user } = place;
  const bases = [realpathSync(tmpdir()), '/tmp'];
  return user ? bases.filter((base) => !findClosedFolder(user, base)) : bases;
}

function unavailable(reason: string): Error {
  return problem('LEDGER_UNAVAILABLE', { reason });
}
