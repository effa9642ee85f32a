import { childrenOf, type Expression, type UnitDeclaration } from '../language/index.ts';
import type { CompiledProgramme } from './compiled.ts';

const HELD: Expression = { kind: 'value', type: 'boolean', value: true, from: null };

/**
 * A programme as a member is asked it alone, without any unit: conditions of the unit count as held. Each of them must ask this unit
 * and nothing else, so that all members have the same answer: then either all who pass their own part are eligible, or nobody is,
 * and who stands first among the eligible is who stands first among those. Nothing where a condition asks both, or another unit.
 */
export function ownPart(programme: CompiledProgramme, unit: UnitDeclaration): CompiledProgramme | undefined {
  const { rules } = programme;
  const ofUnit = rules.conditions.filter(({ when }) => asksUnits(when));
  if (!ofUnit.every(({ when }) => asksOnly(when, unit))) return undefined;
  if (rules.exceptions.some(({ when }) => asksUnits(when))) return undefined;
  // An exception can make somebody eligible whom the unit's conditions leave out.
  if (ofUnit.length > 0 && rules.exceptions.length > 0) return undefined;
  const conditions = rules.conditions.map((one) => (asksUnits(one.when) ? { ...one, when: HELD } : one));
  return { ...programme, rules: { ...rules, conditions } };
}

function asksUnits(expression: Expression): boolean {
  return expression.kind === 'household' || childrenOf(expression).some(asksUnits);
}

/** Whether an expression asks nothing but units of one kind. */
export function asksOnly(expression: Expression, unit: UnitDeclaration): boolean {
  if (expression.kind === 'household') return expression.unit.id === unit.id;
  if (expression.kind === 'value') return true;
  const children = childrenOf(expression);
  return children.length > 0 && children.every((child) => asksOnly(child, unit));
}
