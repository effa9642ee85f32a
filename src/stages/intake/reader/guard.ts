import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** What a process that reads may use before it is ended. */
export type ReadLimits = Readonly<{
  memoryMb: number;
  /** Seconds that any file may take, and how fast a large one must come. */
  seconds: number;
  bytesASecond: number;
}>;

/** Reading needs about 100 MB whatever the file's size, and goes at 30 MB a second and more. */
export const READ_LIMITS: ReadLimits = { memoryMb: 280, seconds: 60, bytesASecond: 1_048_576 };

/** Which limit ended a process. */
export type Broken = 'memory' | 'time';

/** Looks at a process now and then, and ends it when it uses too much. */
export type Guard = Readonly<{
  /** Starts the clock anew for a file of so many bytes. */
  begin: (bytes: number) => void;
  /** The clock runs only while somebody waits for the process. An answer that comes when it has run out, between two looks, is none. */
  waiting: <Answer>(answer: Promise<Answer>) => Promise<Answer>;
  broken: () => Broken | undefined;
  leave: () => void;
}>;

const LOOK_MS = 50;
const PAGE_BYTES = 4096;
const MEGABYTE = 1_048_576;

/** Puts a guard over a process. */
export function guardOf(child: ChildProcess, limits: ReadLimits): Guard {
  let spentMs = 0;
  let mostMs = 0;
  let since: number | undefined;
  let broken: Broken | undefined;
  const look = () => {
    const waited = since === undefined ? 0 : performance.now() - since;
    if (memoryMb(child.pid) > limits.memoryMb) broken ??= 'memory';
    else if (spentMs + waited > mostMs) broken ??= 'time';
    if (broken) child.kill('SIGKILL');
  };
  const timer = setInterval(look, LOOK_MS);
  return {
    begin: (bytes) => {
      spentMs = 0;
      mostMs = secondsFor(bytes, limits) * 1000;
    },
    waiting: async (answer) => {
      since = performance.now();
      try {
        return await answer;
      } finally {
        spentMs += performance.now() - since;
        since = undefined;
        if (spentMs > mostMs) broken ??= 'time';
      }
    },
    broken: () => broken,
    leave: () => clearInterval(timer),
  };
}

/** How long a file of so many bytes may take. */
export function secondsFor(bytes: number, { seconds, bytesASecond }: ReadLimits): number {
  return Math.round(seconds + bytes / bytesASecond);
}

/** What a process holds, where the system tells; elsewhere its heap is bounded, and what we keep beside it. */
function memoryMb(pid: number | undefined): number {
  if (process.platform !== 'linux') return 0;
  try {
    const [, resident] = readFileSync(`/proc/${pid}/statm`, 'latin1').split(' ');
    return (Number(resident) * PAGE_BYTES) / MEGABYTE;
  } catch {
    return 0;
  }
}
