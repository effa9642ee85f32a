import { childrenOf, type Expression, type HouseholdExpression } from '../language/index.ts';
import type { CompiledProgramme } from './compiled.ts';

/** The columns of the profiles that deciding these programmes reads, in the order of their names. */
export function columnsAsked(programmes: readonly CompiledProgramme[]): string[] {
  return [...new Set(programmes.flatMap(columnsOf))].sort();
}

/** The columns that hold the keys of the units which these programmes ask about, or whose members share a right. */
export function unitKeysAsked(programmes: readonly CompiledProgramme[]): string[] {
  const keys = programmes.flatMap((programme) => [
    ...sharedKey(programme),
    ...expressionsOf(programme).flatMap((expression) =>
      expression.kind === 'household' ? [expression.unit.fact] : [],
    ),
  ]);
  return [...new Set(keys)].sort();
}

/** The questions about units in an expression. */
export function householdsIn(expression: Expression): HouseholdExpression[] {
  return withAllInside(expression).flatMap((one) => (one.kind === 'household' ? [one] : []));
}

function columnsOf(programme: CompiledProgramme): string[] {
  const { settings } = programme.rules.programme;
  const shared = sharedKey(programme);
  const eldest = shared.length > 0 ? [settings.birth.date] : [];
  return [...shared, ...eldest, ...expressionsOf(programme).flatMap(ownColumns)];
}

function sharedKey({ rules }: CompiledProgramme): string[] {
  const { settings, sharedBy } = rules.programme;
  return settings.units.filter(({ id }) => id === sharedBy).map(({ fact }) => fact);
}

function ownColumns(expression: Expression): string[] {
  switch (expression.kind) {
    case 'fact':
    case 'known':
    case 'area-table':
      return [expression.fact.fact];
    case 'household':
      return [expression.unit.fact];
    case 'birth':
    case 'reaches-age': {
      const { date, precision, partial } = expression.birth;
      return partial === 'first-day' ? [date.fact] : [date.fact, precision];
    }
    default:
      return [];
  }
}

function expressionsOf(programme: CompiledProgramme): Expression[] {
  const { amount } = programme.rules;
  return [...conditionsOf(programme), ...(amount ? [amount.pays] : [])].flatMap(withAllInside);
}

function conditionsOf({ rules: { conditions, exceptions } }: CompiledProgramme): Expression[] {
  return [...conditions, ...exceptions].map(({ when }) => when);
}

function withAllInside(expression: Expression): Expression[] {
  return [expression, ...childrenOf(expression).flatMap(withAllInside)];
}
