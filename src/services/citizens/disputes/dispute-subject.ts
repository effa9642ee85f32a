import type { Row } from '../../../base/lake/index.ts';
import type { Text } from '../../../base/model/index.ts';
import type { FactEntry } from '../../../stages/profiles/index.ts';
import type { Choice, FactValue } from '../facts/index.ts';

/** A value as it is shown: a text of the book read as the kind of value it is. */
export type ShownValue = Readonly<{ value: FactValue | null; words: Text | null }>;

/** What is said to be wrong: a fact of a register, or a claim of a hospital. */
export type DisputeSubject = Readonly<{
  label: Text;
  source: Text;
  agency: Text;
  type: FactEntry['type'];
  unit: string | null;
  /** What it can be, where it is chosen from a list. */
  choices: readonly Choice[];
  show: (text: string | null) => ShownValue;
  /** What is right, as it is written down. Throws DISPUTE_VALUE_UNREADABLE, FACT_NOT_DISPUTABLE. */
  read: (text: string | null) => string | null;
  /** What is used now, as text. */
  now: (profile: Row) => string | null;
}>;
