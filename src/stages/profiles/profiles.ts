import {
  type CodeStep,
  type Engine,
  id,
  join,
  literal,
  render,
  type Sql,
  sql,
  tableIn,
} from '../../base/lake/index.ts';
import { correctColumns, correctedRows, type KnownCorrection, type Registered } from './corrections/index.ts';
import { deathColumns, residenceColumns, residenceParts } from './evidence/index.ts';
import { dateOf, derivedColumn, factColumns, type MadeColumns, type ProfileColumn } from './fact-columns.ts';
import { baseOf } from './settings.ts';
import { FIRST_SHELF, PERSON, type ProfileParts, sideBySide } from './side-by-side.ts';

const TABLE = 'profiles';
const SERVED_ROW_GROUP = 40_000;
/** Whole parts of a file. Rows this wide are held in memory while they are joined and sorted, so only so many are made at a time. */
const ROWS_AT_A_TIME = 2 * SERVED_ROW_GROUP;

/** One row a person: everybody the links know, with every fact of the content, in the order of people and a stretch of them at a time. */
export function profiles(parts: ProfileParts, corrections: readonly KnownCorrection[]): CodeStep {
  const select = selectorOf(parts, corrections);
  const { text, values } = render(select(sql`true`));
  return {
    table: TABLE,
    version: JSON.stringify([text, values.map(String), ROWS_AT_A_TIME]),
    make: async ({ engine, folder, onLine }) => {
      const parts = (await stretchesOf(engine)).map((stretch) =>
        onLine((line) => line.writePart(TABLE, select(stretch), { rowGroupRows: SERVED_ROW_GROUP })),
      );
      for (const end of await Promise.allSettled(parts)) if (end.status === 'rejected') throw end.reason;
      const made = await tableIn(folder, TABLE);
      if (made) await engine.run(sql`create or replace view ${id(TABLE)} as select * from ${made}`);
    },
  };
}

/** Stretches of keys that hold everybody, none of them many. */
async function stretchesOf(engine: Engine): Promise<Sql[]> {
  const rows = await engine.rows(sql`
    select person_id
    from (
      select person_id, row_number() over (order by person_id) as place
      from ${id(FIRST_SHELF)}
    ) as placed
    where place > 1 and place % ${literal(ROWS_AT_A_TIME)} = 1
    order by person_id`);
  const cuts = rows.map((row) => literal(BigInt(String(row['person_id']))));
  return [undefined, ...cuts].map((from, index) => {
    const to = cuts[index];
    const bounds = [...(from ? [sql`person_id >= ${from}`] : []), ...(to ? [sql`person_id < ${to}`] : [])];
    return bounds.length > 0 ? join(bounds, ' and ') : sql`true`;
  });
}

/** Profiles of the people within a stretch, as registers tell them and with what was found to be right in place of it. */
function selectorOf(parts: ProfileParts, corrections: readonly KnownCorrection[] = []): (within: Sql) => Sql {
  const { facts, deliveries } = parts;
  const columns = columnsOf(parts);
  const table = corrections.length > 0 ? 'registered' : 'told';
  const derived = facts.facts.flatMap((fact) => derivedColumn(fact) ?? []);
  const places = Object.entries(residenceParts(facts.residence, deliveries));
  return (within) => sql`
      with known as (${sideBySide(parts, within)}
      ),
      placed as (
        select known.*, ${join(places.map(([name, value]) => sql`${value} as ${id(name)}`))}
        from known
      ),
      ${id(table)} as (
        select
          person_id,
          ${listed(columns)}
        from placed
      )${corrections.length > 0 ? correctedTold(columns, corrections, facts) : sql``}
      select
        ${join([sql`person_id`, ...columns.map(({ name }) => id(name)), listed(derived)], ',\n        ')}
      from told
      order by person_id`;
}

/** What registers alone tell, for comparing it with what was found to be right. */
export function registeredOf(parts: ProfileParts): Registered {
  return { select: selectorOf(parts), columns: columnsOf(parts) };
}

function columnsOf(parts: ProfileParts): ProfileColumn[] {
  const made = madeColumns(parts);
  return parts.facts.facts
    .filter((fact) => baseOf(fact) === undefined)
    .flatMap((fact) => factColumns(fact, parts.deliveries, made));
}

/** What registers tell, with what was found to be right in place of it. */
function correctedTold(
  columns: readonly ProfileColumn[],
  corrections: readonly KnownCorrection[],
  facts: ProfileParts['facts'],
): Sql {
  return sql`,
      corrected as (${correctedRows(corrections)}
      ),
      told as (
        select
          registered.person_id,
          ${listed(correctColumns(columns, corrections, facts))}
        from registered
        left join corrected on corrected.person_id = registered.person_id
      )`;
}

function madeColumns({ facts, deliveries }: ProfileParts): MadeColumns {
  const dates = deliveries.all.map(({ source }) => sql`when ${source} then ${dateOf(source, deliveries)}`);
  return {
    ...Object.fromEntries(PERSON.map((name) => [name, id(name)])),
    identity_source: sql`anchor_source`,
    identity_as_of: sql`case anchor_source when '' then null ${join(dates, ' ')} end`,
    duplicates: sql`duplicate_rows`,
    ...deathColumns(facts.death, deliveries),
    ...residenceColumns(facts.residence, deliveries),
  };
}

function listed(columns: readonly ProfileColumn[]): Sql {
  return join(
    columns.map(({ name, value }) => sql`${value} as ${id(name)}`),
    ',\n          ',
  );
}
