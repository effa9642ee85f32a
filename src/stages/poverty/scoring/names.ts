import { schemaOf } from '../../../base/lake/index.ts';

/** How a set's columns begin. */
export function columnOf(set: string, what: string): string {
  return `${schemaOf(set)}__${what}`;
}

/** The column that says whether a household fails an indicator of a set; null where that is not known. */
export function failsColumn(set: string, number: number): string {
  return columnOf(set, `fails_${number}`);
}

/** Whether the indicator concerns the household at all. */
export function appliesColumn(set: string, number: number): string {
  return columnOf(set, `applies_${number}`);
}

/** Whether the agency's mark says otherwise than the answers do. */
export function disagreesColumn(set: string, number: number): string {
  return columnOf(set, `disagrees_${number}`);
}
