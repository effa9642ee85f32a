import { dialect, id, join, literal, type Sql, type SqlStep, sql } from '../../../base/lake/index.ts';
import { COUNTRY_CODE } from '../../../base/model/index.ts';
import { joinVillage, villageNumber } from '../places/index.ts';
import { smallRests, summedSums, sumsTable } from '../protection/index.ts';
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
  return SUMMED.flatMap(({ level, from }) => [
    {
      table: figuresTable(level),
      select: sql`
      select
        parents.parent_no as area_no, part.slice_no, part.measure_no,
        cast(sum(part.value) as bigint) as value, ${dialect.bitXor(sql`part.cell_key`)} as cell_key
      from ${id(figuresTable(from))} as part
      ${parentsOf(level)}
      group by 1, 2, 3`,
    },
    summedSums({ level, from, parents: parentsOf(level) }),
  ]);
}

/** Areas and groups that are all but a few people of an area around them. */
export function restsOfAreas({ measures, settings }: PeopleInputs): SqlStep {
  return smallRests({
    tables: ['village', ...SUMMED.map(({ level }) => level)].map(figuresTable),
    everybody: measures.findIndex(({ counts }) => counts.kind === 'everyone'),
    floorPeople: settings.protection.floorPeople,
  });
}

function parentsOf(level: string): Sql {
  return sql`join area_parents as parents on parents.area_no = part.area_no and parents.parent_level = ${literal(level)}`;
}

/**
 * Every figure that is not zero, areas of one parent together; for the whole country also the zeros of what is known. What is never
 * published has no key.
 */
export function orderedFigures({ measures }: PeopleInputs): SqlStep {
  const levels = ['village', ...SUMMED.map(({ level }) => level)];
  const parts = levels.map(
    (level) => sql`
        select area_no, slice_no, measure_no, value, cell_key from ${id(figuresTable(level))} where value <> 0`,
  );
  const sums = levels.map(
    (level) => sql`
        select area_no, slice_no, measure_no, contributors, top from ${id(sumsTable(level))}`,
  );
  const published = measures.flatMap(({ publish }, place) => (publish === 'no' ? [] : [literal(place)]));
  const isPublished = published.length === 0 ? sql`false` : sql`figure.measure_no in (${join(published)})`;
  return {
    table: 'ordered_figures',
    select: sql`
      with figure as (${join(parts, '\n        union all')}
        union all
        select areas.area_no, cast(0 as smallint), measure_no, cast(0 as bigint), cast(0 as bigint)
        from known_measures
        cross join areas
        where areas.code = ${literal(COUNTRY_CODE)}
          and measure_no not in (
            select measure_no from ${id(figuresTable('country'))} where slice_no = 0 and value <> 0
          )
      ),
      added as (${join(sums, '\n        union all')}
      )
      select
        figure.area_no, figure.slice_no, figure.measure_no, figure.value,
        case when ${isPublished} then figure.cell_key end as cell_key,
        added.contributors, ${dialect.elementOf(id('added.top'), 0)} as largest, ${dialect.elementOf(id('added.top'), 1)} as second,
        small.rest
      from figure
      left join small_rests as small on small.area_no = figure.area_no and small.slice_no = figure.slice_no
      left join added
        on added.area_no = figure.area_no and added.slice_no = figure.slice_no and added.measure_no = figure.measure_no
      order by figure.area_no, figure.slice_no, figure.measure_no`,
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
        value,
        cell_key,
        contributors,
        largest,
        second,
        rest
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
