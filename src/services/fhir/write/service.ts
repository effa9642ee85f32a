import type { ClaimKind, ClaimService } from '../../../base/claim/index.ts';
import { type Entry, type Resource, said } from '../resource.ts';
import { list, type Writing } from './person.ts';

const ACT = 'http://terminology.hl7.org/CodeSystem/v3-ActCode';
const OBSERVED_AS = 'http://terminology.hl7.org/CodeSystem/observation-category';
const LOINC = 'http://loinc.org';
const UNITS = 'http://unitsofmeasure.org';

/** Classes of encounters: visits and stays. */
export const CLASSES: Readonly<Record<ClaimKind, string>> = { OP: 'AMB', IP: 'IMP' };

type Vital = keyof ClaimService['vitals'];

/** LOINC's codes of vital signs, with units of UCUM. */
export const VITALS: readonly Readonly<{ vital: Vital | 'weight'; code: string; unit: string }>[] = [
  { vital: 'temperature', code: '8310-5', unit: 'Cel' },
  { vital: 'systolic', code: '8480-6', unit: 'mm[Hg]' },
  { vital: 'diastolic', code: '8462-4', unit: 'mm[Hg]' },
  { vital: 'pulse', code: '8867-4', unit: '/min' },
  { vital: 'breaths', code: '9279-1', unit: '/min' },
  { vital: 'weight', code: '29463-7', unit: 'kg' },
];

/** The visit or stay. */
export function encounterEntry({ claim, words, places }: Writing): Entry {
  const { hospital, kind, seq, an, service } = claim;
  const { clinic, typeIn, typeOut, dischargeStatus, dischargeType, ward } = service;
  const left = words.codings(
    words.coding('type-out', typeOut),
    words.coding('discharge-status', dischargeStatus),
    words.coding('discharge-type', dischargeType),
  );
  const wardPlace = words.named('ward', ward);
  return {
    fullUrl: places.of('Encounter'),
    resource: said({
      resourceType: 'Encounter',
      identifier: [
        ...list(words.identifier('visit-number', seq)),
        ...list(words.identifier('stay-number', an)),
      ],
      status: 'finished',
      class: { system: ACT, code: CLASSES[kind] },
      serviceType: words.codeable('clinic', clinic),
      subject: { reference: places.of('Patient') },
      period: said({ start: words.moment(service.from), end: words.moment(service.to) }),
      hospitalization: said({ admitSource: words.codeable('type-in', typeIn), dischargeDisposition: left }),
      location: list(wardPlace && { location: wardPlace }),
      serviceProvider: words.named('hospital', hospital),
    }),
  };
}

/** Vital signs, weight and laboratory results. */
export function observationEntries(writing: Writing): Entry[] {
  const { claim, words } = writing;
  const { vitals, weightKg, from } = claim.service;
  const measured = VITALS.flatMap(({ vital, code, unit }) => {
    const value = vital === 'weight' ? weightKg : vitals[vital];
    if (value === null) return [];
    return {
      category: [{ coding: [{ system: OBSERVED_AS, code: 'vital-signs' }] }],
      code: { coding: [{ system: LOINC, code }] },
      effectiveDateTime: words.moment(from),
      valueQuantity: { value, system: UNITS, code: unit, unit },
    };
  });
  const tested = claim.labs.map(({ test, result, on }) => ({
    category: [{ coding: [{ system: OBSERVED_AS, code: 'laboratory' }] }],
    code: words.codeable('lab', test) ?? { text: '-' },
    effectiveDateTime: words.day(on),
    valueString: result,
  }));
  return [...measured, ...tested].map((fields, at) =>
    entryOf(writing, { kind: 'Observation', at, fields: { status: 'final', ...fields } }),
  );
}

type Part = Readonly<{ kind: string; at: number; fields: Readonly<Record<string, unknown>> }>;

/** A resource about the patient within the visit. */
export function entryOf({ places }: Writing, { kind, at, fields }: Part): Entry {
  const within = kind === 'MedicationDispense' ? 'context' : 'encounter';
  const resource: Resource = said({
    resourceType: kind,
    ...fields,
    subject: { reference: places.of('Patient') },
    [within]: { reference: places.of('Encounter') },
  });
  return { fullUrl: places.of(kind, at), resource };
}
