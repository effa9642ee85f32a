import type { Claim, FhirContent } from '../../../base/claim/index.ts';
import { type Entry, said } from '../resource.ts';
import type { Places } from './places.ts';
import type { FhirWords } from './words.ts';

/** The extension of FHIR itself for a nationality. */
export const NATIONALITY = 'http://hl7.org/fhir/StructureDefinition/patient-nationality';
export const GENDERS = { m: 'male', f: 'female' } as const;

/** What parts of a claim are written with. */
export type Writing = Readonly<{ claim: Claim; words: FhirWords; places: Places; content: FhirContent }>;

/** Who was treated, by both numbers: the citizen's and the hospital's. */
export function patientEntry({ claim, words, places, content }: Writing): Entry {
  const { hn, patient } = claim;
  const { number, numberType, title, givenName, familyName, sex, bornOn, nationality } = patient;
  const isCitizen = numberType === null || numberType === content.citizenType;
  const national = words.identifier(isCitizen ? 'citizen' : 'other-number', number);
  const type = words.codeable('number-type', numberType);
  return {
    fullUrl: places.of('Patient'),
    resource: said({
      resourceType: 'Patient',
      extension: nationalityOf(words, nationality),
      identifier: [
        ...(national ? [said({ ...national, type })] : typeAlone(type)),
        ...list(words.identifier('patient-number', hn)),
      ],
      name: list(
        hasName(patient) &&
          said({ prefix: list(title), given: list(givenName), family: familyName ?? undefined }),
      ),
      gender: sex === null ? undefined : GENDERS[sex],
      birthDate: words.day(bornOn),
    }),
  };
}

/** The right by which it is paid. */
export function coverageEntry({ claim, words, places }: Writing): Entry {
  const { scheme, subScheme, mainHospital, subHospital, validFrom, validTo } = claim.right;
  return {
    fullUrl: places.of('Coverage'),
    resource: said({
      resourceType: 'Coverage',
      extension: [
        ...words.extension('hospital', {
          valueReference: mainHospital === null ? undefined : words.named('hospital', mainHospital),
        }),
      ],
      status: 'active',
      type: words.codings(words.coding('scheme', scheme), words.coding('sub-scheme', subScheme)),
      beneficiary: { reference: places.of('Patient') },
      period: said({ start: words.day(validFrom), end: words.day(validTo) }),
      // Whoever pays is known by the scheme; FHIR asks for somebody here.
      payor: [{ display: scheme ?? 'self' }],
      network: subHospital ?? undefined,
    }),
  };
}

function hasName({ title, givenName, familyName }: Claim['patient']): boolean {
  return title !== null || givenName !== null || familyName !== null;
}

function nationalityOf(words: FhirWords, nationality: string | null) {
  const code = words.codeable('nationality', nationality);
  return code ? [{ url: NATIONALITY, extension: [{ url: 'code', valueCodeableConcept: code }] }] : [];
}

/** A kind of number is said even where the number is not. */
function typeAlone(type: ReturnType<FhirWords['codeable']>) {
  return type ? [{ type }] : [];
}

/** One or none as a list. */
export function list<Value>(value: Value | null | undefined | false | ''): Value[] {
  return value === null || value === undefined || value === false || value === '' ? [] : [value];
}
