import { type StagePlan, sql } from '../../base/lake/index.ts';
import type { DatasetVersion, IsoDate } from '../../base/model/index.ts';
import { type DeliveredSource, deliveriesOf } from '../profiles/index.ts';
import { povertyNotes } from './notes.ts';
import type { PovertyContent } from './settings/index.ts';
import {
  failures,
  findings,
  homePeople,
  households,
  memberAnswers,
  openQuestions,
  type PovertyParts,
  patterns,
  people,
  surveyedTwice,
  surveyRows,
  surveys,
} from './steps/index.ts';

/** What the poverty stage reads; of the sources it takes the two that hold the household survey. */
export type PovertyInputs = Readonly<{
  profiles: DatasetVersion;
  households: DatasetVersion;
  /** Whose rows are whose; without it nobody can be found in two surveyed households. */
  linkage?: DatasetVersion | undefined;
  sources: readonly DeliveredSource[];
  content: PovertyContent;
  asOf: IsoDate;
}>;

/** Judges every surveyed household by every set of indicators from its answers, and follows its people through the funnel. */
export function planPoverty(inputs: PovertyInputs): StagePlan {
  const { profiles, households: homes, linkage, content, asOf } = inputs;
  const { survey, contracts } = content;
  const wanted = inputs.sources.filter(({ contract }) =>
    [survey.households.source, survey.members.source].includes(contract.id),
  );
  const deliveries = deliveriesOf(wanted, asOf, {});
  const fresh = wanted.filter(({ contract }) => deliveries.stateOf(contract.id) === 'fresh');
  const sentOf = (source: string) => fresh.find(({ contract }) => contract.id === source);
  const rules = content.rulesOn(asOf);
  const questions = openQuestions(content, rules);
  const parts: PovertyParts = {
    content,
    rules,
    questions,
    households: surveyRows(contracts.households, sentOf(survey.households.source)),
    members: surveyRows(contracts.members, sentOf(survey.members.source)),
    linked: linkage !== undefined,
    asOf,
  };
  return {
    dataset: 'poverty',
    parents: [profiles, homes, ...(linkage ? [linkage] : []), ...fresh.map(({ version }) => version)],
    settings: { asOf, sets: content.sets.map(({ id }) => id) },
    steps: stepsOf(parts),
    notes: povertyNotes(parts),
  };
}

/** Writing a statement collects what it asks of members and people, so the tables that answer come last to be written and first to be made. */
function stepsOf(parts: PovertyParts): StagePlan['steps'] {
  const judged = { failures: failures(parts), households: households(parts) };
  return [
    surveys(parts),
    memberAnswers(parts),
    ...parts.questions.members.steps(sql`member_answers`),
    judged.failures,
    homePeople(parts),
    ...parts.questions.people.steps(sql`home_people`),
    judged.households,
    surveyedTwice(parts),
    people(parts),
    findings(parts),
    patterns(),
  ];
}
