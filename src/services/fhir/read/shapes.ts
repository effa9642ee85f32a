import { z } from 'zod';

const coding = z.looseObject({ system: z.string().optional(), code: z.string().optional() });
const codeable = z.looseObject({ coding: z.array(coding).optional(), text: z.string().optional() });
const identifier = z.looseObject({
  system: z.string().optional(),
  value: z.string().optional(),
  type: codeable.optional(),
});
const reference = z.looseObject({ reference: z.string().optional(), identifier: identifier.optional() });
const money = z.looseObject({ value: z.number().optional() });
const quantity = z.looseObject({ value: z.number().optional(), unit: z.string().optional() });
const period = z.looseObject({ start: z.string().optional(), end: z.string().optional() });
const part = z.looseObject({
  url: z.string(),
  valueCode: z.string().optional(),
  valueReference: reference.optional(),
  valueCodeableConcept: codeable.optional(),
});
const extension = part.extend({ extension: z.array(part).optional() });
const extensions = z.array(extension).optional();
const performers = z.array(z.looseObject({ actor: reference.optional() })).optional();

export type Codeable = z.output<typeof codeable>;
export type Identifier = z.output<typeof identifier>;
export type Reference = z.output<typeof reference>;
export type Extension = z.output<typeof extension>;
export type Period = z.output<typeof period>;

/** Any resource, before it is known which. */
export const resourceShape = z.looseObject({ resourceType: z.string(), id: z.string().optional() });

export const bundleShape = z.looseObject({
  resourceType: z.literal('Bundle'),
  type: z.string(),
  entry: z
    .array(z.looseObject({ fullUrl: z.string().optional(), resource: resourceShape.optional() }))
    .optional(),
});

export const patientShape = z.looseObject({
  extension: extensions,
  identifier: z.array(identifier).optional(),
  name: z
    .array(
      z.looseObject({
        use: z.string().optional(),
        text: z.string().optional(),
        prefix: z.array(z.string()).optional(),
        given: z.array(z.string()).optional(),
        family: z.string().optional(),
      }),
    )
    .optional(),
  gender: z.string().optional(),
  birthDate: z.string().optional(),
});

export const coverageShape = z.looseObject({
  extension: extensions,
  type: codeable.optional(),
  period: period.optional(),
  network: z.string().optional(),
});

export const encounterShape = z.looseObject({
  identifier: z.array(identifier).optional(),
  class: coding.optional(),
  subject: reference.optional(),
  serviceType: codeable.optional(),
  period: period.optional(),
  hospitalization: z
    .looseObject({ admitSource: codeable.optional(), dischargeDisposition: codeable.optional() })
    .optional(),
  location: z.array(z.looseObject({ location: reference.optional() })).optional(),
});

export const observationShape = z.looseObject({
  code: codeable.optional(),
  encounter: reference.optional(),
  category: z.array(codeable).optional(),
  effectiveDateTime: z.string().optional(),
  valueQuantity: quantity.optional(),
  valueString: z.string().optional(),
});

export const conditionShape = z.looseObject({
  extension: extensions,
  code: codeable.optional(),
  recordedDate: z.string().optional(),
  asserter: reference.optional(),
});

export const procedureShape = z.looseObject({
  code: codeable.optional(),
  performedPeriod: period.optional(),
  performedDateTime: z.string().optional(),
  performer: performers,
});

export const dispenseShape = z.looseObject({
  category: codeable.optional(),
  medicationCodeableConcept: codeable.optional(),
  quantity: quantity.optional(),
  whenHandedOver: z.string().optional(),
  dosageInstruction: z.array(z.looseObject({ text: z.string().optional() })).optional(),
  performer: performers,
});

const information = z.looseObject({
  category: codeable.optional(),
  code: codeable.optional(),
  timingDate: z.string().optional(),
  timingPeriod: period.optional(),
  valueString: z.string().optional(),
  valueBoolean: z.boolean().optional(),
  valueQuantity: quantity.optional(),
  valueReference: reference.optional(),
  reason: codeable.optional(),
});

const item = z.looseObject({
  extension: extensions,
  procedureSequence: z.array(z.number()).optional(),
  category: codeable.optional(),
  productOrService: codeable.optional(),
  servicedDate: z.string().optional(),
  quantity: quantity.optional(),
  unitPrice: money.optional(),
  net: money.optional(),
  udi: z.array(reference).optional(),
  encounter: z.array(reference).optional(),
});

export const claimShape = z.looseObject({
  identifier: z.array(identifier).optional(),
  patient: reference,
  provider: reference.optional(),
  insurance: z
    .array(
      z.looseObject({
        focal: z.boolean().optional(),
        coverage: reference.optional(),
        preAuthRef: z.array(z.string()).optional(),
      }),
    )
    .optional(),
  supportingInfo: z.array(information).optional(),
  diagnosis: z
    .array(
      z.looseObject({
        diagnosisReference: reference.optional(),
        diagnosisCodeableConcept: codeable.optional(),
        type: z.array(codeable).optional(),
      }),
    )
    .optional(),
  procedure: z
    .array(
      z.looseObject({
        sequence: z.number().optional(),
        procedureReference: reference.optional(),
        procedureCodeableConcept: codeable.optional(),
        type: z.array(codeable).optional(),
        date: z.string().optional(),
      }),
    )
    .optional(),
  item: z.array(item).optional(),
  total: money.optional(),
});

export type FhirClaim = z.output<typeof claimShape>;
export type FhirItem = z.output<typeof item>;
export type FhirInformation = z.output<typeof information>;
export type FhirPatient = z.output<typeof patientShape>;
