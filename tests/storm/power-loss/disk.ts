import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { familyOf, processesWith, signalAll } from './processes.ts';

/** A disk of one's own, mounted at `folder`, whose power can be cut. */
export type Disk = Readonly<{
  folder: string;
  /**
   * Cuts the power: these processes stand still at once with all they started, what the disk itself holds is kept, all else is lost, and the
   * disk is there again as after the next start of the machine.
   */
  cut: (processes: readonly number[]) => Promise<void>;
  close: () => Promise<void>;
}>;

const MOST_TRIES = 300;
const TRY_EVERY_MS = 100;

/** Whether a disk can be made here: it takes root, loop devices and a file system. */
export function canMakeDisk(): boolean {
  const knows = (program: string) => spawnSync('which', [program]).status === 0;
  return process.getuid?.() === 0 && existsSync('/dev/loop-control') && ['mkfs.ext4', 'mount'].every(knows);
}

/**
 * Makes a disk of a file with a file system in it. What was not brought to it when the power goes is in the machine's memory only, and is not in
 * the copy that is gone on with; a control in every cut sees that this is so.
 */
export function makeDisk(at: string, megabytes: number): Disk {
  const folder = join(at, 'disk');
  const image = (cuts: number) => join(at, `disk-${cuts}.image`);
  let cuts = 0;
  mkdirSync(folder, { recursive: true });
  writeFileSync(image(0), '');
  truncateSync(image(0), megabytes * 1024 * 1024);
  execFileSync('mkfs.ext4', ['-q', '-F', image(0)]);
  mount(image(0), folder);
  return {
    folder,
    cut: async (processes) => {
      const control = `${process.hrtime.bigint()}`;
      writeFileSync(join(folder, 'control'), control);
      const all = familyOf(processes);
      signalAll(all, 'SIGSTOP');
      execFileSync('cp', ['--sparse=always', image(cuts), image(cuts + 1)]);
      signalAll(all, 'SIGKILL');
      await unmount(folder);
      rmSync(image(cuts));
      cuts++;
      mount(image(cuts), folder);
      const kept = join(folder, 'control');
      if (existsSync(kept) && readFileSync(kept, 'utf8') === control)
        throw new Error('the disk kept what was never brought to it, so nothing was tried');
    },
    close: async () => {
      signalAll(familyOf(processesWith(folder)), 'SIGKILL');
      await unmount(folder);
      rmSync(image(cuts));
    },
  };
}

function mount(image: string, folder: string): void {
  execFileSync('mount', ['-o', 'loop', image, folder]);
}

/** Processes that were killed hold their files for a moment. */
async function unmount(folder: string): Promise<void> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    if (spawnSync('umount', [folder]).status === 0) return;
    await wait(TRY_EVERY_MS);
  }
  throw new Error(`${folder} cannot be unmounted`);
}
