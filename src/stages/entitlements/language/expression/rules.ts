import type { IsoDate, Text } from '../../../../base/model/index.ts';
import type { Programme, ProgrammeVersion, StackingRule } from '../content/index.ts';
import type { Expression } from './expression.ts';
import type { LawReference } from './law.ts';

/** A condition as it stands on one day. */
export type ConditionOnDay = Readonly<{
  id: string;
  text: Text;
  law: LawReference;
  flagWhenAlone: boolean;
  when: Expression;
}>;

/** An exception as it stands on one day; `then` says whether somebody for whom `when` holds is eligible. */
export type ExceptionOnDay = Readonly<{
  id: string;
  text: Text;
  law: LawReference;
  rank: number;
  when: Expression;
  then: boolean;
}>;

/** A temporary addition in force on the day; `when: null` is for everybody who is eligible. */
export type OverlayOnDay = Readonly<{
  id: string;
  text: Text;
  law: LawReference;
  when: Expression | null;
  adds: Expression;
}>;

/** The most that the law pays. */
export type CapOnDay = Readonly<{ id: string; text: Text; law: LawReference; atMost: Expression }>;

/** The amount on one day, in the programme's period: `pays` is the base with its overlays, and at most the caps. */
export type AmountOnDay = Readonly<{
  law: LawReference;
  pays: Expression;
  base: Expression;
  overlays: readonly OverlayOnDay[];
  caps: readonly CapOnDay[];
}>;

/** How the programme goes with another; `by` is what its own amount loses, in its own period. */
export type StackingOnDay = Readonly<{
  with: Readonly<{ id: string; title: Text }>;
  rule: StackingRule;
  by: Expression | null;
  text: Text;
  law: LawReference;
}>;

/** A programme as it stands on one day: the version in force with its parameters filled in. */
export type RulesOnDay = Readonly<{
  programme: Programme;
  on: IsoDate;
  version: ProgrammeVersion;
  conditions: readonly ConditionOnDay[];
  /** In the order of their ranks: the first whose `when` holds decides instead of the conditions. */
  exceptions: readonly ExceptionOnDay[];
  /** Null when the right is a service. */
  amount: AmountOnDay | null;
  since: Readonly<{ law: LawReference; day: Expression }> | null;
  stacking: readonly StackingOnDay[];
}>;
