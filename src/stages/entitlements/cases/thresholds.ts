import { parseIsoDate } from '../../../base/model/index.ts';
import { evaluate } from '../evaluate.ts';
import {
  childrenOf,
  type Expression,
  momentsOfChange,
  type Programme,
  type RulesOnDay,
  rulesOn,
  type Value,
} from '../language/index.ts';
import { toText, writeValue } from '../text/index.ts';
import type { ProgrammeCase } from './read-cases.ts';

/** A value of the law with which a version compares something of a person, and the sides of it on which no case stands. */
export type Threshold = Readonly<{
  version: string;
  /** Null for a limit that stands in the rule itself. */
  parameter: string | null;
  sentence: string;
  limit: string;
  lacks: readonly Side[];
}>;

type Side = 'below' | 'at' | 'above';

type Compared = Readonly<{ left: Expression; right: Expression; whole: Expression }>;

/**
 * Thresholds of all versions, with every value they had, that lack a case just below, at or just above: an error by one in a line
 * or in how it is compared would stay unseen there.
 */
export function untriedThresholds(programme: Programme, cases: readonly ProgrammeCase[]): Threshold[] {
  const tried = new Set(cases.flatMap((one) => triedBy(programme, one)));
  const days = [...new Set(momentsOfChange(programme).map(({ on }) => on))].sort();
  const asked = days.flatMap((on) => {
    const rules = rulesOn(programme, on);
    return rules ? comparisonsOf(rules).flatMap((compared) => thresholdsOf(rules, compared)) : [];
  });
  const once = new Map(asked.map((threshold) => [threshold.key, threshold]));
  return [...once.values()].flatMap(({ key, sides, ...threshold }) => {
    const lacks = sides.filter((side) => !tried.has(`${key} ${side}`));
    return lacks.length > 0 ? [{ ...threshold, lacks }] : [];
  });
}

/** A baht for what is a fact; an amount worked out from an area moves by up to 2.50 baht. */
const NEAR_SATANG = 250n;

/** On which sides, and how near, a case stands to the thresholds of its day. */
function triedBy(programme: Programme, { on, knownOn, facts, circle }: ProgrammeCase): string[] {
  const rules = rulesOn(programme, on, knownOn);
  if (!rules) return [];
  return comparisonsOf(rules).flatMap((compared) => {
    const [value, limit] = [compared.left, compared.right].map((side) => evaluate(side, facts, circle));
    const side = sideOf(value, limit);
    const told = limitsIn(compared.right).length > 0 ? written(limit) : MOVING;
    return side ? [`${keyOf(rules, compared)} ${told} ${side}`] : [];
  });
}

function sideOf(value: Value | null | undefined, limit: Value | null | undefined): Side | null {
  const [from, to] = [counted(limit), counted(value)];
  if (from === null || to === null) return null;
  const near = typeof limit === 'bigint' || typeof value === 'bigint' ? NEAR_SATANG : 1n;
  const margin = to - from;
  if (margin === 0n) return 'at';
  if (margin < 0n) return margin >= -near ? 'below' : null;
  return margin <= near ? 'above' : null;
}

const DAY_MS = 86_400_000;

/** Whole numbers as they are, days by their number. */
function counted(value: Value | null | undefined): bigint | null {
  if (typeof value === 'bigint' || typeof value === 'number') return BigInt(value);
  if (typeof value !== 'string' || parseIsoDate(value) === undefined) return null;
  return BigInt(Date.parse(value) / DAY_MS);
}

function thresholdsOf(rules: RulesOnDay, compared: Compared) {
  const limits = limitsIn(compared.right);
  const moving = { told: MOVING, value: null, parameter: parameterOf(compared.whole) };
  const known = limits.map((limit) => ({
    told: written(limit.value),
    value: limit.value,
    parameter: limit.from?.parameter ?? parameterOf(compared.whole),
  }));
  return (known.length > 0 ? known : [moving]).map(({ told, value, parameter }) => ({
    key: `${keyOf(rules, compared)} ${told}`,
    version: rules.version.id,
    parameter,
    sentence: toText(compared.whole).en,
    limit: value === null ? MOVING : writeValue({ type: compared.right.type, value }, 'en'),
    sides: sidesOf(rules, value, compared.left),
  }));
}

