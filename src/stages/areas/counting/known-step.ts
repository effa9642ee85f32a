import { dialect, id, join, literal, type Sql, type SqlStep, sql } from '../../../base/lake/index.ts';
import { columnBehind } from '../homes/index.ts';
import type { Counts, Measure } from '../measures/index.ts';
import { columnOfNeed } from '../needs/index.ts';
import type { PeopleInputs } from './inputs.ts';
import { numbered } from './marks.ts';
import { type MeasureContext, paidFactOf } from './measure-columns.ts';

/** Measures that some register or the survey tells of, for anybody at all: what nobody can be judged on is not zero but not known. */
export function knownMeasures({ measures, context }: PeopleInputs): SqlStep {
  const facts = measures.map((measure) => factAsked(measure.counts, context));
  const columns = new Set(measures.flatMap(({ counts }) => columnBehind(counts) ?? []));
  const told = measures.flatMap((measure, place) => {
    const fact = facts[place];
    return fact === undefined ? [] : [sql`${countOf(fact, measure)} as ${id(factColumn(place))}`];
  });
  const needs = new Set(measures.flatMap(({ counts }) => columnOfNeed(counts) ?? []));
  const needed = [...needs].map((column) => sql`count(${id(column)}) as ${id(column)}`);
  const judged = [...columns].map((column) => sql`count(${id(column)}) as ${id(column)}`);
  const tests = measures.map(({ counts }, place) => {
    const isKnown = facts[place] === undefined ? knownBy(counts) : sql`${id(factColumn(place))} > 0`;
    return sql`${isKnown} as ${id(numbered(place))}`;
  });
  const known = sql`(
        select people, ${join(tests)}
        from (select count(*) as people${join([sql``, ...told])} from profiles.profiles) as told
        cross join (select count(*) as households${join([sql``, ...judged])} from poverty.households) as survey${
          needed.length === 0
            ? sql``
            : sql`
        cross join (select ${join(needed)} from needs.needs) as need`
        }
      ) as known`;
  return {
    table: 'known_measures',
    select: sql`
      select cast(measure_no as smallint) as measure_no
      from (${dialect.unpivot({
        from: known,
        keep: ['people'],
        columns: measures.map((_, place) => ({ column: numbered(place), name: String(place) })),
        name: 'measure_no',
        value: 'is_known',
      })}) as measure
      where is_known`,
  };
}

function factColumn(place: number): string {
  return `told_${place}`;
}

/** The one fact that a measure rests on. */
function factAsked(counts: Counts, context: MeasureContext): string | undefined {
  if (counts.kind === 'fact') return counts.fact;
  return counts.kind === 'paid' ? paidFactOf(counts.programme, context) : undefined;
}

function countOf(fact: string, { countsTheDead }: Measure): Sql {
  const all = sql`count(${id(fact)})`;
  return countsTheDead ? all : sql`${all} filter (where coalesce(alive, true))`;
}

const OF_PEOPLE: readonly Counts['kind'][] = ['everyone', 'answer', 'gap', 'gap-money', 'need'];

function knownBy(counts: Counts): Sql {
  const column = columnBehind(counts) ?? columnOfNeed(counts);
  if (column !== undefined) return sql`${id(column)} > ${literal(0)}`;
  return OF_PEOPLE.includes(counts.kind) ? sql`people > 0` : sql`households > 0`;
}
