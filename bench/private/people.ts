import { readFileSync } from 'node:fs';
import type { ClearRecord } from '../../src/linker/index.ts';

/** One file of febrl4: everyone is in both files once, in the second with errors. The two halves share no person. */
export type PeopleFile = Readonly<{ pilot: readonly ClearRecord[]; job: readonly ClearRecord[] }>;

/** Reads a file of febrl4 and parts it by the number of the person. */
export function readPeople(path: string): PeopleFile {
  const [heads = [], ...rows] = readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(',').map((cell) => cell.trim()));
  const records = rows.map((cells): ClearRecord => {
    const values = Object.fromEntries(heads.map((head, at) => [head, cells[at] || null]));
    return { id: values['rec_id'] ?? '', values };
  });
  return {
    pilot: records.filter(({ id }) => Number(personOf(id)) % 2 === 0),
    job: records.filter(({ id }) => Number(personOf(id)) % 2 === 1),
  };
}

/** The person a record is of: `rec-1070-org` and `rec-1070-dup-0` are one. */
export function personOf(id: string): string {
  return id.split('-')[1] ?? '';
}
