import { type IsoDate, parseIsoDate } from '../../../base/model/index.ts';
import { dayBefore, fiscalYearStartOf, lastBirthDate } from './calendar.ts';
import type { BirthExpression, BirthFacts, Expression, ParameterUse } from './expression.ts';
import { contentProblem, type Place, suggest } from './fault.ts';
import { lawReference } from './law.ts';
import type { AgeDay, AgeNode, Node } from './node.ts';
import type { ProgrammeContent } from './programme.ts';
import type { EntitlementSettings, FactDeclaration } from './settings.ts';
import type { ValueType } from './value.ts';

/** What a node is read against: the programme's parameters on a day, the country's facts, and its place for messages. */
export type Scope = Place &
  Pick<ProgrammeContent, 'parameters' | 'laws'> &
  Readonly<{ settings: EntitlementSettings; on: IsoDate }>;

type ValueExpression = Extract<Expression, { kind: 'value' }>;

/** Turns a node into the expression it is on one day; what does not fit is refused with its place. */
export function lower(node: Node, outer: Scope): Expression {
  const [kind] = Object.keys(node);
  const scope = kind === undefined ? outer : inside(outer, kind);
  if ('fact' in node) return factIn(node.fact, scope);
  if ('param' in node) return parameterIn(node.param, scope);
  if ('const' in node) return { kind: 'value', ...node.const, from: null };
  if ('compare' in node) return lowerCompare(node.compare, scope);
  if ('in' in node) return lowerIn(node.in, scope);
  if ('all' in node) return { kind: 'all', type: 'boolean', parts: lowerAll(node.all, 'boolean', scope) };
  if ('any' in node) return { kind: 'any', type: 'boolean', parts: lowerAll(node.any, 'boolean', scope) };
  if ('not' in node) return { kind: 'not', type: 'boolean', part: lowerAs(node.not, 'boolean', scope) };
  if ('isKnown' in node) return { kind: 'known', type: 'boolean', fact: factIn(node.isKnown, scope).fact };
  if ('ageAtLeast' in node) return lowerAge(node.ageAtLeast, 'age-at-least', scope);
  if ('ageUnder' in node) return lowerAge(node.ageUnder, 'age-under', scope);
  if ('bornOnOrAfter' in node) return lowerBornFrom(node.bornOnOrAfter, scope);
  if ('bands' in node) return lowerBands(node.bands, scope);
  if ('if' in node) return lowerIf(node.if, scope);
  if ('add' in node) return { kind: 'add', type: 'money', parts: lowerAll(node.add, 'money', scope) };
  if ('min' in node) return { kind: 'min', type: 'money', parts: lowerAll(node.min, 'money', scope) };
  if ('max' in node) return { kind: 'max', type: 'money', parts: lowerAll(node.max, 'money', scope) };
  if ('reachesAge' in node) return lowerReachesAge(node.reachesAge, scope);
  return { kind: 'month-after', type: 'date', day: lowerAs(node.monthAfter, 'date', scope) };
}

/** Lowers a node and refuses it unless it gives that type. */
export function lowerAs(node: Node, type: ValueType, scope: Scope): Expression {
  const expression = lower(node, scope);
  if (expression.type === type) return expression;
  throw contentProblem(scope, `this gives ${expression.type} where ${type} is needed`);
}

/** The scope one step further in. */
export function inside(scope: Scope, ...steps: readonly PropertyKey[]): Scope {
  return { ...scope, path: [...scope.path, ...steps] };
}

function lowerAll(nodes: readonly Node[], type: ValueType, scope: Scope): Expression[] {
  return nodes.map((node, index) => lowerAs(node, type, inside(scope, index)));
}

function factIn(
  name: string,
  scope: Scope,
): Readonly<{ kind: 'fact'; type: ValueType; fact: FactDeclaration }> {
  const fact = scope.settings.facts.find((declared) => declared.fact === name);
  if (fact) return { kind: 'fact', type: fact.type, fact };
  const known = scope.settings.facts.map((declared) => declared.fact);
  throw contentProblem(scope, `there is no fact '${name}'; ${suggest(name, known)}`);
}

function parameterIn(name: string, scope: Scope): ValueExpression {
  const periods = Object.hasOwn(scope.parameters, name) ? scope.parameters[name] : undefined;
  if (!periods) {
    const known = Object.keys(scope.parameters);
    throw contentProblem(scope, `there is no parameter '${name}'; ${suggest(name, known)}`);
  }
  const found = periods.find(({ from, to }) => from <= scope.on && (to === null || scope.on <= to));
  if (found) {
    const { value } = found;
    const law = lawReference(scope.laws, found);
    return { kind: 'value', ...value, from: { parameter: name, value, law } };
  }
  const reason = `the parameter '${name}' has no value on ${scope.on}; add a period that covers this day`;
  throw contentProblem(scope, reason);
}

