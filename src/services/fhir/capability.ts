import type { Resource } from './resource.ts';

/** Kinds of resources that can be read and looked for. */
export const READ_KINDS = [
  'Patient',
  'Coverage',
  'Encounter',
  'Observation',
  'Condition',
  'Procedure',
  'MedicationDispense',
  'Claim',
  'ClaimResponse',
  'ExplanationOfBenefit',
] as const;
export type ReadKind = (typeof READ_KINDS)[number];

/** What this server can do, as FHIR asks every server to say. */
export function capabilityStatement(): Resource {
  return {
    resourceType: 'CapabilityStatement',
    status: 'active',
    date: SAID_ON,
    kind: 'instance',
    implementation: { description: 'Chipao: claims of hospitals for their payers' },
    fhirVersion: '4.0.1',
    format: ['application/fhir+json'],
    rest: [
      {
        mode: 'server',
        security: {
          description:
            'The token of a hospital’s program at the Financial Data Hub, as Authorization: Bearer. A hospital reads and sends its own claims only.',
        },
        interaction: [{ code: 'transaction' }],
        resource: READ_KINDS.map((type) => ({
          type,
          interaction: [{ code: 'read' }, ...(SEARCHED[type] ? [{ code: 'search-type' }] : [])],
          ...(SEARCHED[type] ? { searchParam: SEARCHED[type] } : {}),
          ...(type === 'Claim' ? { operation: [SUBMIT] } : {}),
        })),
      },
    ],
  };
}

/** The day on which what this server can do last changed. */
const SAID_ON = '2026-11-22';

const SUBMIT = {
  name: 'submit',
  definition: 'http://hl7.org/fhir/OperationDefinition/Claim-submit',
  documentation: 'Takes a Bundle with the Claim and all it names; answers with the ClaimResponse.',
};

const SEARCHED: Readonly<Partial<Record<ReadKind, readonly Readonly<{ name: string; type: string }>[]>>> = {
  Patient: [{ name: 'identifier', type: 'token' }],
  ClaimResponse: [{ name: 'request', type: 'reference' }],
  ExplanationOfBenefit: [{ name: 'claim', type: 'reference' }],
};
