import { dialect, id, join, literal, type Sql, type SqlStep, sql } from '../../base/lake/index.ts';
import { COUNTRY_CODE } from '../../base/model/index.ts';
import { columnOf } from './measure-columns.ts';
import type { PeopleInputs } from './people-steps.ts';
import { type Measure, unitOf } from './settings.ts';

const SERVED_ROW_GROUP = 20_000;
const LEVELS = [
  { level: 'country', digits: 0 },
  { level: 'province', digits: 2 },
  { level: 'district', digits: 4 },
  { level: 'subdistrict', digits: 6 },
  { level: 'village', digits: 8 },
] as const;

/** The smallest cells: village by sex, life stage and groups. A measure nobody can be judged on stays null. */
export function cells(inputs: PeopleInputs): SqlStep {
  const axes = ['village_code', 'sex', 'stage', ...groupColumns(inputs)].map((name) => id(name));
  const sums = inputs.measures.map((measure) => sql`${sumOf(measure)} as ${id(columnOf(measure.id))}`);
  return {
    table: 'cells',
    select: sql`
      select
        ${join([...axes, ...sums], ',\n        ')}
      from people
      group by ${join(axes)}`,
  };
}

function sumOf(measure: Measure): Sql {
  const column = id(columnOf(measure.id));
  if (measure.counts.kind === 'households') return sql`cast(null as bigint)`;
  if (unitOf(measure) === 'satang-a-month') return sql`cast(sum(${column}) as bigint)`;
  return sql`cast(sum(cast(${column} as integer)) as bigint)`;
}

/** Households counted where they were surveyed; they have no sex or age. */
export function householdCells(inputs: PeopleInputs): SqlStep {
  const axes = ['sex', 'stage'].map((name) => sql`cast(null as varchar) as ${id(name)}`);
  const groups = groupColumns(inputs).map((name) => sql`cast(null as boolean) as ${id(name)}`);
  const sums = inputs.measures.map(
    (measure) => sql`${householdSumOf(measure)} as ${id(columnOf(measure.id))}`,
  );
  return {
    table: 'household_cells',
    select: sql`
      select
        village_code,
        ${join([...axes, ...groups, ...sums], ',\n        ')}
      from poverty.households
      where village_code is not null
      group by village_code`,
  };
}

function householdSumOf(measure: Measure): Sql {
  if (measure.counts.kind !== 'households') return sql`cast(null as bigint)`;
  return measure.counts.poor ? sql`count(*) filter (poor)` : sql`count(*)`;
}

/** Every area of every level: cells summed by the code's prefix, axes kept. */
export function areaCells(inputs: PeopleInputs): SqlStep {
  const axes = ['sex', 'stage', ...groupColumns(inputs)].map((name) => id(name));
  const levels = LEVELS.map(({ level, digits }) => {
    const code = digits === 0 ? literal(COUNTRY_CODE) : sql`substr(village_code, 1, ${literal(digits)})`;
    return sql`
      select ${code} as area_code, ${literal(level)} as level, ${join([...axes, ...totals(inputs)])}
      from every_cell
      group by ${join([sql`1`, ...axes])}`;
  });
  return {
    table: 'area_cells',
    select: sql`
      with every_cell as (select * from cells union all select * from household_cells)
      ${join(levels, '\n      union all')}`,
  };
}

/** Every area for everyone, for each sex, each life stage and each group. */
export function groupedAreas(inputs: PeopleInputs): SqlStep {
  const slices = [
    sql`select area_code, level, 'all' as grouping, ${join(totals(inputs))} from area_cells group by 1, 2, 3`,
    sql`select area_code, level, 'sex:' || sex as grouping, ${join(totals(inputs))} from area_cells where sex is not null group by 1, 2, 3`,
    sql`select area_code, level, 'stage:' || stage as grouping, ${join(totals(inputs))} from area_cells where stage is not null group by 1, 2, 3`,
    ...inputs.settings.groups.map(
      (group) => sql`
      select area_code, level, ${literal(`group:${group.id}`)} as grouping, ${join(totals(inputs))}
      from area_cells
      where ${id(columnOf(`in_${group.id}`))}
      group by 1, 2, 3`,
    ),
  ];
  return { table: 'grouped_areas', select: join(slices, '\n      union all\n      ') };
}

/** One row a figure. Zeros are left out but for the whole country, whose rows say which measures are known at all. */
export function figures(inputs: PeopleInputs): SqlStep {
  const long = dialect.unpivot({
    from: sql`grouped_areas`,
    keep: ['area_code', 'level', 'grouping'],
    columns: inputs.measures.map((measure) => ({ column: columnOf(measure.id), name: measure.id })),
    name: 'measure',
    value: 'value',
  });
  return {
    table: 'figures',
    published: true,
    layout: { rowGroupRows: SERVED_ROW_GROUP },
    select: sql`
      select
        area_code,
        case level when 'country' then null when 'province' then ${literal(COUNTRY_CODE)} else substr(area_code, 1, length(area_code) - 2) end as parent_code,
        level,
        grouping,
        measure,
        value
      from (${long}) as figure
      where value <> 0 or (level = 'country' and grouping = 'all')
      order by parent_code, area_code, grouping, measure`,
  };
}

function totals(inputs: PeopleInputs): Sql[] {
  return inputs.measures.map((measure) => {
    const column = id(columnOf(measure.id));
    return sql`cast(sum(${column}) as bigint) as ${column}`;
  });
}

function groupColumns(inputs: PeopleInputs): string[] {
  return inputs.settings.groups.map((group) => columnOf(`in_${group.id}`));
}
