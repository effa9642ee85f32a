import type { AgeNode, Node, ValueType } from '../content/index.ts';
import type { Expression } from '../expression/index.ts';
import { ageTest, bornFromTest, yearsIn } from './birth.ts';
import {
  checkRising,
  combination,
  comparison,
  difference,
  householdQuestion,
  product,
  staircase,
} from './combine.ts';
import { areaTableIn, birthIn, factIn, parameterIn } from './named.ts';
import { receivesQuestion } from './receives.ts';
import { inside, ofType, type Scope } from './scope.ts';

type Body<Kind extends string> = Extract<Node, Readonly<Record<Kind, unknown>>>[Kind];

/** Turns a node into the expression it is on one day; what does not fit is refused with its place. */
export function lower(node: Node, outer: Scope): Expression {
  const [kind] = Object.keys(node);
  const scope = kind === undefined ? outer : inside(outer, kind);
  if ('fact' in node) return lowerFact(node.fact, scope);
  if ('param' in node) return parameterIn(node.param, scope);
  if ('areaTable' in node) return areaTableIn(node.areaTable, scope);
  if ('const' in node) return { kind: 'value', ...node.const, from: null };
  if ('asOf' in node) return { kind: 'value', type: 'date', value: scope.on, from: null, isAsked: true };
  if ('compare' in node) return lowerCompare(node.compare, scope);
  if ('between' in node) return lowerBetween(node.between, scope);
  if ('in' in node) return lowerIn(node.in, scope);
  if ('all' in node) return { kind: 'all', type: 'boolean', parts: lowerAll(node.all, scope) };
  if ('any' in node) return { kind: 'any', type: 'boolean', parts: lowerAll(node.any, scope) };
  if ('not' in node) return { kind: 'not', type: 'boolean', part: lowerAs(node.not, 'boolean', scope) };
  if ('isKnown' in node) return { kind: 'known', type: 'boolean', fact: factIn(node.isKnown, scope) };
  if ('ageAtLeast' in node) return lowerAge(node.ageAtLeast, 'age-at-least', scope);
  if ('ageUnder' in node) return lowerAge(node.ageUnder, 'age-under', scope);
  if ('bornOnOrAfter' in node) return bornFromTest(lower(node.bornOnOrAfter, scope), scope);
  if ('monthsBetween' in node) return lowerMonthsBetween(node.monthsBetween, scope);
  if ('household' in node) return lowerHousehold(node.household, scope);
  if ('receives' in node) return receivesQuestion(node.receives, scope);
  if ('bands' in node) return lowerBands(node.bands, scope);
  if ('steps' in node) return lowerSteps(node.steps, scope);
  if ('if' in node) return lowerIf(node.if, scope);
  if ('add' in node) return lowerSeveral('add', node.add, scope);
  if ('min' in node) return lowerSeveral('min', node.min, scope);
  if ('max' in node) return lowerSeveral('max', node.max, scope);
  if ('subtract' in node) return lowerSubtract(node.subtract, scope);
  if ('multiply' in node) return lowerMultiply(node.multiply, scope);
  if ('reachesAge' in node) return lowerReachesAge(node.reachesAge, scope);
  return { kind: 'month-after', type: 'date', day: lowerAs(node.monthAfter, 'date', scope) };
}

/** Lowers a node and refuses it unless it gives that type. */
export function lowerAs(node: Node, type: ValueType, scope: Scope): Expression {
  return ofType(lower(node, scope), type, scope);
}

function lowerFact(name: string, scope: Scope): Expression {
  const fact = factIn(name, scope);
  return { kind: 'fact', type: fact.type, fact };
}

function lowerAll(nodes: readonly Node[], scope: Scope): Expression[] {
  return nodes.map((node, index) => lowerAs(node, 'boolean', inside(scope, index)));
}

function lowerSeveral(kind: 'add' | 'min' | 'max', nodes: readonly Node[], scope: Scope): Expression {
  const parts = nodes.map((node, index) => lower(node, inside(scope, index)));
  return combination(kind, parts, scope);
}

function lowerCompare(node: Body<'compare'>, scope: Scope): Expression {
  const left = lower(node.left, inside(scope, 'left'));
  const right = lower(node.right, inside(scope, 'right'));
  return comparison({ left, op: node.op, right }, scope);
}

