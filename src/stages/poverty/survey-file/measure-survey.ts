import { problem } from '../../../base/errors/index.ts';
import { dialect, type Engine, id, type Sql, sql } from '../../../base/lake/index.ts';
import {
  decomposeBySubgroup,
  LARGEST_SURVEY_WEIGHT,
  WEIGHT_SCALE,
  wholeWeight,
} from '../alkire-foster/index.ts';
import {
  type EstimatedPeople,
  estimatePoverty,
  type LonelyRule,
  type SurveyDesign,
} from '../estimates/index.ts';
import { isDeprived, refuseImpossible } from './indicator-answers.ts';
import { type OpenSurvey, openSurvey, SURVEY_TABLE } from './open-survey.ts';
import { measureOfSet } from './read-survey-set.ts';
import type { SurveySet } from './set-schema.ts';

/** A survey file, and which of its columns say how it was drawn. Without any it is a full count. */
export type SurveyOrder = Readonly<{
  set: SurveySet;
  path: string;
  by?: string | undefined;
  weight?: string | undefined;
  strata?: string | undefined;
  psu?: string | undefined;
  /** How many sampling units each stratum has in the population. */
  population?: string | undefined;
  /** Rows are a simple random sample, where no column says otherwise. */
  sample: boolean;
  lonely: LonelyRule;
}>;

/** What was found in a survey file. */
export type MeasuredSurvey = Readonly<{
  rows: number;
  sampled: boolean;
  whole: EstimatedPeople;
  /** By the column asked for; null is where the file does not say. */
  groups: readonly MeasuredGroup[];
}>;

/** One group of the survey, and what it gives to the whole. */
export type MeasuredGroup = EstimatedPeople &
  Readonly<{ name: string | null; populationShare: number | null; contribution: number | null }>;

const GROUP = 'survey_group';

/**
 * Measures poverty in a survey file. Throws SURVEY_* for what is wrong with the file, SAMPLE_* with the sample, and
 * DECOMPOSITION_DIFFERS should groups not add up.
 */
export async function measureSurvey(engine: Engine, order: SurveyOrder): Promise<MeasuredSurvey> {
  const { set, by, weight, strata, psu, population } = order;
  const indicators = set.dimensions.flatMap((dimension) => dimension.indicators);
  const named = [by, weight, strata, psu, population].filter((one) => one !== undefined);
  const survey = await openSurvey(engine, order.path, [...indicators.map(({ column }) => column), ...named]);
  await refuseImpossible(engine, indicators, survey.column);
  if (weight !== undefined) await refuseWeights(engine, survey.column(weight));
  const design = designOf(order, survey);
  const measure = measureOfSet(set);
  const deprived = new Map(
    indicators.map((indicator) => [indicator.id, isDeprived(indicator, survey.column(indicator.column))]),
  );
  const { whole, groups } = await estimatePoverty(engine, {
    measure,
    source: {
      from: id(SURVEY_TABLE),
      deprived: (indicator) => deprived.get(indicator) ?? sql`null`,
      groups: by === undefined ? [] : [{ name: GROUP, value: survey.column(by) }],
      ...(weight === undefined ? {} : { weight: wholeWeight(survey.column(weight)) }),
    },
    design,
    scale: weight === undefined ? 1 : WEIGHT_SCALE,
  });
  const parts =
    by === undefined
      ? []
      : decomposeBySubgroup(
          measure,
          whole.sums,
          groups.map(({ sums }, name) => ({ name, sums })),
        );
  return {
    rows: survey.rows,
    sampled: design.kind === 'sample',
    whole,
    groups: groups.map(({ group, ...found }, place) => ({
      ...found,
      name: group[GROUP] === null ? null : String(group[GROUP]),
      populationShare: parts[place]?.populationShare ?? null,
      contribution: parts[place]?.contribution ?? null,
    })),
  };
}

/** Any column that says how rows were drawn makes the file a sample. */
function designOf(
  { weight, strata, psu, population, sample, lonely }: SurveyOrder,
  survey: OpenSurvey,
): SurveyDesign {
  const isSample = sample || [weight, strata, psu, population].some((one) => one !== undefined);
  if (!isSample) return { kind: 'census' };
  return {
    kind: 'sample',
    lonely,
    ...(strata === undefined ? {} : { stratum: survey.column(strata) }),
    ...(psu === undefined ? {} : { unit: survey.column(psu) }),
    ...(population === undefined ? {} : { populationUnits: wholeNumber(survey.column(population)) }),
  };
}

function wholeNumber(column: Sql): Sql {
  return sql`coalesce(try_cast(${column} as ${dialect.type('bigint')}), 0)`;
}

async function refuseWeights(engine: Engine, column: Sql): Promise<void> {
  const weight = sql`try_cast(${column} as decimal(38, 9))`;
  const fits = sql`${weight} >= 0 and ${weight} <= ${LARGEST_SURVEY_WEIGHT}`;
  const [row] = await engine.rows(
    sql`select count(*) filter (where not coalesce(${fits}, false)) as wrong from ${id(SURVEY_TABLE)}`,
  );
  const wrong = Number(row?.['wrong']);
  if (wrong > 0) throw problem('SAMPLE_WEIGHT_WRONG', { rows: wrong, most: LARGEST_SURVEY_WEIGHT });
}
