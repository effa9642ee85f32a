import type { ClaimPatient, ClaimRight, FhirContent } from '../../../base/claim/index.ts';
import { GENDERS, NATIONALITY } from '../write/person.ts';
import type { BundleParts } from './bundle-parts.ts';
import { coverageShape, type FhirClaim, type FhirPatient } from './shapes.ts';
import type { FhirReading } from './words.ts';

/** Who it is. */
export function patientOf(patient: FhirPatient, words: FhirReading, content: FhirContent): ClaimPatient {
  const { identifier = [], name = [], gender, birthDate } = patient;
  const called = name.find(({ use }) => use === 'official') ?? name[0];
  const citizen = words.identifier('citizen', identifier);
  const number = citizen ?? words.identifier('other-number', identifier);
  const numberType =
    identifier.map(({ type }) => words.code('number-type', type)).find((type) => type !== null) ?? null;
  return {
    number,
    // Others give a citizen's number by its system alone, as FHIR means it; ours says so where a hospital did.
    numberType: numberType ?? (number !== null && citizen === null ? content.citizenType : null),
    title: called?.prefix?.[0] ?? null,
    givenName: called?.given?.join(' ') ?? null,
    familyName: called?.family ?? null,
    sex: gender === GENDERS.m ? 'm' : gender === GENDERS.f ? 'f' : null,
    bornOn: words.day(birthDate),
    nationality: nationalityOf(patient, words),
  };
}

function nationalityOf({ extension = [] }: FhirPatient, words: FhirReading): string | null {
  const code = extension.find(({ url }) => url === NATIONALITY)?.extension?.find(({ url }) => url === 'code');
  return words.anyCode('nationality', code?.valueCodeableConcept);
}

/** By which right it is paid. */
export function rightOf(parts: BundleParts, claim: FhirClaim, words: FhirReading): ClaimRight {
  const insurance = claim.insurance?.find(({ focal }) => focal) ?? claim.insurance?.[0];
  const coverage = coverageShape.safeParse(parts.resolve(insurance?.coverage)).data;
  return {
    scheme: words.code('scheme', coverage?.type),
    subScheme: words.code('sub-scheme', coverage?.type),
    permit: insurance?.preAuthRef?.[0] ?? null,
    mainHospital: words.named('hospital', words.extension('hospital', coverage?.extension)?.valueReference),
    subHospital: coverage?.network ?? null,
    validFrom: words.day(coverage?.period?.start),
    validTo: words.day(coverage?.period?.end),
  };
}
