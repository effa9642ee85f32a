import type { IsoDate, Text } from '../../../base/model/index.ts';
import {
  type AmountOnDay,
  type LawReference,
  type Programme,
  type RulesOnDay,
  rulesOn,
  type StackingOnDay,
} from '../language/index.ts';
import { toText } from './sentence.ts';
import type { Speaker } from './voice.ts';

/** One statement of the law: what the content calls it, what the rule itself says, and where the law says so. */
export type StatementText = Readonly<{ id: string; text: Text; sentence: Text; law: LawReference }>;

/** An exception in words; `then` is what it decides, whatever the conditions say. */
export type ExceptionText = StatementText & Readonly<{ rank: number; then: 'eligible' | 'not-eligible' }>;

/** An amount in words: the base, what is added for a time, and the most that is paid. */
export type AmountText = Readonly<{
  sentence: Text;
  law: LawReference;
  overlays: readonly (StatementText & Readonly<{ when: Text | null }>)[];
  caps: readonly StatementText[];
}>;

/** How a programme goes with another, in words; `by` is what its own amount loses. */
export type StackingText = Readonly<{
  with: StackingOnDay['with'];
  rule: StackingOnDay['rule'];
  text: Text;
  by: Text | null;
  law: LawReference;
}>;

/** A programme on one day as people read it. */
export type ProgrammeText = Readonly<{
  programme: string;
  on: IsoDate;
  version: string;
  inForce: Readonly<{ from: IsoDate; to: IsoDate | null }>;
  /** The first day on which this version was known, when that is later than its first day. */
  knownFrom: IsoDate | null;
  conditions: readonly StatementText[];
  exceptions: readonly ExceptionText[];
  /** Null when the right is a service. */
  amount: AmountText | null;
  since: Readonly<{ sentence: Text; law: LawReference }> | null;
  stacking: readonly StackingText[];
  notChecked: readonly Text[];
  /** Whether every statement here has been checked against the law's text. */
  verified: boolean;
}>;

/** Writes a programme's rules on a day in both languages; nothing when no version is in force then. */
export function describeProgramme(
  programme: Programme,
  on: IsoDate,
  knownOn?: IsoDate,
): ProgrammeText | undefined {
  const rules = rulesOn(programme, on, knownOn);
  return rules && describeRules(rules);
}

/** Writes rules that were read for a day, as they stand on it or as the law says them of any day. */
export function describeRules(rules: RulesOnDay, speaker: Speaker = 'of-a-day'): ProgrammeText {
  const { programme, on, version } = rules;
  const say = (expression: Parameters<typeof toText>[0]) => toText(expression, speaker);
  const text = {
    programme: programme.id,
    on,
    version: version.id,
    inForce: version.inForce,
    knownFrom: version.knownFrom ?? null,
    conditions: rules.conditions.map(({ id, text, law, when }) => ({
      id,
      text,
      sentence: say(when),
      law,
    })),
    exceptions: rules.exceptions.map(({ id, text, law, rank, when, then }) => ({
      id,
      text,
      sentence: say(when),
      law,
      rank,
      then: then ? ('eligible' as const) : ('not-eligible' as const),
    })),
    amount: rules.amount && describeAmount(rules.amount, say),
    since: rules.since && { sentence: say(rules.since.day), law: rules.since.law },
    stacking: rules.stacking.map((one) => ({ ...one, by: one.by && say(one.by) })),
    notChecked: programme.notChecked,
  };
  const verified = lawsIn(text).every(({ verified: isVerified }) => isVerified);
  return { ...text, stacking: [...text.stacking, ...saidByOthers(rules)], verified };
}

/** What others in force on the day say of going with this programme, where it says nothing itself: a bar that one states binds both. */
function saidByOthers({ programme, on }: RulesOnDay): StackingText[] {
  const own = new Set(programme.stacking.map((one) => one.with));
  const others = [...programme.library.values()].filter(
    ({ id, stacking }) => !own.has(id) && stacking.some((one) => one.with === programme.id),
  );
  return others.flatMap((other) => {
    const said = rulesOn(other, on)?.stacking.find((one) => one.with.id === programme.id);
    if (!said) return [];
    const { id, title } = other;
    const text = {
      th: `หลักเกณฑ์ของโครงการนั้นระบุว่า ${said.text.th}`,
      en: `Its rules say: ${said.text.en}`,
    };
    const rule = said.rule === 'may-not' ? said.rule : 'may';
    return [{ with: { id, title }, rule, text, by: null, law: said.law }];
  });
}

type Say = (expression: Parameters<typeof toText>[0]) => Text;

function describeAmount({ base, law, overlays, caps }: AmountOnDay, say: Say): AmountText {
  return {
    sentence: say(base),
    law,
    overlays: overlays.map(({ id, text, law: source, when, adds }) => ({
      id,
      text,
      sentence: say(adds),
      when: when && say(when),
      law: source,
    })),
    caps: caps.map(({ id, text, law: source, atMost }) => ({
      id,
      text,
      sentence: say(atMost),
      law: source,
    })),
  };
}

/** Every place in the law that the text of a day stands on. */
export function lawsIn(text: Omit<ProgrammeText, 'verified'>): LawReference[] {
  const { amount, since } = text;
  const statements = [
    ...text.conditions,
    ...text.exceptions,
    ...text.stacking,
    ...(amount ? [amount, ...amount.overlays, ...amount.caps] : []),
    ...(since ? [since] : []),
  ];
  return statements.map(({ law }) => law);
}
