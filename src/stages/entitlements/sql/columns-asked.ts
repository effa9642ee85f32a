import { childrenOf, type Expression } from '../language/index.ts';
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

/** The kinds of unit that these programmes ask about. */
export function unitsAsked(programmes: readonly CompiledProgramme[]): ReadonlySet<string> {
  const asked = programmes.flatMap(expressionsOf);
  return new Set(
    asked.flatMap((expression) => (expression.kind === 'household' ? [expression.unit.id] : [])),
  );
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

function expressionsOf({ rules }: CompiledProgramme): Expression[] {
  const { conditions, exceptions, amount } = rules;
  const asked = [...conditions, ...exceptions].map(({ when }) => when);
  return [...asked, ...(amount ? [amount.pays] : [])].flatMap(withAllInside);
}

function withAllInside(expression: Expression): Expression[] {
  return [expression, ...childrenOf(expression).flatMap(withAllInside)];
}
