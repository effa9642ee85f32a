import { dialect, id, join, literal, type Sql, type SqlStep, sql } from '../../../base/lake/index.ts';
import { villageSums as sumsOfVillages, sumsTable } from '../protection/index.ts';
import type { PeopleInputs } from './inputs.ts';
import { amountColumn, byNumber, isMarked, numbered, wordColumns } from './marks.ts';
import type { Slice } from './slices.ts';

/** Of one part of the people: those of a village who are alike in all that is counted: of a country's people most share their pattern of marks with many. */
export function cells(inputs: PeopleInputs): SqlStep {
  const words = join(wordColumns(inputs.layout));
  return {
    table: 'cells',
    select: sql`
      select
        area_no, ${sliceBits(inputs.slices)} as slices, ${words}, cast(count(*) as integer) as people,
        ${dialect.bitXor(sql`record_key`)} as cell_key
      from counted_part
      group by 1, 2, ${words}`,
  };
}

/** The slices somebody stands in, as bits. */
function sliceBits(slices: readonly Slice[]): Sql {
  const bits = slices.map(
    ({ holds }, place) => sql`case when ${holds} then ${literal(2 ** place)} else 0 end`,
  );
  return sql`cast(${join(bits, ' + ')} as bigint)`;
}

/** Each slice of each combination of slices that occurs. */
export function sliceSets({ slices }: PeopleInputs): SqlStep {
  return {
    table: 'slice_sets',
    select: sql`
      select slices, cast(slice_no as smallint) as slice_no
      from (select distinct slices from cells) as combination
      cross join ${dialect.series('slice_no', slices.length)}
      where ${dialect.orBits(sql`slices`, powerOf(sql`slice_no`, slices.length))} = slices`,
  };
}

/** Two to the power of a small number, in words that every engine knows. */
function powerOf(number: Sql, below: number): Sql {
  const powers = Array.from(
    { length: below },
    (_, place) => sql`when ${literal(place)} then ${literal(2 ** place)}`,
  );
  return sql`cast(case ${number} ${join(powers, ' ')} end as bigint)`;
}

/** Every pattern of marks that occurs, numbered. */
export function patterns({ layout }: PeopleInputs): SqlStep {
  const words = join(wordColumns(layout));
  return {
    table: 'patterns',
    select: sql`
      select ${words}, cast(row_number() over (order by ${words}) as integer) as pattern_no
      from (select distinct ${words} from cells) as pattern`,
  };
}

/** Which measures a pattern counts towards. */
export function patternMeasures({ layout, measures }: PeopleInputs): SqlStep {
  const marked = layout.marks.map((mark) => {
    const test = isMarked(layout, mark);
    return sql`case when ${test} then true end as ${id(numbered(measures.indexOf(mark.measure)))}`;
  });
  return {
    table: 'pattern_measures',
    select: sql`
      select pattern_no, cast(measure_no as smallint) as measure_no
      from (${byNumber({
        from: sql`(select pattern_no, ${join(marked)} from patterns) as pattern`,
        keep: ['pattern_no'],
        numbers: layout.marks.map(({ measure }) => measures.indexOf(measure)),
      })}) as counted_by`,
  };
}

/** How many of each pattern there are in each slice of a village. */
export function slicedPatterns({ layout }: PeopleInputs): SqlStep {
  const same = layout.words.map((word) => sql`${id(`cells.${word}`)} = ${id(`patterns.${word}`)}`);
  return {
    table: 'sliced_patterns',
    select: sql`
      select
        cells.area_no, slice_sets.slice_no, patterns.pattern_no, cast(sum(cells.people) as integer) as people,
        ${dialect.bitXor(sql`cells.cell_key`)} as cell_key
      from cells
      join patterns on ${join(same, ' and ')}
      join slice_sets on slice_sets.slices = cells.slices
      group by 1, 2, 3`,
  };
}

/** One row a figure that is not zero, for villages: people by their patterns, amounts, households. */
export function villageFigures(): SqlStep {
  const parts = [peopleFigures(), sumFigures(), householdFigures()];
  return { table: figuresTable('village'), select: join(parts, '\n      union all') };
}

/** Figures of one level while they are worked out. */
export function figuresTable(level: string): string {
  return `figures_of_${level}`;
}

function peopleFigures(): Sql {
  return sql`
      select
        sliced.area_no, sliced.slice_no, counts.measure_no, cast(sum(sliced.people) as bigint) as value,
        ${dialect.bitXor(sql`sliced.cell_key`)} as cell_key
      from sliced_patterns as sliced
      join pattern_measures as counts on counts.pattern_no = sliced.pattern_no
      group by 1, 2, 3`;
}

function sumFigures(): Sql {
  return sql`
      select area_no, slice_no, measure_no, value, cell_key from ${id(sumsTable('village'))}`;
}

function householdFigures(): Sql {
  return sql`
      select area_no, slice_no, measure_no, value, cell_key from household_figures_part`;
}

/** What is added up in villages, with what protects it. */
export function villageSums({ layout, measures, slices }: PeopleInputs): SqlStep {
  if (layout.amounts.length === 0) return sumsOfVillages(undefined);
  const columns = layout.amounts.map((measure) => sql`nullif(${amountColumn(measure)}, 0)`);
  const numbers = layout.amounts.map((measure) => measures.indexOf(measure));
  const named = columns.map((column, place) => sql`${column} as ${id(numbered(numbers[place] ?? 0))}`);
  const some = layout.amounts.map((measure) => sql`${amountColumn(measure)} <> 0`);
  const from = sql`(
          select area_no, record_key, ${sliceBits(slices)} as slices, ${join(named)}
          from counted_part
          where ${join(some, ' or ')}
        ) as amount`;
  return sumsOfVillages(sql`
        select amount.area_no, slice_sets.slice_no, cast(amount.measure_no as smallint) as measure_no, amount.value, amount.record_key
        from (${byNumber({ from, keep: ['area_no', 'record_key', 'slices'], numbers })}) as amount
        join slice_sets on slice_sets.slices = amount.slices`);
}
