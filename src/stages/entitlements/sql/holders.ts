import {
  dialect,
  id,
  join,
  literal,
  type Sql,
  type SqlStep,
  schemaOf,
  sql,
} from '../../../base/lake/index.ts';
import type { UnitDeclaration } from '../language/index.ts';
import { keyOf, rowOfNoUnit, type UnitTable } from './beside-people.ts';
import { unitsAskedByRights } from './columns-asked.ts';
import type { CompiledProgramme } from './compiled.ts';
import { YES } from './expressions/index.ts';
import { rightsOf } from './rights.ts';
import type { UnitQuestions } from './units.ts';

/** A programme whose right is one for a whole unit, and where the holders of its units stand. */
export type SharedRight = Readonly<{
  programme: CompiledProgramme;
  unit: UnitDeclaration;
  table: string;
  column: string;
}>;

/** The programmes whose right is one for a whole unit. */
export function sharedRights(programmes: readonly CompiledProgramme[]): SharedRight[] {
  return programmes.flatMap((programme) => {
    const { settings, sharedBy } = programme.rules.programme;
    const unit = settings.units.find((declared) => declared.id === sharedBy);
    if (!unit) return [];
    const table = `holders_${schemaOf(unit.id)}`;
    return [{ programme, unit, table, column: `${table}__${schemaOf(programme.id)}` }];
  });
}

/** The tables in which the holders of shared rights stand; the answers for their units stand there too, so that one join brings both. */
export function holderTables(shared: readonly SharedRight[]): UnitTable[] {
  return [...new Map(shared.map(({ table, unit }) => [table, { table, fact: unit.fact }])).values()];
}

/** For each unit the member who holds each right: of the eligible members the eldest, then the smallest `person_id`. */
export function holderSteps(shared: readonly SharedRight[], units: UnitQuestions, people: Sql): SqlStep[] {
  const tables = new Map(shared.map((right) => [right.table, right.unit]));
  return [...tables].map(([table, unit]) => {
    const of = shared.filter((right) => right.table === table);
    return { table, select: holders({ table, unit, of }, units, people) };
  });
}

type Table = Readonly<{ table: string; unit: UnitDeclaration; of: readonly SharedRight[] }>;

function holders({ table, unit, of }: Table, units: UnitQuestions, people: Sql): Sql {
  const programmes = of.map(({ programme }) => programme);
  const rights = rightsOf(programmes, {
    units,
    people,
    beside: units.tables(unitsAskedByRights(programmes)),
  });
  const isEligible = of.map(({ programme }) => {
    return sql`${rights.columnsOf(programme.id).eligible} = ${literal(YES)}`;
  });
  const first = of.map(
    (right, index) =>
      sql`${memberIn(sql`min(seniority) filter (where ${id(`eligible__${index}`)})`)} as ${id(right.column)}`,
  );
  const named = isEligible.map((test, index) => sql`${test} as ${id(`eligible__${index}`)}`);
  const [anyone] = of;
  if (!anyone) return sql`select null as ${id(keyOf(table))}`;
  const [asked] = units.tables(new Set([unit.id]));
  // Beside the units that are asked about, those in which nobody is eligible need not be gone through.
  const anybody = asked ? sql` and (${join(isEligible, ' or ')})` : sql``;
  const perUnit = sql`
      select ${join([sql`unit_key as ${id(keyOf(table))}`, ...first], ',\n        ')}
      from (
        select ${id(unit.fact)} as unit_key, ${seniority(anyone)} as seniority, ${join(named)}
        from ${rights.select} as with_rights
        where ${id(unit.fact)} is not null${anybody}
      ) as member
      group by unit_key`;
  if (!asked) return sql`${perUnit}${rowOfNoUnit(of.length)}`;
  const names = [...of.map(({ column }) => column), ...asked.answers];
  return sql`
      select ${join([sql`${id(keyOf(asked.table))} as ${id(keyOf(table))}`, ...names.map((name) => id(name))])}
      from ${id(asked.table)}
      left join (${perUnit}) as holder on ${id(keyOf(table))} = ${id(keyOf(asked.table))}`;
}

const NEVER_BORN = 4_000_000;

const PLACES_OF_AN_ID = literal(2n ** 64n);

/** One number by which members stand in line: days of birth first, then `person_id`; who has no birth date comes last. */
function seniority({ programme }: SharedRight): Sql {
  const born = id(programme.rules.programme.settings.birth.date);
  const day = sql`coalesce(${born} - date '0001-01-01', ${literal(NEVER_BORN)})`;
  return sql`(cast(${day} as ${dialect.type('wide')}) * ${PLACES_OF_AN_ID} + person_id)`;
}

/** Whose number that is. */
function memberIn(first: Sql): Sql {
  return sql`cast(${first} % ${PLACES_OF_AN_ID} as ${dialect.type('bigint')})`;
}
