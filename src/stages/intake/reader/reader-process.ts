import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { type Frame, framesIn } from './frames.ts';
import { type Guard, guardOf, READ_LIMITS, type ReadLimits } from './guard.ts';
import type { ReadJob } from './read-job.ts';
import { gatherProgram, type ReaderProgram } from './reader-program.ts';
import { findWall } from './walls.ts';

/** What every process that reads is started with; found out once a run. */
export type ReaderKit = Readonly<{ program: ReaderProgram; wall: readonly string[]; limits: ReadLimits }>;

/** A process that reads some files and says what is in them. */
export type ReaderProcess = Readonly<{
  frames: AsyncGenerator<Frame>;
  guard: Guard;
  /** Ends it, whatever it does, and tells why it went if it had gone before. */
  stop: () => Promise<string>;
}>;

const HEAP_MB = 160;
/** The first words of a program that died say why. */
const KEPT_WORDS = 4096;
const NO_MEMORY = /heap out of memory|allocation failed|ERR_MEMORY_ALLOCATION_FAILED/i;

/** Gets ready to start processes. */
export async function readyReaders(limits: Partial<ReadLimits> = {}): Promise<ReaderKit> {
  const [program, wall] = await Promise.all([gatherProgram(), findWall()]);
  return { program, wall, limits: { ...READ_LIMITS, ...limits } };
}

/**
 * Starts a process for files that are open here. It has no environment, no leave to open a file, start a process, load native
 * code or make code from text, and no network.
 */
export function startReader(kit: ReaderKit, job: ReadJob, files: readonly number[]): ReaderProcess {
  const { program, wall, limits } = kit;
  const [command = '', ...rest] = [...wall, process.execPath, ...nodeOptions(program), program.start];
  const child = spawn(command, rest, {
    stdio: ['pipe', 'pipe', 'pipe', ...files],
    env: wall.length > 0 ? { PATH: process.env['PATH'] } : {},
  });
  const [asked, said, complaints] = child.stdio as unknown as [Writable, Readable, Readable];
  const gone = once(child, 'close').catch(() => undefined);
  let words = '';
  complaints.setEncoding('utf8').on('data', (text: string) => {
    if (words.length < KEPT_WORDS) words += text;
  });
  asked.on('error', () => undefined);
  const { program: code, addresses, entry } = program;
  asked.end(JSON.stringify({ program: code, addresses, entry, job }));
  const guard = guardOf(child, limits);
  return {
    frames: framesIn(said),
    guard,
    stop: async () => {
      child.kill('SIGKILL');
      // What it said and nobody read would keep its end from ever being told.
      said.destroy();
      guard.leave();
      await gone;
      return reasonOfEnd(child, guard, words);
    },
  };
}

function nodeOptions({ start, packages }: ReaderProgram): string[] {
  return [
    '--permission',
    ...[start, ...packages].map((path) => `--allow-fs-read=${path}`),
    '--disallow-code-generation-from-strings',
    `--max-old-space-size=${HEAP_MB}`,
    '--max-semi-space-size=8',
  ];
}

/** `memory` and `time` are limits; anything else is what the system told of its end. */
function reasonOfEnd({ exitCode, signalCode }: ChildProcess, guard: Guard, words: string): string {
  const broken = guard.broken();
  if (broken) return broken;
  return NO_MEMORY.test(words) ? 'memory' : (signalCode ?? `exit code ${exitCode}`);
}
