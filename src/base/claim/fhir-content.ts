/** Something that codes and identifiers of FHIR are given in; the first address is written, all of them are read. */
export type FhirSystem = Readonly<{ uris: readonly string[]; verified: boolean }>;

/** Everything that is named by a system of codes or identifiers. `{hospital}` in an address stands for a hospital's code. */
export const FHIR_SYSTEMS = [
  'citizen',
  'other-number',
  'number-type',
  'hospital',
  'patient-number',
  'visit-number',
  'stay-number',
  'invoice',
  'invoice-item',
  'permit',
  'provider',
  'scheme',
  'sub-scheme',
  'clinic',
  'type-in',
  'type-out',
  'discharge-status',
  'discharge-type',
  'ward',
  'nationality',
  'diagnosis',
  'diagnosis-type',
  'procedure',
  'procedure-type',
  'charge-group',
  'item-type',
  'item',
  'drug',
  'standard-drug',
  'drug-use',
  'lab',
  'referral-direction',
  'accident-type',
  'urgency',
  'claim-kind',
  'item-kind',
  'information',
  'error',
] as const;
export type FhirSystemName = (typeof FHIR_SYSTEMS)[number];

/** How a country's claims are said in FHIR. */
export type FhirContent = Readonly<{
  currency: string;
  /** What the country's clocks are ahead of the world's, as FHIR writes it: `+07:00`. */
  utcOffset: string;
  /** The number type of a citizen's own number. */
  citizenType: string;
  systems: Readonly<Record<FhirSystemName, FhirSystem>>;
}>;
