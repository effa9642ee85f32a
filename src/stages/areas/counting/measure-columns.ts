import { problem } from '../../../base/errors/index.ts';
import { dialect, id, join, literal, type Sql, sql } from '../../../base/lake/index.ts';
import type { HomeContext } from '../homes/index.ts';
import type { Counts, CountsOf, ProgrammeName } from '../measures/index.ts';
import { type NeedContext, needAnswer } from '../needs/index.ts';

/** What a measure's column needs to know of its surroundings. */
export type MeasureContext = HomeContext &
  NeedContext &
  Readonly<{
    programmes: readonly ProgrammeName[];
    /** Dimensions of the indicator set by which people are targeted, in the order of their bits. */
    dimensions: readonly string[];
    asOf: string;
  }>;

/** The column of a measure in the people table: letters, digits and underscores only. */
export function columnOf(measureId: string): string {
  return measureId.replaceAll(':', '__').replaceAll('-', '_');
}

/** Whether a person is counted: yes, no or not known. Flags and what a household gives come from elsewhere (gap-steps, home-steps). */
export function contributionOf(counts: Counts, context: MeasureContext): Sql {
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
    case 'need':
      return needAnswer(counts, context);
    default:
      throw problem('CONTENT_INVALID', {
        file: 'measures',
        where: counts.kind,
        reason: 'this is no yes or no of a person',
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
  const fails = dialect.hasBit(sql`poverty_person.dimensions`, 2 ** bit);
  return amongSurveyed(sql`(poverty_person.target and ${fails})`);
}

function factOf(counts: CountsOf<'fact'>, asOf: string): Sql {
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

/** The fact that tells what a programme pays. */
export function paidFactOf(programme: string, context: MeasureContext): string {
  const found = context.programmes.find((candidate) => candidate.id === programme);
  if (found?.paidFact !== undefined) return found.paidFact;
  throw problem('CONTENT_INVALID', {
    file: 'measures',
    where: programme,
    reason: found ? 'no register tells what this programme pays' : 'there is no such programme',
  });
}
