import type { IsoDate } from '../../../../base/model/index.ts';
import type { Programme, ProgrammeVersion, Sourced } from '../content/index.ts';
import type {
  ConditionOnDay,
  ExceptionOnDay,
  Expression,
  RulesOnDay,
  StackingOnDay,
} from '../expression/index.ts';
import { lawReference } from '../expression/index.ts';
import { amountOnDay } from './amount.ts';
import { eligibility } from './eligibility.ts';
import { findOnDay } from './in-force.ts';
import { lowerAs } from './lower.ts';
import { named } from './named.ts';
import { inside, type Scope } from './scope.ts';

/**
 * The programme's rules on a day; nothing when no version is in force then. `knownOn` asks for the rules as they were known on
 * another day: versions, amounts and overlays that became known only later are left out.
 */
export function rulesOn(programme: Programme, on: IsoDate, knownOn?: IsoDate): RulesOnDay | undefined {
  const top = scopeOf(programme, on, knownOn);
  const found = versionIn(top);
  if (!found) return undefined;
  const { version, scope } = found;
  return {
    programme,
    on,
    version,
    conditions: conditionsIn(version, scope),
    exceptions: exceptionsIn(version, scope),
    amount: version.amount ? amountOnDay(version.amount, { version: scope, top }) : null,
    since: version.since
      ? {
          law: lawReference(programme.laws, version.since),
          day: lowerAs(version.since.day, 'date', inside(scope, 'since', 'day')),
        }
      : null,
    stacking: stackingIn(top),
  };
}

function scopeOf(programme: Programme, on: IsoDate, knownOn: IsoDate | undefined): Scope {
  const { file } = programme;
  const entitledTo = (other: Programme) => entitledOn(scopeOf(other, on, knownOn));
  return { file, programme, on, knownOn, path: [], ofMembers: false, entitledTo };
}

type InForce = Readonly<{ version: ProgrammeVersion; scope: Scope }>;

function versionIn(top: Scope): InForce | undefined {
  const index = findOnDay(top.programme.versions, top);
  const version = index === undefined ? undefined : top.programme.versions[index];
  if (index === undefined || !version) return undefined;
  return { version, scope: inside(top, 'versions', index) };
}

/** Nobody is entitled to a programme of which no version is in force. */
function entitledOn(top: Scope): Expression {
  const found = versionIn(top);
  if (!found) return { kind: 'value', type: 'boolean', value: false, from: null };
  const { version, scope } = found;
  return eligibility({
    conditions: conditionsIn(version, scope),
    exceptions: exceptionsIn(version, scope),
  });
}

function lawIn(scope: Scope, statement: Sourced) {
  return lawReference(scope.programme.laws, statement);
}

function conditionsIn(version: ProgrammeVersion, scope: Scope): ConditionOnDay[] {
  return version.conditions.map((condition, index) => ({
    id: condition.id,
    text: condition.text,
    law: lawIn(scope, condition),
    flagWhenAlone: condition.flagWhenAlone,
    when: lowerAs(condition.when, 'boolean', inside(scope, 'conditions', index, 'when')),
  }));
}

function exceptionsIn(version: ProgrammeVersion, scope: Scope): ExceptionOnDay[] {
  const exceptions = version.exceptions.map((exception, index) => ({
    id: exception.id,
    text: exception.text,
    law: lawIn(scope, exception),
    rank: exception.rank,
    when: lowerAs(exception.when, 'boolean', inside(scope, 'exceptions', index, 'when')),
    then: exception.then === 'eligible',
  }));
  return exceptions.sort((left, right) => left.rank - right.rank);
}

function stackingIn(top: Scope): StackingOnDay[] {
  const others = [...top.programme.library].map(([id, { title }]) => [id, { id, title }] as const);
  return top.programme.stacking.map((stacking, index) => {
    const scope = inside(top, 'stacking', index);
    const kind = 'programme';
    return {
      with: named({ kind, name: stacking.with }, others, inside(scope, 'with')),
      rule: stacking.rule,
      by: stacking.by ? lowerAs(stacking.by, 'money', inside(scope, 'by')) : null,
      text: stacking.text,
      law: lawIn(scope, stacking),
    };
  });
}
