import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, existsSync, globSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import { askChipao } from './command.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of everything the stories write; removed at the end. */
    base: string;
    /** A home with a published demo of 5,000 people, and how the command that made it ended. */
    demo: { home: string; code: number | null; out: string; err: string };
    /** A small invented province: its registers, and a home in which they are published. */
    small: { registers: string; home: string };
  }
}

/** An empty folder of a story's own, which the ledger's server may enter. */
export function newFolder(name: string): string {
  const folder = mkdtempSync(join(inject('base'), `${name}-`));
  chmodSync(folder, 0o755);
  return folder;
}

/**
 * A home that holds the small province's versions but no ledger yet: a run over the same files finds everything made and
 * publishes it at once.
 */
export function smallHome(name: string): string {
  const home = newFolder(name);
  copyFromSmall(home, ['lake', 'keys', 'person-key', 'file-facts.json', 'parsed-content.json']);
  return home;
}

/** A home in which the small province is published: a copy of the one that was run, whose server has stopped. */
export async function publishedHome(name: string): Promise<string> {
  const { home: made, registers } = inject('small');
  const home = smallHome(name);
  // Where the server may not enter the temporary folder its data lies elsewhere, and cannot be copied along.
  if (existsSync(join(made, 'ledger', 'data'))) copyFromSmall(home, ['ledger']);
  else await askChipao(['run', '--input', registers, '--home', home]);
  return home;
}

/** Keeps owners and times, which Node's own copying does not: the ledger belongs to the user that its server runs as. */
function copyFromSmall(home: string, parts: readonly string[]): void {
  execFileSync('cp', ['-a', ...parts.map((part) => join(inject('small').home, part)), home]);
}

/** A copy of the small province's registers, to be damaged. */
export function smallRegisters(name: string): string {
  const registers = join(newFolder(name), 'registers');
  mkdirSync(registers);
  cpSync(inject('small').registers, registers, { recursive: true, preserveTimestamps: true });
  return registers;
}

/** The checksum of every file of published versions, all their makings, by name. */
export function checksums(home: string, versions: readonly { id: string }[]): Record<string, string> {
  const files = versions.flatMap(({ id }) =>
    globSync([join(home, 'lake', id, '*'), join(home, 'lake', `${id}.*`, '*')]),
  );
  return Object.fromEntries(
    files.sort().map((file) => [file, createHash('sha256').update(readFileSync(file)).digest('hex')]),
  );
}

/** Processes of PostgreSQL that serve a home below a folder. */
export function serversOf(folder: string): string[] {
  return commandLines().filter((line) => line.includes('postgres') && line.includes(folder));
}

function commandLines(): string[] {
  if (!existsSync('/proc/self/cmdline'))
    return spawnSync('ps', ['-eo', 'args='], { encoding: 'utf8' }).stdout.split('\n');
  return globSync('/proc/[0-9]*/cmdline').map((file) => {
    try {
      return readFileSync(file, 'utf8').replaceAll('\0', ' ');
    } catch {
      // It ended while we looked.
      return '';
    }
  });
}
