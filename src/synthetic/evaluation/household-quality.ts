import { dialect, type Engine, id, type Sql, sql } from '../../base/lake/index.ts';
import { ratio } from './ratio.ts';

/** How well one kind of unit holds together who belongs together, over all pairs of people. */
export type HouseholdQuality = Readonly<{
  /** Families within the houses of the civil register, or households as the survey met them. */
  unit: 'register-family' | 'surveyed-household';
  /** Of the pairs that stand in one unit, the share that belongs there. */
  precision: number | null;
  /** Of the pairs that belong to one unit, the share that stands in one. */
  recall: number | null;
  f1: number | null;
  pairsTruth: number;
  pairsFound: number;
  pairsRight: number;
  /** True units of more than one person, and those of them that were found with exactly their people. */
  units: number;
  whole: number;
}>;

/** Judges families and surveyed households; nothing when the truth tells of no people. */
export async function judgeHouseholds(engine: Engine, people: string | null): Promise<HouseholdQuality[]> {
  if (people === null) return [];
  const truth = dialect.readCsv(people);
  const columns = await engine.rows(sql`describe select * from ${truth}`);
  const known = new Set(columns.map((column) => column['column_name']));
  const judged: HouseholdQuality[] = [];
  for (const { unit, column, found } of UNITS) {
    if (!known.has(column)) continue;
    await engine.run(dialect.createTable(id('unit_cell'), cells({ truth, column, found })));
    const [counts] = await engine.rows(countPairs());
    judged.push(qualityOf(unit, counts ?? {}));
  }
  return judged;
}

type Unit = Readonly<{ unit: HouseholdQuality['unit']; column: string; found: Sql }>;

/** Which column of the truth names a true unit, and where each person was found; who is in no such household is not asked about. */
const UNITS: readonly Unit[] = [
  {
    unit: 'register-family',
    column: 'family',
    found: sql`
      select person_id, household_id, family_no
      from households.members
      where kind = 'register-house'`,
  },
  {
    unit: 'surveyed-household',
    column: 'household',
    found: sql`
      select person_id, household_id, 1 as family_no
      from households.members
      where kind = 'bmn'`,
  },
];

/** How many people of a true unit stand in a unit that was found: the contingency table, so that no pair is ever made. */
function cells({ truth, column, found }: Readonly<{ truth: Sql; column: string; found: Sql }>): Sql {
  return sql`
    select person.${id(column)} as true_unit, found.household_id, found.family_no, count(*) as people
    from ${truth} as person
    join home on home.true_id = person.true_id
    join (${found}) as found on found.person_id = home.person_id
    where person.${id(column)} is not null
    group by person.${id(column)}, found.household_id, found.family_no`;
}

/** Ordered pairs of different people, so each pair counts twice and every figure stays whole. */
function countPairs(): Sql {
  return sql`
    with true_unit as (
      select true_unit, sum(people) as people, count(*) as parts
      from unit_cell
      group by true_unit
    ), found_unit as (
      select household_id, family_no, sum(people) as people, count(*) as parts
      from unit_cell
      group by household_id, family_no
    ), whole as (
      select count(*) as units
      from unit_cell
      join true_unit on true_unit.true_unit = unit_cell.true_unit
      join found_unit
        on found_unit.household_id = unit_cell.household_id and found_unit.family_no = unit_cell.family_no
      where true_unit.parts = 1 and found_unit.parts = 1 and unit_cell.people > 1
    )
    select
      (select coalesce(sum(people * (people - 1)), 0) from true_unit) as in_truth,
      (select coalesce(sum(people * (people - 1)), 0) from found_unit) as in_found,
      (select coalesce(sum(people * (people - 1)), 0) from unit_cell) as in_both,
      (select count(*) from true_unit where people > 1) as units,
      (select units from whole) as whole`;
}

function qualityOf(
  unit: HouseholdQuality['unit'],
  counts: Readonly<Record<string, unknown>>,
): HouseholdQuality {
  const pairsTruth = Number(counts['in_truth']) / 2;
  const pairsFound = Number(counts['in_found']) / 2;
  const pairsRight = Number(counts['in_both']) / 2;
  return {
    unit,
    precision: ratio(pairsRight, pairsFound),
    recall: ratio(pairsRight, pairsTruth),
    f1: ratio(2 * pairsRight, pairsFound + pairsTruth),
    pairsTruth,
    pairsFound,
    pairsRight,
    units: Number(counts['units']),
    whole: Number(counts['whole']),
  };
}
