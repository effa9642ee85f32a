import type { IsoDate } from '../../../base/model/index.ts';
import type { LawReference } from './law.ts';
import type { AgeDay, Comparison } from './node.ts';
import type { EntitlementSettings, FactDeclaration } from './settings.ts';
import type { TypedValue, Value, ValueType } from './value.ts';

/** Which facts tell when a person was born, and what a partly known date means. */
export type BirthFacts = Readonly<{
  date: FactDeclaration;
  precision: string;
  partial: EntitlementSettings['birth']['partial'];
}>;

/** A parameter of the law as it was on the day: which one, its value, and where the law says so. */
export type ParameterUse = Readonly<{ parameter: string; value: TypedValue; law: LawReference }>;

/** A test of the birth date: `holdsIfBornBy` says whether being born on that day or before makes it true or false. */
export type BirthExpression = Readonly<{
  kind: 'birth';
  type: 'boolean';
  /** The parameter that gave the age or the date. */
  from: ParameterUse | null;
  says:
    | Readonly<{ test: 'age-at-least' | 'age-under'; years: number; day: AgeDay; on: IsoDate }>
    | Readonly<{ test: 'born-from'; date: IsoDate }>;
  bornBy: IsoDate;
  holdsIfBornBy: boolean;
  birth: BirthFacts;
}>;

/**
 * A rule on one day: parameters have become values and ages birth dates, types are checked. All three compilers (SQL,
 * explanation, text) start from this, so none can read the law differently.
 */
export type Expression =
  | Readonly<{ kind: 'fact'; type: ValueType; fact: FactDeclaration }>
  | Readonly<{ kind: 'value'; type: ValueType; value: Value; from: ParameterUse | null }>
  | Readonly<{ kind: 'compare'; type: 'boolean'; op: Comparison; left: Expression; right: Expression }>
  | Readonly<{ kind: 'in'; type: 'boolean'; value: Expression; list: readonly Expression[] }>
  | Readonly<{ kind: 'all' | 'any'; type: 'boolean'; parts: readonly Expression[] }>
  | Readonly<{ kind: 'not'; type: 'boolean'; part: Expression }>
  | Readonly<{ kind: 'known'; type: 'boolean'; fact: FactDeclaration }>
  | BirthExpression
  | Readonly<{ kind: 'if'; type: ValueType; when: Expression; gives: Expression; otherwise: Expression }>
  | Readonly<{ kind: 'add' | 'min' | 'max'; type: 'money'; parts: readonly Expression[] }>
  | Readonly<{
      kind: 'reaches-age';
      type: 'date';
      years: number;
      from: ParameterUse | null;
      birth: BirthFacts;
    }>
  | Readonly<{ kind: 'month-after'; type: 'date'; day: Expression }>;

/** The expressions directly inside another. */
export function childrenOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'compare':
      return [expression.left, expression.right];
    case 'in':
      return [expression.value, ...expression.list];
    case 'not':
      return [expression.part];
    case 'if':
      return [expression.when, expression.gives, expression.otherwise];
    case 'month-after':
      return [expression.day];
    case 'all':
    case 'any':
    case 'add':
    case 'min':
    case 'max':
      return expression.parts;
    default:
      return [];
  }
}