function lowerBetween(node: Body<'between'>, scope: Scope): Expression {
  const value = lower(node.value, inside(scope, 'value'));
  const from = lower(node.from, inside(scope, 'from'));
  const to = lower(node.to, inside(scope, 'to'));
  const parts = [
    comparison({ left: value, op: '>=', right: from }, scope),
    comparison({ left: value, op: '<=', right: to }, scope),
  ];
  return { kind: 'all', type: 'boolean', parts };
}

function lowerIn(node: Body<'in'>, scope: Scope): Expression {
  const value = lower(node.value, inside(scope, 'value'));
  const list = node.list.map((item, index) => lowerAs(item, value.type, inside(scope, 'list', index)));
  return { kind: 'in', type: 'boolean', value, list };
}

function lowerAge(node: AgeNode, test: 'age-at-least' | 'age-under', scope: Scope): Expression {
  const years = yearsIn(lower(node.years, inside(scope, 'years')), inside(scope, 'years'));
  return ageTest({ ...years, test, on: lowerAgeDay(node.on, scope) }, scope);
}

function lowerAgeDay(on: AgeNode['on'], scope: Scope): Exclude<AgeNode['on'], Node> | Expression {
  if (typeof on === 'string') return on;
  return 'asOf' in on ? 'as-of' : lower(on, inside(scope, 'on'));
}

function lowerMonthsBetween(node: Body<'monthsBetween'>, scope: Scope): Expression {
  const first = lowerAs(node.from, 'date', inside(scope, 'from'));
  const second = lowerAs(node.to, 'date', inside(scope, 'to'));
  return { kind: 'months-between', type: 'integer', first, second };
}

function lowerHousehold(node: Body<'household'>, scope: Scope): Expression {
  const member: Scope = { ...scope, ofMembers: true };
  const where = node.where ? lower(node.where, inside(member, 'where')) : null;
  const value = node.value ? lower(node.value, inside(member, 'value')) : null;
  return householdQuestion(node, { where, value }, scope);
}

function lowerBands(node: Body<'bands'>, scope: Scope): Expression {
  const on = lowerAgeDay(node.on, scope);
  const steps = node.steps.map((step, index) => {
    const place = inside(scope, 'steps', index);
    const age = yearsIn(lower(step.ageUnder, inside(place, 'ageUnder')), inside(place, 'ageUnder'));
    const when = ageTest({ ...age, test: 'age-under', on }, scope);
    return { years: age.years, when, gives: lower(step.gives, inside(place, 'gives')) };
  });
  checkRising(
    steps.map(({ years }) => years),
    scope,
  );
  return staircase(steps, lower(node.otherwise, inside(scope, 'otherwise')), scope);
}

function lowerSteps(node: Body<'steps'>, scope: Scope): Expression {
  const of = lower(node.of, inside(scope, 'of'));
  const steps = node.steps.map((step, index) => {
    const place = inside(scope, 'steps', index);
    const limit = lower(step.upTo, inside(place, 'upTo'));
    const when = comparison({ left: of, op: '<=', right: limit }, inside(place, 'upTo'));
    return { limit, when, gives: lower(step.gives, inside(place, 'gives')) };
  });
  const limits = steps.map(({ limit }) => (limit.kind === 'value' ? limit.value : null));
  checkRising(
    limits.map((limit) => (typeof limit === 'number' || typeof limit === 'bigint' ? limit : null)),
    scope,
  );
  return staircase(steps, lower(node.otherwise, inside(scope, 'otherwise')), scope);
}

function lowerIf(node: Body<'if'>, scope: Scope): Expression {
  const when = lowerAs(node.when, 'boolean', inside(scope, 'when'));
  const gives = lower(node.gives, inside(scope, 'gives'));
  const otherwise = lowerAs(node.otherwise, gives.type, inside(scope, 'otherwise'));
  return { kind: 'if', type: gives.type, when, gives, otherwise };
}

function lowerSubtract(node: Body<'subtract'>, scope: Scope): Expression {
  const left = lower(node.from, inside(scope, 'from'));
  return difference({ left, right: lower(node.take, inside(scope, 'take')) }, scope);
}

function lowerMultiply(node: Body<'multiply'>, scope: Scope): Expression {
  const money = lower(node.money, inside(scope, 'money'));
  const by = lower(node.by, inside(scope, 'by'));
  return product({ money, by, per: node.per, round: node.round }, scope);
}

function lowerReachesAge(node: Node, scope: Scope): Expression {
  return { kind: 'reaches-age', type: 'date', ...yearsIn(lower(node, scope), scope), birth: birthIn(scope) };
}
