import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { loadProgrammes } from '../../country/thailand/programmes/index.ts';
import {
  dialect,
  type Engine,
  id,
  join as joinSql,
  literal,
  openEngine,
  type Sql,
  sql,
} from '../../src/base/lake/index.ts';
import { type IsoDate, parseIsoDate } from '../../src/base/model/index.ts';
import { columnsAsked, compileProgrammes, type Programme } from '../../src/stages/entitlements/index.ts';
import { FOLDER, SEED } from '../chipao.ts';

const MEMBERS = 3;
const SUBDISTRICTS = 7_000;
/** Of most facts one in eight is not known. */
const UNKNOWN_OF = 8;
/** Facts that are true of nearly everybody. */
const USUAL = new Set(['alive', 'thai']);

/** The day that the bench asks about. */
export const ON = day('2026-09-30');

/** All programmes whose rules are written down, and what is read of each person to decide them. */
export function asked(): Readonly<{ programmes: readonly Programme[]; columns: readonly string[] }> {
  const programmes = loadProgrammes();
  return { programmes, columns: columnsAsked(compileProgrammes(programmes, ON).programmes) };
}

/** Invented profiles with every column that the programmes ask, made once and kept; the same seed gives the same people. */
export async function profilesOf(people: number): Promise<string> {
  const { programmes, columns } = asked();
  const file = join(FOLDER, `rules-people-${people}-${SEED}-${columns.length}.parquet`);
  if (existsSync(file)) return file;
  const draft = `${file}.draft`;
  mkdirSync(FOLDER, { recursive: true });
  rmSync(draft, { force: true });
  const engine = await openEngine({ memoryMb: 2000, threads: 2, tempDirectory: join(FOLDER, 'spill') });
  await writePeople(engine, { people, draft, columns, programmes });
  await engine.close();
  renameSync(draft, file);
  return file;
}

type Order = Readonly<{
  people: number;
  draft: string;
  columns: readonly string[];
  programmes: readonly Programme[];
}>;

function writePeople(engine: Engine, { people, draft, columns, programmes }: Order): Promise<void> {
  const [first] = programmes;
  if (!first) throw new Error('there are no programmes');
  const { facts, units } = first.settings;
  const made = columns.map((column, index) => {
    const unit = units.some(({ fact }) => fact === column);
    const type = facts.find(({ fact }) => fact === column)?.type ?? 'text';
    const chance = randomNumber(index);
    const value = unit ? unitKey(index, people) : factOf(column, type, chance);
    return sql`case when ${randomNumber(index + 1000)} % ${literal(UNKNOWN_OF)} <> 0 then ${value} end as ${id(column)}`;
  });
  const select = sql`
    select number * 1000003 as person_id, ${joinSql(made)}
    from (select series.number from ${dialect.series('number', people)}) as person`;
  return engine.run(dialect.writeParquet(select, draft));
}

/** A whole number that is the same for the same seed, person and column. */
function randomNumber(column: number): Sql {
  const key = literal(SEED * 100_000 + column);
  return sql`(hash(number * 2654435761 + ${key}) % 1000000)`;
}

/** Members of a unit stand far from each other, as people do who are sorted by a number that says nothing. */
function unitKey(column: number, people: number): Sql {
  const units = Math.max(1, Math.floor(people / MEMBERS));
  return sql`cast((number * 7919 + ${literal(column)}) % ${literal(units)} as bigint)`;
}

function factOf(column: string, type: string, chance: Sql): Sql {
  switch (type) {
    case 'boolean':
      return USUAL.has(column) ? sql`(${chance} >= 20000)` : sql`(${chance} < 250000)`;
    case 'money':
      return sql`cast(${chance} % 3000 * 10000 as bigint)`;
    case 'integer':
      return sql`cast(${chance} % 100 as integer)`;
    case 'date':
      return column === 'birth_date'
        ? sql`cast(date '1930-01-01' + cast(${chance} % 35000 as integer) as date)`
        : sql`cast(date '2015-01-01' + cast(${chance} % 4200 as integer) as date)`;
    default:
      return sql`cast(100000 + ${chance} % ${literal(SUBDISTRICTS)} * 100 as varchar)`;
  }
}

function day(written: string): IsoDate {
  const parsed = parseIsoDate(written);
  if (!parsed) throw new RangeError(written);
  return parsed;
}
