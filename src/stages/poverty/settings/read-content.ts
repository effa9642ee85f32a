import type { IsoDate } from '../../../base/model/index.ts';
import { contentProblem, schemaProblem, suggest } from '../../entitlements/index.ts';
import type { SourceContract } from '../../intake/index.ts';
import type { FactSettings } from '../../profiles/index.ts';
import { checkSets, type SetFile } from './check-sets.ts';
import { type FragileRule, fragileSchema } from './fragile.ts';
import {
  type FragileQuestions,
  fragileQuestions,
  type IndicatorRule,
  impossibleRules,
  indicatorRules,
} from './indicator-rules.ts';
import { countedIn, type IndicatorSet, indicatorSetSchema } from './indicator-set.ts';
import { type SurveySettings, surveySchema } from './survey.ts';
import {
  AGE_FACTS,
  answersOf,
  factsOfPeople,
  requireFields,
  type Vocabulary,
  vocabularyOf,
} from './vocabulary.ts';

/** A file of content: its path, for messages, and what its YAML says. */
export type ContentFile = Readonly<{ file: string; raw: unknown }>;

/** What a country says of poverty: the survey, dated sets of indicators, and the rules for fragile households. */
export type PovertyFiles = Readonly<{
  survey: ContentFile;
  sets: readonly ContentFile[];
  fragile: ContentFile;
}>;

/** All that, read and checked. */
export type PovertyContent = Readonly<{
  survey: SurveySettings;
  contracts: Readonly<{ households: SourceContract; members: SourceContract }>;
  sets: readonly IndicatorSet[];
  /** The set by which people are targeted. */
  target: IndicatorSet;
  fragile: readonly FragileRule[];
  /** The rules as they stand on a day. */
  rulesOn: (on: IsoDate) => PovertyRules;
}>;

/** Every rule of the content, ready to be asked. */
export type PovertyRules = Readonly<{
  indicators: readonly IndicatorRule[];
  impossible: ReturnType<typeof impossibleRules>;
  fragile: readonly FragileQuestions[];
}>;

type Known = Readonly<{ contracts: readonly SourceContract[]; facts: Pick<FactSettings, 'facts'> }>;

/** Reads what a country says of poverty; content that contradicts itself or asks what nobody answers is refused with its place. */
export function readPoverty(files: PovertyFiles, known: Known): PovertyContent {
  const survey = parsed(surveySchema, files.survey);
  const sets = files.sets.map(
    (file): SetFile => ({ file: file.file, set: parsed(indicatorSetSchema, file) }),
  );
  const fragile = parsed(fragileSchema, files.fragile).rules;
  const contracts = {
    households: contractOf(survey.households.source, known, files.survey),
    members: contractOf(survey.members.source, known, files.survey),
  };
  requireFields(survey, contracts, files.survey.file);
  checkSets(sets, { survey, households: contracts.households });
  const target = targetOf(survey, sets, files.survey);
  const words = vocabularies({ contracts, target, facts: known.facts }, files);
  const rulesOn = (on: IsoDate): PovertyRules => ({
    indicators: sets.flatMap(({ file, set }) => indicatorRules(set, { file, vocabulary: words.answers, on })),
    impossible: impossibleRules(survey.impossible, {
      file: files.survey.file,
      vocabulary: words.answers,
      on,
    }),
    fragile: fragileQuestions(fragile, { file: files.fragile.file, vocabulary: words.all, on }),
  });
  rulesOn(ANY_DAY);
  return { survey, contracts, sets: sets.map(({ set }) => set), target, fragile, rulesOn };
}

/** Rules are read once when content is loaded, so that none can be refused later; what a day changes is only a value. */
const ANY_DAY = '2026-01-01' as IsoDate;

function parsed<Output>(
  schema: Readonly<{
    safeParse: (
      raw: unknown,
      options: { reportInput: boolean },
    ) => Readonly<
      { success: true; data: Output } | { success: false; error: Parameters<typeof schemaProblem>[1] }
    >;
  }>,
  { file, raw }: ContentFile,
): Output {
  const found = schema.safeParse(raw, { reportInput: true });
  if (found.success) return found.data;
  throw schemaProblem(file, found.error);
}

function contractOf(source: string, { contracts }: Known, { file }: ContentFile): SourceContract {
  const found = contracts.find(({ id }) => id === source);
  if (found) return found;
  const reason = `there is no contract '${source}'; ${suggest(
    source,
    contracts.map(({ id }) => id),
  )}`;
  throw contentProblem({ file, path: ['source'] }, reason);
}

function targetOf({ target }: SurveySettings, sets: readonly SetFile[], { file }: ContentFile): IndicatorSet {
  const found = sets.find(({ set }) => set.id === target)?.set;
  const place = { file, path: ['target'] };
  if (!found)
    throw contentProblem(
      place,
      `there is no set '${target}'; ${suggest(
        target,
        sets.map(({ set }) => set.id),
      )}`,
    );
  if (countedIn(found).length > 0 && found.identification.kind !== 'none') return found;
  throw contentProblem(place, `the set '${target}' does not say who is poor; target by one that does`);
}

type Words = Readonly<{
  contracts: PovertyContent['contracts'];
  target: IndicatorSet;
  facts: Known['facts'];
}>;

function vocabularies(
  { contracts, target, facts }: Words,
  { survey, fragile }: PovertyFiles,
): Record<'answers' | 'all', Vocabulary> {
  const household = answersOf(contracts.households);
  const members = [...answersOf(contracts.members), ...AGE_FACTS.map((fact) => ({ fact, answers: null }))];
  const failing = target.indicators.map(({ number, label }) => ({
    fact: { fact: `fails_${number}`, type: 'boolean' as const, label },
    answers: null,
  }));
  return {
    answers: vocabularyOf({ household, members, people: [] }, { file: survey.file, path: [] }),
    all: vocabularyOf(
      { household: [...household, ...failing], members, people: factsOfPeople(facts) },
      { file: fragile.file, path: [] },
    ),
  };
}
