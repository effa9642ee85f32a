import { dialect, id, join, literal, type SqlStep, sql } from '../../../base/lake/index.ts';
import { COUNTRY_CODE } from '../../../base/model/index.ts';
import { joinVillage, villageNumber } from '../places/index.ts';
import { figuresTable } from './cell-steps.ts';
import type { PeopleInputs } from './inputs.ts';

const SERVED_ROW_GROUP = 20_000;

/** Each level is summed from the one it consists of, so that what is said of a parent is what is said of its children. */
const SUMMED: readonly Readonly<{ level: string; from: string }>[] = [
  { level: 'subdistrict', from: 'village' },
  { level: 'local', from: 'village' },
  { level: 'district', from: 'subdistrict' },
  { level: 'province', from: 'district' },
  { level: 'region', from: 'province' },
  { level: 'country', from: 'province' },
];

/** The levels above the village, from the bottom up. */
export function summedLevels(): SqlStep[] {
  return SUMMED.map(({ level, from }) => ({
    table: figuresTable(level),
    select: sql`
      select parents.parent_no as area_no, part.slice_no, part.measure_no, cast(sum(part.value) as bigint) as value
      from ${id(figuresTable(from))} as part
      join area_parents as parents on parents.area_no = part.area_no and parents.parent_level = ${literal(level)}
      group by 1, 2, 3`,
  }));
}

/** Every figure that is not zero, areas of one parent together; for the whole country also the zeros of what is known. */
export function orderedFigures(): SqlStep {
  const levels = ['village', ...SUMMED.map(({ level }) => level)];
  const parts = levels.map(
    (level) => sql`
        select area_no, slice_no, measure_no, value from ${id(figuresTable(level))} where value <> 0`,
  );
  return {
    table: 'ordered_figures',
    select: sql`
      with figure as (${join(parts, '\n        union all')}
        union all
        select areas.area_no, cast(0 as smallint), measure_no, cast(0 as bigint)
        from known_measures
        cross join areas
        where areas.code = ${literal(COUNTRY_CODE)}
          and measure_no not in (
            select measure_no from ${id(figuresTable('country'))} where slice_no = 0 and value <> 0
          )
      )
      select area_no, slice_no, measure_no, value
      from figure
      order by area_no, slice_no, measure_no`,
  };
}

/** One row a figure, read as they lie ordered: the whole country's rows say which measures are known at all. */
export function figures({ measures, slices }: PeopleInputs): SqlStep {
  const groupings = slices.map((slice) => literal(slice.id));
  const names = measures.map((measure) => literal(measure.id));
  return {
    table: 'figures',
    published: true,
    layout: { rowGroupRows: SERVED_ROW_GROUP },
    select: sql`
      select
        areas.code as area_code,
        areas.parent as parent_code,
        areas.level,
        ${dialect.elementAt(groupings, id('slice_no'))} as grouping,
        ${dialect.elementAt(names, id('measure_no'))} as measure,
        value
      from ordered_figures as figure
      join areas on areas.area_no = figure.area_no`,
  };
}

/**
 * Poor households and their people by the very dimensions they fail, for every area: a mask of dimensions is the sum of the patterns
 * that share one with it. They stand where the household was surveyed.
 */
export function povertyPatterns(): SqlStep {
  const tables = ['village', ...SUMMED.map(({ level }) => level)];
  const sums = join(
    PATTERN_COUNTS.map((name) => sql`cast(sum(${id(`part.${name}`)}) as bigint) as ${id(name)}`),
  );
  const levels = SUMMED.map(
    ({ level, from }) => sql`
      ${id(level)} as (
        select parents.parent_no as area_no, part.dimensions, ${sums}
        from ${id(from)} as part
        join area_parents as parents on parents.area_no = part.area_no and parents.parent_level = ${literal(level)}
        group by 1, 2
      )`,
  );
  const parts = tables.map((table) => sql`select * from ${id(table)}`);
  return {
    table: 'poverty_patterns',
    published: true,
    layout: { rowGroupRows: SERVED_ROW_GROUP },
    select: sql`
      with village as (
        select ${villageNumber()} as area_no, part.dimensions, ${sums}
        from (select *, village_code as raw from poverty.patterns) as part
        ${joinVillage('part')}
        group by 1, 2
      ),${join(levels)}
      select areas.code as area_code, areas.parent as parent_code, dimensions, ${join(PATTERN_COUNTS.map((name) => id(name)))}
      from (${join(parts, ' union all ')}) as pattern
      join areas on areas.area_no = pattern.area_no
      order by pattern.area_no, dimensions`,
  };
}

const PATTERN_COUNTS = ['households', 'people', 'registered', 'target'] as const;
