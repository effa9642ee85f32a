import {
  chownSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { problem } from '../../errors/index.ts';
import { readPostmasterFile, runsHere } from './postmaster-file.ts';
import { chooseServerUser, findClosedFolder, isRoot, readAccounts, type ServerUser } from './server-user.ts';

/** Where one embedded server keeps its things, and as whom it runs (absent: as ourselves). */
export type ServerPlace = Readonly<{
  folder: string;
  data: string;
  log: string;
  user: ServerUser | undefined;
}>;

const ELSEWHERE_PREFIX = 'chipao-ledger-';
const POINTER = 'elsewhere';
const YOUNG_MS = 600_000;

/**
 * Finds the place of a home's server, made when missing: `<home>/ledger`. When we are root and the ordinary user that
 * PostgreSQL must run as cannot enter the home (a project under /root, or in a private temporary folder), the data
 * lives outside and `<home>/ledger/elsewhere` names where: in /var/lib, or beside the home when that is temporary too.
 */
export function findServerPlace(home: string): ServerPlace {
  mkdirSync(home, { recursive: true, mode: 0o755 });
  const realHome = realpathSync(home);
  const inHome = join(realHome, 'ledger');
  mkdirSync(inHome, { recursive: true, mode: 0o755 });
  const folder = readPointer(inHome) ?? inHome;
  if (existsSync(join(folder, 'data'))) return placeAt(folder, ownerOf(join(folder, 'data')));
  if (!isRoot()) return placeAt(folder, undefined);
  const user = chooseServerUser(realHome, readAccounts());
  if (!user) throw unavailable(`PostgreSQL refuses root, and there is no user 'postgres' or 'nobody' here`);
  const closed = findClosedFolder(user, realHome);
  const reachable = closed && folder === inHome ? placeElsewhere(inHome, { user, closed }) : folder;
  chownSync(reachable, user.uid, user.gid);
  return placeAt(reachable, user);
}

function placeAt(folder: string, user: ServerUser | undefined): ServerPlace {
  return { folder, data: join(folder, 'data'), log: join(folder, 'server.log'), user };
}

/** The server's data decides as whom it runs: PostgreSQL refuses data that another user owns. */
function ownerOf(data: string): ServerUser | undefined {
  const { uid, gid } = statSync(data);
  if (isRoot()) return { uid, gid };
  if (process.getuid && process.getuid() !== uid) {
    throw unavailable(`${data} belongs to user ${uid}; run as that user or as root, or use another --home`);
  }
  return undefined;
}

function readPointer(inHome: string): string | undefined {
  const pointer = join(inHome, POINTER);
  if (!existsSync(pointer)) return undefined;
  const folder = readFileSync(pointer, 'utf8').trim();
  if (!existsSync(folder)) throw unavailable(`${pointer} names ${folder}, which is gone`);
  return folder;
}

function placeElsewhere(inHome: string, why: Readonly<{ user: ServerUser; closed: string }>): string {
  const temporary = [realpathSync(tmpdir()), '/tmp'].filter((folder) => inHome.startsWith(folder + sep));
  const base = [...temporary, '/var/lib'].find(
    (folder) => existsSync(folder) && !findClosedFolder(why.user, folder),
  );
  if (!base) {
    throw unavailable(
      `user ${why.user.uid} cannot enter ${why.closed}; open it (chmod o+x) or use another --home`,
    );
  }
  if (temporary.includes(base)) removeAbandoned(base);
  const folder = mkdtempSync(join(base, ELSEWHERE_PREFIX));
  writeFileSync(join(folder, 'home'), inHome);
  return writePointer(inHome, folder);
}

/** Of two processes that start at once only one may decide; the other takes its place. */
function writePointer(inHome: string, folder: string): string {
  const draft = join(inHome, `${POINTER}.${process.pid}`);
  writeFileSync(draft, `${folder}\n`);
  try {
    linkSync(draft, join(inHome, POINTER));
  } catch {
    rmSync(folder, { recursive: true });
  }
  rmSync(draft);
  return readPointer(inHome) ?? folder;
}

/**
 * Only for temporary homes: a home under /root may have been moved, and its ledger is not ours to throw away. A young
 * folder may be one that another process is about to point to.
 */
function removeAbandoned(base: string): void {
  for (const name of readdirSync(base).filter((entry) => entry.startsWith(ELSEWHERE_PREFIX))) {
    const folder = join(base, name);
    const note = join(folder, 'home');
    const isYoung = Date.now() - statSync(folder).mtimeMs < YOUNG_MS;
    if (isYoung || !existsSync(note) || existsSync(join(readFileSync(note, 'utf8'), POINTER))) continue;
    const data = join(folder, 'data');
    const file = readPostmasterFile(data);
    if (!file || !runsHere(file.pid, data)) rmSync(folder, { recursive: true, force: true });
  }
}

function unavailable(reason: string): Error {
  return problem('LEDGER_UNAVAILABLE', { reason });
}
