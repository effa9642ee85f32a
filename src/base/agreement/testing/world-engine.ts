import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { type Engine, id, join, openEngine, type Sql, sql } from '../../lake/index.ts';
import type { Value } from './plain-reading.ts';
import type { SmallWorld } from './small-world.ts';

/** A real engine with the tables of a small world; closing takes all of it away. */
export async function openWorldEngine(): Promise<
  Readonly<{ engine: Engine; fill: (world: SmallWorld) => Promise<void>; close: () => Promise<void> }>
> {
  const folder = await mkdtemp(joinPath(tmpdir(), 'chipao-agreement-'));
  const engine = await openEngine({ memoryMb: 256, threads: 1, tempDirectory: joinPath(folder, 'spill') });
  for (const schema of ['profiles', 'cards', 'areas']) await engine.run(sql`create schema ${id(schema)}`);
  await engine.run(sql`create table profiles.people (
    person_id bigint, nid varchar, village_code varchar, name varchar, income integer, alive boolean, born date)`);
  await engine.run(sql`create table cards.cards (person_id bigint, kind varchar, since date)`);
  await engine.run(sql`create table areas.figures (code varchar, value bigint)`);
  return {
    engine,
    fill: async ({ people, cards, figures }) => {
      await refill(engine, 'profiles.people', people);
      await refill(engine, 'cards.cards', cards);
      await refill(engine, 'areas.figures', figures);
    },
    close: async () => {
      await engine.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function refill(
  engine: Engine,
  table: string,
  rows: readonly Readonly<Record<string, Value>>[],
): Promise<void> {
  await engine.run(sql`delete from ${id(table)}`);
  if (rows.length === 0) return;
  const tuples = rows.map((row): Sql => sql`(${join(Object.values(row).map((value) => sql`${value}`))})`);
  await engine.run(sql`insert into ${id(table)} values ${join(tuples)}`);
}
