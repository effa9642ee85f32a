import { id, join, literal, type Sql, type StagePlan, sql } from '../../base/lake/index.ts';
import type { DatasetVersion, IsoDate } from '../../base/model/index.ts';
import { toSql, type UnitColumn } from '../entitlements/index.ts';
import { needColumns } from './need-columns.ts';
import type { NeedContent, NeedRule } from './read-needs.ts';

/** What the stage works from. */
export type NeedInputs = Readonly<{ profiles: DatasetVersion; needs: NeedContent; asOf: IsoDate }>;

const SERVED_ROW_GROUP = 40_000;

/** Asks of everybody alive what they need, how many of it, and whether a register tells that it was given. */
export function planNeeds({ profiles, needs, asOf }: NeedInputs): StagePlan {
  const rules = needs.rulesOn(asOf);
  return {
    dataset: 'needs',
    parents: [profiles],
    settings: { asOf },
    steps: [
      {
        table: 'needs',
        published: true,
        layout: { rowGroupRows: SERVED_ROW_GROUP },
        select: sql`
          select person_id, ${join(rules.flatMap(columnsOf), ',\n            ')}
          from profiles.profiles
          where coalesce(alive, true)`,
      },
    ],
    notes: { needs: join(rules.map(countsOf), ' union all ') },
  };
}

/** A rule of a need asks nothing of a household. */
const ofNoUnit: UnitColumn = ({ unit }) => {
  throw new RangeError(`a need asks about ${unit.id}`);
};

function columnsOf({ id: need, when, quantity, given }: NeedRule): Sql[] {
  const columns = needColumns(need);
  const needed = toSql(when, ofNoUnit);
  return [
    sql`${needed} as ${id(columns.needed)}`,
    sql`case when ${needed} then ${countOf(quantity)} end as ${id(columns.quantity)}`,
    sql`${given ? toSql(given, ofNoUnit) : sql`cast(null as boolean)`} as ${id(columns.given)}`,
  ];
}

/** The count of the first step that holds; a step whose answer is open leaves open how many. */
function countOf(quantity: NeedRule['quantity']): Sql {
  const [step, ...rest] = quantity;
  if (!step) return literal(null);
  if (!step.when) return sql`cast(${literal(step.count)} as integer)`;
  const holds = toSql(step.when, ofNoUnit);
  return sql`case when ${holds} then ${literal(step.count)} when not ${holds} then ${countOf(rest)} end`;
}

function countsOf({ id: need }: NeedRule): Sql {
  const { needed, quantity, given } = needColumns(need);
  return sql`
    select
      cast(${literal(need)} as varchar) as need,
      count(*) filter (where ${id(needed)}) as people,
      count(*) filter (where ${id(needed)} is null) as cannot_tell,
      cast(coalesce(sum(${id(quantity)}), 0) as bigint) as quantity,
      count(*) filter (where ${id(needed)} and ${id(given)}) as given
    from needs`;
}