function lowerCompare(node: Extract<Node, { compare: unknown }>['compare'], scope: Scope): Expression {
  const left = lower(node.left, inside(scope, 'left'));
  const right = lower(node.right, inside(scope, 'right'));
  if (left.type !== right.type) {
    throw contentProblem(scope, `${left.type} cannot be compared with ${right.type}`);
  }
  const ordered = node.op !== '=' && node.op !== '!=';
  if (ordered && (left.type === 'boolean' || left.type === 'text')) {
    throw contentProblem(scope, `${left.type} has no order; use '=' or '!=' instead of '${node.op}'`);
  }
  return { kind: 'compare', type: 'boolean', op: node.op, left, right };
}

function lowerIn(node: Extract<Node, { in: unknown }>['in'], scope: Scope): Expression {
  const value = lower(node.value, inside(scope, 'value'));
  const list = node.list.map((item, index) => lowerAs(item, value.type, inside(scope, 'list', index)));
  return { kind: 'in', type: 'boolean', value, list };
}

type Years = Readonly<{ years: number; from: ParameterUse | null }>;

function lowerYears(node: Node, scope: Scope): Years {
  const years = lowerAs(node, 'years', scope);
  if (years.kind === 'value') return { years: Number(years.value), from: years.from };
  throw contentProblem(scope, 'a number of years must be a parameter or a constant');
}

function lowerAge(node: AgeNode, test: 'age-at-least' | 'age-under', scope: Scope): BirthExpression {
  const years = lowerYears(node.years, inside(scope, 'years'));
  return ageTest({ ...years, test, day: node.on }, scope);
}

function ageTest(
  age: Years & Readonly<{ test: 'age-at-least' | 'age-under'; day: AgeDay }>,
  scope: Scope,
): BirthExpression {
  const { settings } = scope;
  const on = age.day === 'as-of' ? scope.on : fiscalYearStartOf(scope.on, settings.fiscalYearStart);
  return {
    kind: 'birth',
    type: 'boolean',
    from: age.from,
    says: { test: age.test, years: age.years, day: age.day, on },
    bornBy: lastBirthDate(on, age.years),
    holdsIfBornBy: age.test === 'age-at-least',
    birth: birthIn(scope),
  };
}

function lowerBornFrom(node: Node, scope: Scope): Expression {
  const day = lowerAs(node, 'date', scope);
  const date = day.kind === 'value' ? parseIsoDate(String(day.value)) : undefined;
  if (day.kind !== 'value' || !date) throw contentProblem(scope, 'the day must be a parameter or a constant');
  return {
    kind: 'birth',
    type: 'boolean',
    from: day.from,
    says: { test: 'born-from', date },
    bornBy: dayBefore(date),
    holdsIfBornBy: false,
    birth: birthIn(scope),
  };
}

/** Bands are one `if` in another, so that SQL, explanation and text need to know nothing of them. */
function lowerBands(node: Extract<Node, { bands: unknown }>['bands'], scope: Scope): Expression {
  const steps = node.steps.map((step, index) => ({
    ...lowerYears(step.ageUnder, inside(scope, 'steps', index, 'ageUnder')),
    gives: lower(step.gives, inside(scope, 'steps', index, 'gives')),
  }));
  const otherwise = lower(node.otherwise, inside(scope, 'otherwise'));
  for (const [index, step] of steps.entries()) {
    const place = inside(scope, 'steps', index);
    if (step.years <= (steps[index - 1]?.years ?? 0)) throw contentProblem(place, 'bands must rise in age');
    if (step.gives.type !== otherwise.type) throw contentProblem(place, 'all bands must give the same type');
  }
  return steps.reduceRight<Expression>(
    (rest, { years, from, gives }) => ({
      kind: 'if',
      type: rest.type,
      when: ageTest({ years, from, test: 'age-under', day: node.on }, scope),
      gives,
      otherwise: rest,
    }),
    otherwise,
  );
}

function lowerIf(node: Extract<Node, { if: unknown }>['if'], scope: Scope): Expression {
  const when = lowerAs(node.when, 'boolean', inside(scope, 'when'));
  const gives = lower(node.gives, inside(scope, 'gives'));
  const otherwise = lowerAs(node.otherwise, gives.type, inside(scope, 'otherwise'));
  return { kind: 'if', type: gives.type, when, gives, otherwise };
}

function lowerReachesAge(node: Node, scope: Scope): Expression {
  return { kind: 'reaches-age', type: 'date', ...lowerYears(node, scope), birth: birthIn(scope) };
}

function birthIn(scope: Scope): BirthFacts {
  const { date, precision, partial } = scope.settings.birth;
  return { date: factIn(date, scope).fact, precision, partial };
}
