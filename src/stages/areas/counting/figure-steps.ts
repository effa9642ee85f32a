import {
  dialect,
  id,
  join,
  literal,
  type Sql,
  type SqlStep,
  servedByKey,
  sql,
} from '../../../base/lake/index.ts';
import { COUNTRY_CODE } from '../../../base/model/index.ts';
import { joinVillage, villageNumber } from '../places/index.ts';
import { smallRests, summedSums, sumsTable } from '../protection/index.ts';
import { figuresTable } from './cell-steps.ts';
import type { PeopleInputs } from './inputs.ts';

/** Looking at a part of the file costs more than reading four times as many rows of one (see docs/decisions/0017-rows-behind-pages.md). */
const SERVED_ROW_GROUP = 80_000;

/** Each level is summed from the one it consists of, so that what is said of a parent is what is said of its children. */
const SUMMED: readonly Readonly<{ level: string; from: string }>[] = [
  { level: 'subdistrict', from: 'village' },
  { level: 'local', from: 'village' },
  { level: 'district', from: 'subdistrict' },
  { level: 'province', from: 'district' },
  { level: 'region', from: 'province' },
  { level: 'country', from: 'province' },
];
/** A local administration may have villages in several parts of the people, so that it has figures of each. */
const OF_PARTS = 'local_in_parts';

/** The levels that stand on villages, of one part of the people; no subdistrict lies in two. */
export function levelsOnVillages(): SqlStep[] {
  return [
    ...summed({ level: 'subdistrict', from: 'village', parents: parentsOf('subdistrict') }),
    ...summed({ level: OF_PARTS, from: 'village', parents: parentsOf('local') }),
  ];
}

/** The levels above, from the bottom up. */
export function summedLevels(): SqlStep[] {
  const itself = sql`join (select area_no, area_no as parent_no from areas) as parents on parents.area_no = part.area_no`;
  const above = SUMMED.filter(({ from }) => from !== 'village');
  return [
    ...summed({ level: 'local', from: OF_PARTS, parents: itself }),
    ...above.flatMap(({ level, from }) => summed({ level, from, parents: parentsOf(level) })),
  ];
}

function summed(levels: Readonly<Record<'level' | 'from', string> & { parents: Sql }>): SqlStep[] {
  const { level, from, parents } = levels;
  return [
    {
      table: figuresTable(level),
      select: sql`
      select
        parents.parent_no as area_no, part.slice_no, part.measure_no,
        cast(sum(part.value) as bigint) as value, ${dialect.bitXor(sql`part.cell_key`)} as cell_key
      from ${id(figuresTable(from))} as part
      ${parents}
      group by 1, 2, 3`,
    },
    summedSums(levels),
  ];
}

/** How many people there are in each slice of a village: what the rests of areas are found from. */
export function peopleOfVillages({ measures }: PeopleInputs): SqlStep {
  return {
    table: PEOPLE_OF_VILLAGES,
    select: sql`
      select area_no, slice_no, measure_no, value
      from ${id(figuresTable('village'))}
      where measure_no = ${literal(everybodyOf(measures))}`,
  };
}

const PEOPLE_OF_VILLAGES = 'people_of_villages';

function everybodyOf(measures: PeopleInputs['measures']): number {
  return measures.findIndex(({ counts }) => counts.kind === 'everyone');
}

/** Areas and groups that are all but a few people of an area around them. */
export function restsOfAreas({ measures, settings }: PeopleInputs): SqlStep {
  return smallRests({
    tables: [PEOPLE_OF_VILLAGES, ...SUMMED.map(({ level }) => figuresTable(level))],
    everybody: everybodyOf(measures),
    floorPeople: settings.protection.floorPeople,
  });
}

function parentsOf(level: string): Sql {
  return sql`join area_parents as parents on parents.area_no = part.area_no and parents.parent_level = ${literal(level)}`;
}

/** The figures of the villages of one part of the people, in their order. Parts lie in the order of villages, so that all of them do. */
export function orderedVillages({ measures }: PeopleInputs): SqlStep {
  return {
    table: 'ordered_villages',
    aside: true,
    select: ordered({ levels: ['village'], measures, more: sql`` }),
  };
}

/** The figures of all other levels, and for the whole country also the zeros of what is known. */
export function orderedLevels({ measures }: PeopleInputs): SqlStep {
  const levels = SUMMED.map(({ level }) => level);
  const zeros = sql`
        union all
        select areas.area_no, cast(0 as smallint), measure_no, cast(0 as bigint), cast(0 as bigint)
        from known_measures
        cross join areas
        where areas.code = ${literal(COUNTRY_CODE)}
          and measure_no not in (
            select measure_no from ${id(figuresTable('country'))} where slice_no = 0 and value <> 0
          )`;
  return {
    table: 'ordered_levels',
    aside: true,
    select: ordered({ levels, measures, more: zeros }),
    spends: levels.flatMap((level) => [figuresTable(level), sumsTable(level)]),
  };
}

type Ordered = Readonly<{ levels: readonly string[]; measures: PeopleInputs['measures']; more: Sql }>;

/** Every figure of some levels that is not zero, areas of one parent together. What is never published has no key. */
function ordered({ levels, measures, more }: Ordered): Sql {
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
  return sql`
      with figure as (${join(parts, '\n        union all')}${more}
      ),
      added as (${join(sums, '\n        union all')}
      )
      select
        figure.area_no, figure.slice_no, figure.measure_no, figure.value,
        case when ${isPublished} then figure.cell_key end as cell_key,
        added.contributors, ${dialect.elementOf(id('added.top'), 0)} as largest, ${dialect.elementOf(id('added.top'), 1)} as second
      from figure
      left join added
        on added.area_no = figure.area_no and added.slice_no = figure.slice_no and added.measure_no = figure.measure_no
      order by figure.area_no, figure.slice_no, figure.measure_no`;
}

/** What is said of an area beside each of its figures: its names, and the small rest of each slice in its place; one row an area. */
export function areaWords({ slices }: PeopleInputs): SqlStep {
  const rests = slices.map(
    (_, place) =>
      sql`max(small.rest) filter (where small.slice_no = ${literal(place)}) as ${id(restColumn(place))}`,
  );
  return {
    table: 'area_words',
    select: sql`
      select areas.area_no, areas.code, areas.parent, areas.level, ${join(rests)}
      from areas
      left join small_rests as small on small.area_no = areas.area_no
      group by 1, 2, 3, 4`,
  };
}

function restColumn(slice: number): string {
  return `rest_${slice}`;
}

/** One row a figure, read as they lie ordered: the whole country's rows say which measures are known at all. */
export function figures({ measures, slices }: PeopleInputs): SqlStep {
  const groupings = slices.map((slice) => literal(slice.id));
  const names = measures.map((measure) => literal(measure.id));
  const rests = slices.map((_, place) => id(restColumn(place)));
  return {
    table: 'figures',
    published: true,
    layout: servedByKey(SERVED_ROW_GROUP),
    select: sql`
      select
        area.code as area_code,
        area.parent as parent_code,
        area.level,
        ${dialect.elementAt(groupings, id('slice_no'))} as grouping,
        ${dialect.elementAt(names, id('measure_no'))} as measure,
        value,
        cell_key,
        contributors,
        largest,
        second,
        ${dialect.elementAt(rests, id('slice_no'))} as rest
      from (select * from ordered_levels union all select * from ordered_villages) as figure
      join area_words as area on area.area_no = figure.area_no`,
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
