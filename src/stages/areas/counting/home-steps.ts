import { dialect, id, join, literal, type Sql, type SqlStep, sql } from '../../../base/lake/index.ts';
import { homeAnswer, isOfHouseholds, isOfTheirPeople, scoreOf } from '../homes/index.ts';
import type { Measure } from '../measures/index.ts';
import { joinVillage, villageNumber } from '../places/index.ts';
import { recordKey } from '../protection/index.ts';
import type { PeopleInputs } from './inputs.ts';
import { amountColumn, byNumber, type Mark, numbered, packWord } from './marks.ts';

/** One row a surveyed household: what it gives each of its people, so that nothing is asked of a household once a person. */
export function homeMarks(inputs: PeopleInputs): SqlStep {
  const { layout, context } = inputs;
  const marks = homeMarksOf(inputs);
  const words = layout.words.map((name, word) => {
    const bits = packWord(marks, word, ({ counts }) =>
      isOfTheirPeople(counts) ? homeAnswer(counts, context) : sql`false`,
    );
    return sql`${bits} as ${id(name)}`;
  });
  const amounts = homeAmountsOf(inputs).flatMap((measure) =>
    measure.counts.kind === 'score' ? [sql`${scoreOf(measure.counts)} as ${amountColumn(measure)}`] : [],
  );
  return {
    table: 'home_marks',
    select: sql`
      select ${join([sql`home.household_id`, ...words, ...amounts], ',\n        ')}
      from poverty.households as home`,
  };
}

/** Marks that a household gives its people. */
function homeMarksOf({ layout }: PeopleInputs): Mark[] {
  return layout.marks.filter(({ measure }) => isOfTheirPeople(measure.counts));
}

/** Amounts that a household gives each of its people. */
function homeAmountsOf({ layout }: PeopleInputs): Measure[] {
  return layout.amounts.filter(({ counts }) => counts.kind === 'score');
}

/** Households are counted where they were surveyed; they have no sex or age, so they stand with everybody only. */
export function householdFigures({ measures, context, keys }: PeopleInputs): SqlStep {
  const households = measures.filter(({ counts }) => isOfHouseholds(counts));
  if (households.length === 0) return { table: HOUSEHOLD_FIGURES, select: NONE };
  const numbers = households.map((measure) => measures.indexOf(measure));
  const sums = households.map(({ counts }, place) => {
    const holds = isOfHouseholds(counts) ? homeAnswer(counts, context) : sql`false`;
    return sql`${countAndKey(holds)} as ${id(numbered(numbers[place] ?? 0))}`;
  });
  const from = sql`(
          select ${villageNumber()} as area_no, ${join(sums)}
          from (
            select *, village_code as raw, ${recordKey('household', id('household_id'), keys)} as record_key
            from poverty.households
          ) as home
          ${joinVillage('home')}
          group by 1
        ) as village`;
  return {
    table: HOUSEHOLD_FIGURES,
    select: sql`
      select
        area_no, cast(0 as smallint) as slice_no, cast(measure_no as smallint) as measure_no,
        ${dialect.divided(sql`value`, literal(KEY_RANGE))} as value, value % ${literal(KEY_RANGE)} as cell_key
      from (${byNumber({ from, keep: ['area_no'], numbers })}) as figure`,
  };
}

const HOUSEHOLD_FIGURES = 'household_figures';
const NONE = sql`
  select
    cast(null as integer) as area_no, cast(null as smallint) as slice_no, cast(null as smallint) as measure_no,
    cast(null as bigint) as value, cast(null as bigint) as cell_key
  where false`;
const KEY_RANGE = 2 ** 32;

/** How many households and the key of those, as one number that turns into a row as one; nothing where there are none. */
function countAndKey(holds: Sql): Sql {
  const counted = sql`count(*) filter (where ${holds})`;
  const key = sql`${dialect.bitXor(sql`home.record_key`)} filter (where ${holds})`;
  return sql`case when ${counted} > 0 then ${counted} * ${literal(KEY_RANGE)} + ${key} end`;
}