/** Nobody has less than nothing of what is counted or paid, and no register tells of a day after the last of a version. */
function sidesOf({ version }: RulesOnDay, limit: Value | null, { kind }: Expression): readonly Side[] {
  const from = counted(limit);
  const last = typeof limit === 'string' ? counted(version.inForce.to) : null;
  return SIDES.filter(({ step }) => {
    if (from === null || kind !== 'fact') return true;
    return from + step >= 0n && (last === null || from + step <= last);
  }).map(({ side }) => side);
}

const SIDES = [
  { side: 'below', step: -1n },
  { side: 'at', step: 0n },
  { side: 'above', step: 1n },
] as const;

/** A limit that rests on facts itself, or on the day asked about. */
const MOVING = 'of the person or the day';

type Limit = Extract<Expression, { kind: 'value' }>;

/** The values that a limit can have; none when it is worked out from facts, or is the day asked about. */
function limitsIn(expression: Expression): Limit[] {
  if (expression.kind === 'if') return [...limitsIn(expression.gives), ...limitsIn(expression.otherwise)];
  return expression.kind === 'value' && !expression.isAsked ? [expression] : [];
}

function parameterOf(expression: Expression): string | null {
  if ('from' in expression && expression.from) return expression.from.parameter;
  const inside = childrenOf(expression).map(parameterOf);
  return inside.find((parameter) => parameter !== null) ?? null;
}

/**
 * All comparisons of the rules of a day with something of the person; those of other programmes are tried there. What is asked of
 * all members of a unit is tried on the person, who is one of them.
 */
function comparisonsOf({ conditions, exceptions, amount, since }: RulesOnDay): Compared[] {
  const statements = [...conditions, ...exceptions].map(({ when }) => when);
  const amounts = amount ? [amount.pays] : [];
  return [...statements, ...amounts, ...(since ? [since.day] : [])].flatMap(comparisonsIn);
}

function comparisonsIn(expression: Expression): Compared[] {
  if (expression.kind === 'receives') return [];
  return [
    ...comparedBy(expression).filter(({ left }) => asksFacts(left)),
    ...childrenOf(expression).flatMap(comparisonsIn),
  ];
}

const BY_ORDER = new Set(['<', '<=', '>', '>=']);

function comparedBy(whole: Expression): Compared[] {
  if (whole.kind === 'compare' && BY_ORDER.has(whole.op)) {
    const { left, right } = whole;
    return [asksFacts(left) ? { left, right, whole } : { left: right, right: left, whole }];
  }
  if (whole.kind === 'birth') {
    const left: Expression = { kind: 'fact', type: 'date', fact: whole.birth.date };
    const value = whole.says.test === 'born-from' ? whole.says.date : whole.bornBy;
    return [{ left, right: { kind: 'value', type: 'date', value, from: null, isAsked: true }, whole }];
  }
  if (whole.kind === 'min' || whole.kind === 'max') {
    const [left, ...others] = whole.parts;
    return left ? others.map((right) => ({ left, right, whole })) : [];
  }
  return [];
}

const FACTS = new Set<Expression['kind']>([
  'fact',
  'known',
  'birth',
  'reaches-age',
  'area-table',
  'household',
]);

function asksFacts(expression: Expression): boolean {
  return FACTS.has(expression.kind) || childrenOf(expression).some(asksFacts);
}

/** The same comparison on every day on which it reads the same: without the day asked about and what follows from it. */
function keyOf({ version }: RulesOnDay, { whole, right }: Compared): string {
  return `${version.id} ${JSON.stringify([whole, right], readable)}`;
}

function readable(key: string, value: unknown): unknown {
  if (key === 'law' || key === 'birth' || key === 'bornBy') return undefined;
  if (typeof value === 'bigint') return `${value}n`;
  if (value instanceof Map) return [...value];
  const isAsked = typeof value === 'object' && value !== null && 'isAsked' in value;
  if (isAsked) return 'the day asked about';
  const isOfDay = typeof value === 'object' && value !== null && 'day' in value && 'on' in value;
  return isOfDay && value.day !== 'fixed-day' ? { ...value, on: undefined } : value;
}

function written(value: Value | null | undefined): string {
  return value === null || value === undefined ? '-' : String(value);
}
