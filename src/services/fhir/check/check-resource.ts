import { Fhir } from 'fhir/fhir.js';
import { bundleShape } from '../read/shapes.ts';

/** Something that FHIR itself forbids, with its place as FHIR writes places. */
export type FhirIssue = Readonly<{ expression: string; text: string }>;

/** Bundles are looked at resource by resource; what checks the whole at once takes a time that grows with the square. */
export type FhirCheck = (resource: unknown) => FhirIssue[];

const MOST_ISSUES = 100;

/** Opens the check against FHIR R4: kinds, cardinalities, types and required value sets. Its definitions are large: open it once. */
export function openFhirCheck(): FhirCheck {
  const fhir = new Fhir();
  const check = (resource: Readonly<Record<string, unknown>>, where: string): FhirIssue[] =>
    fhir
      .validate(resource, { errorOnUnexpected: true })
      .messages.filter(({ severity }) => severity === 'error' || severity === 'fatal')
      .map(({ location = '', message = '' }) => ({
        expression: where === '' ? location : `${where}.${location.replace(/^[A-Za-z]+\.?/, '')}`,
        text: message,
      }));
  return (resource) => {
    const bundle = bundleShape.safeParse(resource).data;
    if (!bundle) return isObject(resource) ? check(resource, '') : [NO_RESOURCE];
    const issues = (bundle.entry ?? []).flatMap((entry, at) =>
      entry.resource ? check(entry.resource, `Bundle.entry[${at}].resource`) : [],
    );
    return issues.slice(0, MOST_ISSUES);
  };
}

const NO_RESOURCE: FhirIssue = {
  expression: '',
  text: 'A FHIR resource is a JSON object with a resourceType.',
};

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && 'resourceType' in value;
}
