import type { IsoDate, Text } from '../../../base/model/index.ts';
import type { Expression } from './expression.ts';
import { type LawReference, lawReference } from './law.ts';
import { inside, lowerAs, type Scope } from './lower.ts';
import type { Programme, ProgrammeVersion, Sourced } from './programme.ts';

/** A condition as it stands on one day. */
export type ConditionOnDay = Readonly<{
  id: string;
  text: Text;
  law: LawReference;
  flagWhenAlone: boolean;
  when: Expression;
}>;

/** A programme as it stands on one day: the version in force with its parameters filled in. */
export type RulesOnDay = Readonly<{
  programme: Programme;
  on: IsoDate;
  version: ProgrammeVersion;
  conditions: readonly ConditionOnDay[];
  amount: Readonly<{ law: LawReference; pays: Expression }>;
  since: Readonly<{ law: LawReference; day: Expression }> | null;
}>;

/** The programme's rules on a day; nothing when no version is in force then. */
export function rulesOn(programme: Programme, on: IsoDate): RulesOnDay | undefined {
  const index = programme.versions.findIndex(
    ({ inForce }) => inForce.from <= on && (inForce.to === null || on <= inForce.to),
  );
  const version = programme.versions[index];
  if (!version) return undefined;
  const { file, settings, parameters, laws } = programme;
  const scope: Scope = { file, settings, parameters, laws, on, path: ['versions', index] };
  const law = (statement: Sourced) => lawReference(laws, statement);
  return {
    programme,
    on,
    version,
    conditions: version.conditions.map((condition, place) => ({
      id: condition.id,
      text: condition.text,
      law: law(condition),
      flagWhenAlone: condition.flagWhenAlone,
      when: lowerAs(condition.when, 'boolean', inside(scope, 'conditions', place, 'when')),
    })),
    amount: {
      law: law(version.amount),
      pays: lowerAs(version.amount.pays, 'money', inside(scope, 'amount', 'pays')),
    },
    since: version.since
      ? { law: law(version.since), day: lowerAs(version.since.day, 'date', inside(scope, 'since', 'day')) }
      : null,
  };
}
