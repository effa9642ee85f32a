import { problem } from '../../base/errors/index.ts';
import { dialect, id, join, literal, type Sql, sql } from '../../base/lake/index.ts';
import type { Counts, Measure, ProgrammeName } from './settings.ts';

/** What a measure's column needs to know of its surroundings. */
export type MeasureContext = Readonly<{
  programmes: readonly ProgrammeName[];
  /** Dimensions of the indicator set, in the order of their bits. */
  dimensions: readonly string[];
  asOf: string;
}>;

/** The column of a measure in the people table: letters, digits and underscores only. */
export function columnOf(measureId: string): string {
  return measureId.replaceAll(':', '__').replaceAll('-', '_');
}

/** Measures that are counted on people, in order. */
export function measuresOnPeople(measures: readonly Measure[]): Measure[] {
  return measures.filter((measure) => measure.counts.kind !== 'households');
}

/** A person's contribution to a measure: yes, no or not known (or an amount, for money). */
export function contributionOf(measure: Measure, context: MeasureContext): Sql {
  const value = countOf(measure.counts, context);
  return countsTheDead(measure.counts) ? value : sql`case when person.living then ${value} end`;
}

function countsTheDead(counts: Counts): boolean {
  return (counts.kind === 'gap' || counts.kind === 'gap-money') && counts.gap === 'paid-after-death';
}

function countOf(counts: Counts, context: MeasureContext): Sql {
  switch (counts.kind) {
    case 'everyone':
      return sql`true`;
    case 'poverty':
      return amongSurveyed(id(`poverty_person.${counts.column}`));
    case 'dimension':
      return dimensionOf(counts.dimension, context);
    case 'fact':
      return factOf(counts, context.asOf);
    case 'paid':
      return sql`cast(${id(`person.${paidFactOf(counts.programme, context)}`)} as bigint) > 0`;
    case 'answer':
      return answerOf(counts.programme, counts.is);
    case 'gap':
    case 'gap-money':
      return gapOf(counts);
    case 'households':
      throw problem('CONTENT_INVALID', {
        file: 'measures',
        where: counts.kind,
        reason: 'households are not counted on people',
      });
  }
}

/** Whoever was not surveyed is not counted as poor; what is not known of somebody surveyed stays not known. */
function amongSurveyed(value: Sql): Sql {
  return sql`case when poverty_person.person_id is not null then ${value} when survey.delivered then false end`;
}

function dimensionOf(dimension: string, context: MeasureContext): Sql {
  const bit = context.dimensions.indexOf(dimension);
  if (bit < 0) {
    throw problem('CONTENT_INVALID', {
      file: 'measures',
      where: dimension,
      reason: 'the indicator set has no such dimension',
    });
  }
  const fails = sql`(poverty_person.dimensions & ${literal(2 ** bit)}) <> 0`;
  return amongSurveyed(sql`(poverty_person.target and ${fails})`);
}

function factOf(counts: Extract<Counts, { kind: 'fact' }>, asOf: string): Sql {
  const fact = id(`person.${counts.fact}`);
  const among = sql`${fact} in (${join(counts.is.map((value) => literal(value)))})`;
  if (counts.minAgeYears === undefined) return among;
  const bornBy = dialect.addYears(sql`cast(${literal(asOf)} as date)`, -counts.minAgeYears);
  return sql`${among} and person.birth_date <= ${bornBy}`;
}

function answerOf(programme: string, is: 'eligible' | 'cannot-tell'): Sql {
  const answer = id(`decision.${columnOf(programme)}__answer`);
  return is === 'eligible' ? sql`coalesce(${answer} = 1, false)` : sql`${answer} is null`;
}

/** The table `gap_sums` has a column for every kind and programme that occurs (see steps). */
function gapOf(counts: Extract<Counts, { kind: 'gap' | 'gap-money' }>): Sql {
  const column = gapColumnOf(counts);
  return counts.kind === 'gap'
    ? sql`coalesce(${id(`gap_sum.${column}`)} is not null, false)`
    : sql`coalesce(${id(`gap_sum.${column}`)}, 0)`;
}

/** The column of `gap_sums` a gap measure reads. */
export function gapColumnOf(counts: Extract<Counts, { kind: 'gap' | 'gap-money' }>): string {
  return columnOf(`${counts.gap}:${counts.programme ?? 'any'}`);
}

function paidFactOf(programme: string, context: MeasureContext): string {
  const found = context.programmes.find((candidate) => candidate.id === programme);
  if (found?.paidFact !== undefined) return found.paidFact;
  throw problem('CONTENT_INVALID', {
    file: 'measures',
    where: programme,
    reason: found ? 'no register tells what this programme pays' : 'there is no such programme',
  });
}
