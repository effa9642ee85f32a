import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * A disk whose power can be cut: a file system in a file that lies on another file system in a file. What a program wrote and did not
 * sync is lost with the inner one; what the inner one wrote and did not flush is lost with the outer one, as in the memory of a drive.
 */
export type Disk = Readonly<{
  /** Where it is mounted. */
  at: string;
  /** Cuts the power: from here on nothing more reaches the disk, and nothing unsynced is left. */
  cut: () => void;
  /** Takes the disk down, gives power back, and mounts what is on it: journals are replayed as after any power cut. */
  restore: () => Promise<void>;
  /** Writes a file and syncs it, and another that is not synced: the one must be there after a cut, the other not. */
  writeMarks: (name: string) => void;
  /** Whether the synced file is whole and the other is gone. */
  readMarks: (name: string) => Readonly<{ isSyncedWhole: boolean; isUnsyncedGone: boolean }>;
  close: () => Promise<void>;
}>;

const OUTER_MEGABYTES = 1400;
const INNER_MEGABYTES = 1000;
const MARK_BYTES = 300_000;
const TRIES = 100;
const PAUSE_MS = 100;
/** The request of ext4 to shut down at once (`EXT4_IOC_SHUTDOWN`), and to flush no journal on the way. */
const SHUT_DOWN = `open(my $d, '<', $ARGV[0]) or die $!; my $how = pack('L', 2); ioctl($d, 0x8004587D, $how) or die $!;`;

const run = (command: string, ...words: readonly string[]) =>
  execFileSync(command, words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();

/** Makes the disk in an empty folder; nothing where this machine cannot (loop devices, mounting and ext4 are needed). */
export async function openDisk(folder: string): Promise<Disk | undefined> {
  const place = placesIn(folder);
  try {
    return await makeDisk(place);
  } catch {
    await takeDown(place);
    return undefined;
  }
}

/** The power goes, and with it what `end` ends; what comes back is what the disk had. Tells whether what nobody synced is gone. */
export async function cutPower(
  disk: Disk,
  { mark, end }: Readonly<{ mark: string; end: () => Promise<void> | void }>,
): Promise<boolean> {
  disk.writeMarks(mark);
  disk.cut();
  await end();
  await disk.restore();
  const { isSyncedWhole, isUnsyncedGone } = disk.readMarks(mark);
  if (!isSyncedWhole) throw new Error('what was synced is gone: the disk itself lies');
  return isUnsyncedGone;
}

type Places = Readonly<{ outerFile: string; outer: string; innerFile: string; inner: string }>;

function placesIn(folder: string): Places {
  const outer = join(folder, 'drive');
  return {
    outerFile: join(folder, 'drive.img'),
    outer,
    innerFile: join(outer, 'disk.img'),
    inner: join(folder, 'disk'),
  };
}

async function makeDisk(place: Places): Promise<Disk> {
  const { outerFile, outer, innerFile, inner } = place;
  for (const at of [outer, inner]) mkdirSync(at);
  run('truncate', '-s', `${OUTER_MEGABYTES}M`, outerFile);
  run('mkfs.ext4', '-q', '-F', outerFile);
  run('mount', '-o', 'loop', outerFile, outer);
  run('fallocate', '-l', `${INNER_MEGABYTES}M`, innerFile);
  run('mkfs.ext4', '-q', '-F', innerFile);
  run('mount', '-o', 'loop', innerFile, inner);
  chmodSync(inner, 0o755);
  const mark = (name: string, kind: string) => join(inner, `${name}.${kind}`);
  return {
    at: inner,
    cut: () => void run('perl', '-e', SHUT_DOWN, outer),
    restore: async () => {
      await takeDown(place);
      run('mount', '-o', 'loop', outerFile, outer);
      run('mount', '-o', 'loop', innerFile, inner);
    },
    writeMarks: (name) => {
      writeIt(mark(name, 'synced'), { synced: true });
      writeIt(mark(name, 'unsynced'), { synced: false });
    },
    readMarks: (name) => ({
      isSyncedWhole: isWhole(mark(name, 'synced')),
      isUnsyncedGone: !isWhole(mark(name, 'unsynced')),
    }),
    close: async () => {
      await takeDown(place);
      rmSync(outerFile, { force: true });
    },
  };
}

function writeIt(path: string, { synced }: Readonly<{ synced: boolean }>): void {
  const file = openSync(path, 'w');
  writeSync(file, Buffer.alloc(MARK_BYTES, 'x'));
  if (synced) fsyncSync(file);
  closeSync(file);
  if (!synced) return;
  const folder = openSync(dirname(path), 'r');
  fsyncSync(folder);
  closeSync(folder);
}

function isWhole(path: string): boolean {
  return (
    existsSync(path) &&
    statSync(path).size === MARK_BYTES &&
    readFileSync(path).every((byte) => byte === 0x78)
  );
}

/** Unmounting waits for those whose files are open to end. */
async function takeDown({ outer, inner }: Places): Promise<void> {
  for (const at of [inner, outer]) {
    for (let tries = 0; isMounted(at); tries++) {
      try {
        run('umount', at);
      } catch (thrown) {
        if (tries >= TRIES) throw thrown;
        await sleep(PAUSE_MS);
      }
    }
  }
}

function isMounted(at: string): boolean {
  return readFileSync('/proc/self/mounts', 'utf8').includes(` ${at} `);
}
