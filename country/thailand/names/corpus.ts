import { readFileSync } from 'node:fs';

/** Given and family names that Thai people bear, in alphabetical order, without frequencies. */
export type Names = Readonly<{
  male: readonly string[];
  female: readonly string[];
  family: readonly string[];
}>;

/** Reads the lists of names (CC BY-SA 4.0, see corpus/README.md). */
export function loadNames(): Names {
  return {
    male: readLines('corpus/male-names-th.txt'),
    female: readLines('corpus/female-names-th.txt'),
    family: readLines('corpus/family-names-th.txt'),
  };
}

/** Reads a file of one entry a line. */
export function readLines(path: string): string[] {
  const text = readFileSync(new URL(path, import.meta.url), 'utf8');
  return text.split('\n').filter((line) => line !== '');
}
