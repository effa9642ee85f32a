import {
  type AreaLevelDeclaration,
  type AreaValues,
  contentProblem,
  type FactDeclaration,
  type ParameterPeriod,
  suggest,
  type UnitDeclaration,
} from '../content/index.ts';
import type { AreaTableExpression, BirthFacts, Expression, ParameterUse } from '../expression/index.ts';
import { lawReference } from '../expression/index.ts';
import { findOnDay } from './in-force.ts';
import type { Scope } from './scope.ts';

/** Finds what a node names among what is declared, or refuses the name with a suggestion. */
export function named<Declared>(
  what: Readonly<{ kind: string; name: string }>,
  declared: readonly (readonly [string, Declared])[],
  scope: Scope,
): Declared {
  const found = declared.find(([name]) => name === what.name);
  if (found) return found[1];
  const known = declared.map(([name]) => name);
  throw contentProblem(scope, `there is no ${what.kind} '${what.name}'; ${suggest(what.name, known)}`);
}

/** A fact of the country. */
export function factIn(name: string, scope: Scope): FactDeclaration {
  const facts = scope.programme.settings.facts.map((fact) => [fact.fact, fact] as const);
  return named({ kind: 'fact', name }, facts, scope);
}

/** A unit whose members the rules may ask. */
export function unitIn(name: string, scope: Scope): UnitDeclaration {
  const units = scope.programme.settings.units.map((unit) => [unit.id, unit] as const);
  return named({ kind: 'unit', name }, units, scope);
}

/** The facts that tell when somebody was born. */
export function birthIn(scope: Scope): BirthFacts {
  const { date, precision, partial } = scope.programme.settings.birth;
  return { date: factIn(date, scope), precision, partial };
}

/** A parameter's value on the day. */
export function parameterIn(name: string, scope: Scope): Expression {
  const period = periodOnDay(name, scope);
  if (period.value) return plainValue(name, period, scope);
  const reason = `the parameter '${name}' is a table by area; write { areaTable: ${name} } instead of { param: ${name} }`;
  throw contentProblem(scope, reason);
}

/** A parameter's table by area on the day; while the law had one value for all areas, that value. */
export function areaTableIn(name: string, scope: Scope): Expression {
  const period = periodOnDay(name, scope);
  return period.areas
    ? areaTable(name, { ...period, areas: period.areas }, scope)
    : plainValue(name, period, scope);
}

function periodOnDay(name: string, scope: Scope): ParameterPeriod {
  const { parameters } = scope.programme;
  const periods = named({ kind: 'parameter', name }, Object.entries(parameters), scope);
  const dated = periods.map(({ from, to, knownFrom }) => ({ inForce: { from, to }, knownFrom }));
  const found = periods[findOnDay(dated, scope) ?? periods.length];
  if (found) return found;
  const known = scope.knownOn === undefined ? '' : ` as known on ${scope.knownOn}`;
  const reason = `the parameter '${name}' has no value on ${scope.on}${known}; add a period that covers this day`;
  throw contentProblem(scope, reason);
}

function plainValue(name: string, period: ParameterPeriod, scope: Scope): Expression {
  const { value } = period;
  if (!value) throw contentProblem(scope, `the parameter '${name}' has no value on ${scope.on}`);
  return { kind: 'value', ...value, from: parameterUse(name, period, scope) };
}

function parameterUse(name: string, period: ParameterPeriod, { programme }: Scope): ParameterUse {
  return { parameter: name, value: period.value ?? null, law: lawReference(programme.laws, period) };
}

function areaTable(
  name: string,
  period: ParameterPeriod & Readonly<{ areas: AreaValues }>,
  scope: Scope,
): AreaTableExpression {
  const { values, otherwise } = period.areas;
  const level = areaLevelIn(period.areas.level, scope);
  const [first] = Object.values(values);
  if (!first) throw contentProblem(scope, `the table '${name}' has no areas on ${scope.on}`);
  return {
    kind: 'area-table',
    type: first.type,
    level,
    fact: factIn(level.fact, scope),
    values: new Map(Object.entries(values).map(([area, { value }]) => [area, value])),
    otherwise: otherwise?.value ?? null,
    from: parameterUse(name, period, scope),
  };
}

function areaLevelIn(name: string, scope: Scope): AreaLevelDeclaration {
  const levels = scope.programme.settings.areaLevels.map((level) => [level.id, level] as const);
  return named({ kind: 'area level', name }, levels, scope);
}
