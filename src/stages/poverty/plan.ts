import { dialect, id, join, type Sql, type StagePlan, sql } from '../../base/lake/index.ts';
import type { DatasetVersion, IsoDate } from '../../base/model/index.ts';
import { type DeliveredSource, deliveriesOf } from '../profiles/index.ts';
import type { IndicatorSet } from './settings.ts';
import { failures, households, type PovertyParts, people, surveys } from './steps.ts';

/** What the poverty stage reads; of the sources it takes the one that the indicator set names. */
export type PovertyInputs = Readonly<{
  profiles: DatasetVersion;
  households: DatasetVersion;
  sources: readonly DeliveredSource[];
  indicators: IndicatorSet;
  asOf: IsoDate;
}>;

/** Finds poor households by the union of dimensions, and the people in them who hold the State's card: the target. */
export function planPoverty(inputs: PovertyInputs): StagePlan {
  const { indicators, asOf } = inputs;
  const wanted = inputs.sources.filter(({ contract }) => contract.id === indicators.survey.source);
  const surveyed = deliveriesOf(wanted, asOf, {}).stateOf(indicators.survey.source) === 'fresh';
  const parts: PovertyParts = { indicators, surveyed, asOf };
  return {
    dataset: 'poverty',
    parents: [inputs.profiles, inputs.households, ...(surveyed ? wanted.map(({ version }) => version) : [])],
    settings: { asOf, indicators: indicators.id, surveyed },
    steps: [surveys, failures, households, people].map((step) => step(parts)),
    notes: {
      surveys: surveyNotes(),
      households: householdNotes(),
      funnel: funnel(),
      targetByDimension: targetByDimension(indicators),
      failedByIndicator: failedByIndicator(indicators),
    },
  };
}

/** What was surveyed when, what fits no household, and where the income and the mark made of it disagree. */
function surveyNotes(): Sql {
  return sql`
    select
      survey.survey_year,
      count(*) as surveys,
      count(*) filter (where survey.household_id is null) as without_household,
      count(*) filter (where failure.income_disagrees) as income_disagrees
    from surveys as survey
    left join failures as failure on failure.household_id = survey.household_id
    group by survey.survey_year
    order by survey.survey_year`;
}

function householdNotes(): Sql {
  return sql`
    select
      count(*) as households,
      count(*) filter (where poor) as poor,
      count(*) filter (where poor is null) as not_known
    from households`;
}

/** Each figure counts a part of the people that the one before it counts. */
function funnel(): Sql {
  return sql`
    select
      count(*) as people,
      count(*) filter (where poor) as poor_people,
      count(*) filter (where registered) as registered_poor,
      count(*) filter (where target) as target_poor,
      count(*) filter (where poor_without_card) as poor_without_card,
      count(*) filter (where no_card_in_household) as no_card_in_household
    from people`;
}

function targetByDimension(indicators: IndicatorSet): Sql {
  const counts = indicators.dimensions.map((dimension, index) => {
    const fails = dialect.hasBit(sql`dimensions`, 2 ** index);
    return sql`count(*) filter (where target and ${fails}) as ${id(dimension.id)}`;
  });
  return sql`select ${join(counts)} from people`;
}

function failedByIndicator(indicators: IndicatorSet): Sql {
  const counts = indicators.indicators.map(({ number, column }) => {
    return sql`count(*) filter (where ${dialect.hasBit(sql`failed`, 2 ** number)}) as ${id(column)}`;
  });
  return sql`select ${join(counts)} from households`;
}
