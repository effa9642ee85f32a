import type { IsoDate, Text } from '../../../base/model/index.ts';
import {
  type Explanation,
  explainDecision,
  type Facts,
  type Programme,
} from '../../../stages/entitlements/index.ts';

/** Where each fact of a person comes from and for which day it stands. */
type Provenance = NonNullable<Parameters<typeof explainDecision>[0]['provenance']>;

/** Why a programme answers as it does for one person, as pages and scripts show it. */
export type ExplanationAnswer = Readonly<{
  programme: string;
  title: Text;
  on: string;
  answer: Explanation['answer'];
  amountSatangAMonth: number | null;
  since: string | null;
  conditions: ConditionAnswer[];
  missing: string[];
  notChecked: Text[];
  verified: boolean;
}>;

/** One condition with its outcome. */
export type ConditionAnswer = Readonly<{
  id: string;
  text: Text;
  sentence: Text;
  law: Text;
  verified: boolean;
  outcome: 'passed' | 'failed' | 'unknown';
  facts: Explanation['tree'][number]['facts'][number][];
  distance: Readonly<{ unit: 'satang' | 'count' | 'days'; margin: number }> | null;
}>;

/** What is asked of the rules. */
export type ExplainQuestion = Readonly<{
  programme: Programme;
  facts: Facts;
  on: IsoDate;
  provenance: Provenance;
}>;

/** Answers one programme for one person. */
export function explainFor({ programme, facts, on, provenance }: ExplainQuestion): ExplanationAnswer {
  const explained = explainDecision({ programme, facts, asOf: on, provenance });
  return {
    programme: explained.programme,
    title: explained.title,
    on: explained.on,
    answer: explained.answer,
    amountSatangAMonth: explained.amountSatangAMonth,
    since: explained.since,
    conditions: explained.tree.map(conditionOf),
    missing: [...explained.missing],
    notChecked: [...explained.notChecked],
    verified: explained.verified,
  };
}

function conditionOf(condition: Explanation['tree'][number]): ConditionAnswer {
  const { title, section, verified } = condition.law;
  return {
    id: condition.id,
    text: condition.text,
    sentence: condition.sentence,
    law: { th: withSection(title.th, section), en: withSection(title.en, section) },
    verified,
    outcome: condition.outcome,
    facts: [...condition.facts],
    distance: condition.distance ?? null,
  };
}

function withSection(title: string, section: string | null): string {
  return section ? `${title} ${section}` : title;
}
