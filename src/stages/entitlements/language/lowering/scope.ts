import type { IsoDate } from '../../../../base/model/index.ts';
import { contentProblem, type Place, type Programme, type ValueType } from '../content/index.ts';
import type { Expression } from '../expression/index.ts';

/** What a node is read against: its programme, the day, what was known by then, and its place for messages. */
export type Scope = Place &
  Readonly<{
    programme: Programme;
    on: IsoDate;
    /** The rules as they were known on this day; undefined: as they are known now. */
    knownOn: IsoDate | undefined;
    /** Whether the node is asked of the members of a unit. */
    ofMembers: boolean;
    /** Whether somebody is entitled to another programme on that day, as known on that day. */
    entitledTo: (programme: Programme) => Expression;
  }>;

/** The scope one step further in. */
export function inside(scope: Scope, ...steps: readonly PropertyKey[]): Scope {
  return { ...scope, path: [...scope.path, ...steps] };
}

/** Refuses an expression unless it has the type. */
export function ofType(expression: Expression, type: ValueType, scope: Scope): Expression {
  if (expression.type === type) return expression;
  throw contentProblem(scope, `this gives ${expression.type} where ${type} is needed`);
}

/** Refuses an expression unless it is money or a whole number, which can be reckoned with. */
export function quantityIn(expression: Expression, scope: Scope): 'money' | 'integer' {
  const { type } = expression;
  if (type === 'money' || type === 'integer') return type;
  throw contentProblem(scope, `this gives ${type} where money or integer is needed`);
}
