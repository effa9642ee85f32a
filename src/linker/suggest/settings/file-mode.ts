import { type Engine, join, type Sql, sql } from '../../../base/lake/index.ts';
import type { GivenFiles } from './read-sample.ts';

/** Whether people are looked for within files too. */
export type FileMode = Readonly<{ mode: 'dedupe' | 'link' | 'link-and-dedupe'; why: string }>;

/** Files have a record for each person where so few of the pairs that agree are in one file. */
const HARDLY_ANY = 0.02;
const ENOUGH_PAIRS = 20;
const TELLING = 3;

/** How files stand to each other, seen from records that agree on two of the most telling columns. */
export async function findFileMode(
  engine: Engine,
  files: GivenFiles,
  telling: readonly string[],
): Promise<FileMode> {
  if (files.paths.length === 1) return { mode: 'dedupe', why: 'one file' };
  const columns = telling.slice(0, TELLING).map(files.column);
  const couples = columns.flatMap((one, place) => columns.slice(place + 1).map((other) => [one, other]));
  let within = 0;
  let across = 0;
  for (const couple of couples) {
    const pairs = await agreeingPairs(engine, couple);
    within += pairs.within;
    across += pairs.across;
  }
  const said = `${within} pairs that agree are in one file, ${across} in two`;
  return across >= ENOUGH_PAIRS && within <= HARDLY_ANY * across
    ? { mode: 'link', why: `${said}: a person is in a file once` }
    : { mode: 'link-and-dedupe', why: said };
}

async function agreeingPairs(
  engine: Engine,
  couple: readonly Sql[],
): Promise<Readonly<{ within: number; across: number }>> {
  const known = couple.map((column) => sql`${column} is not null`);
  const [row] = await engine.rows(sql`
    with part as (
      select ${join(couple)}, cast(count(*) as double) as records
      from given
      where ${join(known, ' and ')}
      group by ${join(couple)}, file
    ),
    block as (
      select sum(records) as records, sum(records * (records - 1) / 2) as within
      from part
      group by ${join(couple)}
    )
    select sum(within) as within, sum(records * (records - 1) / 2) as every from block`);
  const within = Number(row?.['within'] ?? 0);
  return { within, across: Number(row?.['every'] ?? 0) - within };
}
