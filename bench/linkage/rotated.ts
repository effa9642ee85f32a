import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { openBenchEngine } from './duckdb.ts';

const SOURCE = 'bench/linkdata/historical_25k.parquet';
const COPIES = 40;
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz';
/** Prime to 26, so that `multiplier × letter + shift` is a rotation of the whole alphabet; the second is used once 26 shifts are gone. */
const MULTIPLIERS = [1, 3];
/** Dates, sexes and the digits of a postcode stay as they are: real people of different names share them too. */
const ROTATED = [
  'full_name',
  'first_and_surname',
  'first_name',
  'surname',
  'birth_place',
  'postcode_fake',
  'occupation',
];

/**
 * A million rows with truth: 40 copies of historical_25k, the letters of each copy rotated in its own way, so that every copy is a
 * population of other people as hard to link as the first. Made once and kept in the folder named.
 */
export async function rotatedHistorical(folder: string): Promise<string> {
  const path = join(folder, `historical-rotated-${COPIES}.parquet`);
  if (existsSync(path)) return path;
  mkdirSync(folder, { recursive: true });
  const engine = await openBenchEngine();
  const copies = Array.from({ length: COPIES }, (_, copy) => copySql(copy)).join('\nunion all\n');
  await engine.run(
    `copy (select * from (${copies}) order by md5(unique_id), unique_id) to '${path}.draft' (format parquet)`,
  );
  engine.close();
  renameSync(`${path}.draft`, path);
  return path;
}

function copySql(copy: number): string {
  const columns = ROTATED.map(
    (column) => `translate(${column}, '${ALPHABET}', '${rotatedAlphabet(copy)}') as ${column}`,
  );
  return `select * replace ('${copy}-' || unique_id as unique_id, '${copy}-' || cluster as cluster, ${columns.join(', ')})
    from '${SOURCE}'`;
}

function rotatedAlphabet(copy: number): string {
  const size = ALPHABET.length;
  const multiplier = MULTIPLIERS[Math.floor(copy / size)] ?? 1;
  return [...ALPHABET].map((_, at) => ALPHABET.at((multiplier * at + copy) % size)).join('');
}
