import type { IsoDate, Text } from '../../../../base/model/index.ts';
import type {
  AgeDay,
  AreaLevelDeclaration,
  Comparison,
  EntitlementSettings,
  FactDeclaration,
  HouseholdMeasure,
  ReceivesAs,
  Rounding,
  TypedValue,
  UnitDeclaration,
  Value,
  ValueType,
} from '../content/index.ts';
import type { LawReference } from './law.ts';

/** Which facts tell when a person was born, and what a partly known date means. */
export type BirthFacts = Readonly<{
  date: FactDeclaration;
  precision: string;
  partial: EntitlementSettings['birth']['partial'];
}>;

/** A parameter of the law as it was on the day: which one, its value (null: a table by area), and where the law says so. */
export type ParameterUse = Readonly<{ parameter: string; value: TypedValue | null; law: LawReference }>;

/** A test of the birth date: `holdsIfBornBy` says whether being born on that day or before makes it true or false. */
export type BirthExpression = Readonly<{
  kind: 'birth';
  type: 'boolean';
  /** The parameter that gave the age or the date. */
  from: ParameterUse | null;
  /** The parameter that gave the day on which the age is counted. */
  dayFrom: ParameterUse | null;
  says:
    | Readonly<{
        test: 'age-at-least' | 'age-under';
        years: number;
        day: AgeDay | 'fixed-day';
        on: IsoDate;
      }>
    | Readonly<{ test: 'born-from'; date: IsoDate }>;
  bornBy: IsoDate;
  holdsIfBornBy: boolean;
  birth: BirthFacts;
}>;

/**
 * A question about all members of the person's unit, the person included; a person in no such unit gives "not known".
 * `count`, `sum`, `min` and `max` are not known if the `where` of any member, or the `value` of a member that counts, is not
 * known; the least and the greatest of nobody are not known, the sum of nobody is 0; `any` and `all` ask `where` of each.
 */
export type HouseholdExpression = Readonly<{
  kind: 'household';
  type: ValueType;
  unit: UnitDeclaration;
  measure: HouseholdMeasure;
  where: Expression | null;
  value: Expression | null;
}>;

/** Whether the person is paid by, or entitled to, another programme; `holds` is the question in full. */
export type ReceivesExpression = Readonly<{
  kind: 'receives';
  type: 'boolean';
  programme: Readonly<{ id: string; title: Text }>;
  as: ReceivesAs;
  holds: Expression;
}>;

/** A value of the law by the area in which the person lives; an area that is not in the table, without `otherwise`, is not known. */
export type AreaTableExpression = Readonly<{
  kind: 'area-table';
  type: ValueType;
  level: AreaLevelDeclaration;
  fact: FactDeclaration;
  values: ReadonlyMap<string, Value>;
  otherwise: Value | null;
  from: ParameterUse;
}>;

/**
 * Money times a whole number, divided by `per` and rounded once, at the end: `down` to the next smaller satang or baht (also
 * below zero), `up` to the next greater, `half-up` to the nearest with the half going up.
 */
export type MultiplyExpression = Readonly<{
  kind: 'multiply';
  type: 'money';
  money: Expression;
  by: Expression;
  per: number;
  round: Rounding;
}>;

type Quantity = 'money' | 'integer';

/**
 * A rule on one day: parameters have become values and ages birth dates, types are checked. All three compilers (SQL,
 * explanation, text) start from this, so none can read the law differently.
 */
export type Expression =
  | Readonly<{ kind: 'fact'; type: ValueType; fact: FactDeclaration }>
  /** `isAsked`: it is the day asked about, so that the law says no such day. */
  | Readonly<{ kind: 'value'; type: ValueType; value: Value; from: ParameterUse | null; isAsked?: true }>
  | Readonly<{ kind: 'compare'; type: 'boolean'; op: Comparison; left: Expression; right: Expression }>
  | Readonly<{ kind: 'in'; type: 'boolean'; value: Expression; list: readonly Expression[] }>
  | Readonly<{ kind: 'all' | 'any'; type: 'boolean'; parts: readonly Expression[] }>
  | Readonly<{ kind: 'not'; type: 'boolean'; part: Expression }>
  | Readonly<{ kind: 'known'; type: 'boolean'; fact: FactDeclaration }>
  | BirthExpression
  /** Whole months completed from `first` to `second`, below zero when `second` is the earlier day (see `monthsBetween`). */
  | Readonly<{ kind: 'months-between'; type: 'integer'; first: Expression; second: Expression }>
  | HouseholdExpression
  | ReceivesExpression
  | AreaTableExpression
  | Readonly<{ kind: 'if'; type: ValueType; when: Expression; gives: Expression; otherwise: Expression }>
  | Readonly<{ kind: 'add' | 'min' | 'max'; type: Quantity; parts: readonly Expression[] }>
  | Readonly<{ kind: 'subtract'; type: Quantity; left: Expression; right: Expression }>
  | MultiplyExpression
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
    case 'subtract':
      return [expression.left, expression.right];
    case 'in':
      return [expression.value, ...expression.list];
    case 'not':
      return [expression.part];
    case 'months-between':
      return [expression.first, expression.second];
    case 'household':
      return [expression.where, expression.value].filter((part) => part !== null);
    case 'receives':
      return [expression.holds];
    case 'multiply':
      return [expression.money, expression.by];
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
