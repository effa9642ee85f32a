import { id, join, render, type Sql, type SqlStep, type StagePlan, sql } from '../../base/lake/index.ts';
import type { DatasetVersion, IsoDate } from '../../base/model/index.ts';
import { type CompiledProgramme, compileProgramme, decisionColumns, decisionSelect } from './compile.ts';
import type { Programme } from './language/index.ts';

/** What the stage works from. */
export type EntitlementInputs = Readonly<{
  profiles: DatasetVersion;
  programmes: readonly Programme[];
  asOf: IsoDate;
}>;

const SERVED_ROW_GROUP = 20_000;

/** The plan that answers every programme for everyone in one pass over the profiles. */
export function planEntitlements({ profiles, programmes, asOf }: EntitlementInputs): StagePlan {
  return {
    dataset: 'entitlements',
    parents: [profiles],
    settings: {
      asOf,
      conditions: programmes.map((programme) => [
        programme.id,
        compileProgramme(programme, asOf)?.conditions.map((condition) => condition.id) ?? null,
      ]),
    },
    steps: [decisions(programmes, asOf)],
    notes: { answers: answersByProgramme(programmes) },
  };
}

/**
 * One row a person: answer, amount and condition bits of every programme. Rows stand in the order of the profiles, which is
 * that of `person_id`; lookups by person are fast because of it, and right without it.
 */
function decisions(programmes: readonly Programme[], asOf: IsoDate): SqlStep {
  return {
    table: 'decisions',
    published: true,
    layout: { rowGroupRows: SERVED_ROW_GROUP },
    select: selectDecisions(programmes, asOf, id('profiles.profiles')),
  };
}

/** The decisions of all people of a table of facts. */
export function selectDecisions(programmes: readonly Programme[], asOf: IsoDate, people: Sql): Sql {
  const { columns, named } = nameColumns(programmes, asOf);
  const selects = programmes.map((programme) => decisionSelect(programme.id, named.get(programme.id)));
  return sql`
    with person_conditions as (
      select
        person_id${join([sql``, ...columns], ',\n        ')}
      from ${people}
    )
    select
      person_id${join([sql``, ...selects], ',')}
    from person_conditions`;
}

type Named = Readonly<{ conditions: readonly string[]; amount: string }>;

/** Conditions that several programmes share ("is alive") become one column, so each is worked out once a person. */
function nameColumns(
  programmes: readonly Programme[],
  asOf: IsoDate,
): Readonly<{ columns: readonly Sql[]; named: ReadonlyMap<string, Named> }> {
  const names = new Map<string, string>();
  const columns: Sql[] = [];
  const nameOf = (expression: Sql): string => {
    const key = JSON.stringify(render(expression));
    const known = names.get(key);
    if (known) return known;
    const name = `c${names.size}`;
    names.set(key, name);
    columns.push(sql`${expression} as ${id(name)}`);
    return name;
  };
  const compiled = programmes.map((programme) => compileProgramme(programme, asOf));
  const named = compiled
    .filter((programme): programme is CompiledProgramme => programme !== undefined)
    .map((programme): [string, Named] => {
      const conditions = programme.conditions.map((condition) => nameOf(condition.sql));
      return [programme.id, { conditions, amount: nameOf(programme.amount) }];
    });
  return { columns, named: new Map(named) };
}

function answersByProgramme(programmes: readonly Programme[]): Sql {
  const counted = programmes.map(({ id: programmeId }) => {
    const { answer, amount } = decisionColumns(programmeId);
    return sql`
      select
        cast(${programmeId} as varchar) as programme,
        count(*) filter (where ${id(answer)} = 1) as eligible,
        count(*) filter (where ${id(answer)} = 0) as not_eligible,
        count(*) filter (where ${id(answer)} is null) as cannot_tell,
        cast(coalesce(sum(${id(amount)}), 0) as bigint) as satang_month
      from decisions`;
  });
  return counted.length > 0 ? join(counted, ' union all ') : sql`select 0 as programmes`;
}
