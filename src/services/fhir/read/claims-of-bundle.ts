import { type Claim, claimKeyOf, type FhirContent } from '../../../base/claim/index.ts';
import { INFORMATION } from '../write/claim-resource.ts';
import { type BundleParts, openBundle } from './bundle-parts.ts';
import {
  accidentOf,
  chargesOf,
  diagnosesOf,
  drugsOf,
  furtherItemsOf,
  informationOf,
  type Listing,
  leavesOf,
  proceduresOf,
  referralsOf,
} from './claim-lists.ts';
import { patientOf, rightOf } from './patient-parts.ts';
import { observedOf, type Visit, visitOf } from './service-parts.ts';
import { claimShape, encounterShape, type FhirClaim, observationShape, patientShape } from './shapes.ts';
import { openReading } from './words.ts';

/** Why a resource cannot be taken: where it stands, as FHIR writes places, and what is wrong there. */
export type FhirFault = Readonly<{ expression: string; fault: FhirFaultKind; detail?: string }>;
export type FhirFaultKind =
  | 'not-fhir'
  | 'no-claim'
  | 'other-hospital'
  | 'no-patient'
  | 'no-patient-number'
  | 'no-encounter'
  | 'no-visit-number'
  | 'visit-twice';

/** Claims of a bundle, or everything for which it cannot be taken. */
export type BundleRead = Readonly<{ claims: readonly Omit<Claim, 'rows'>[]; faults: readonly FhirFault[] }>;

/** Reads the claims of a hospital's bundle, with the patients, visits and acts that they name. */
export function claimsOfBundle(bundle: unknown, content: FhirContent, hospital: string): BundleRead {
  const parts = openBundle(bundle);
  const told = parts.ofKind('Claim');
  if (told.length === 0) return { claims: [], faults: [{ expression: 'Bundle.entry', fault: 'no-claim' }] };
  const read = told.map(({ resource, at }) =>
    readClaim(resource, { parts, content, hospital, where: `Bundle.entry[${at}].resource` }),
  );
  const claims = read.flatMap((one) => ('claim' in one ? one.claim : []));
  const faults = read.flatMap((one) => ('fault' in one ? one : []));
  return { claims, faults: faults.length > 0 ? faults : claimedTwice(read, told) };
}

/** One visit has one claim; which of two would count cannot be told. */
function claimedTwice(read: readonly ReadClaim[], told: readonly Readonly<{ at: number }>[]): FhirFault[] {
  const keys = new Set<string>();
  return read.flatMap((one, place): FhirFault[] => {
    const key = 'claim' in one ? one.claim.key : '';
    const expression = `Bundle.entry[${told[place]?.at ?? 0}].resource`;
    if (keys.has(key)) return [{ expression, fault: 'visit-twice' }];
    keys.add(key);
    return [];
  });
}

type Place = Readonly<{ parts: BundleParts; content: FhirContent; hospital: string; where: string }>;

type ReadClaim = Readonly<{ claim: Omit<Claim, 'rows'> }> | FhirFault;

function readClaim(resource: unknown, place: Place): ReadClaim {
  const { where } = place;
  const parsed = claimShape.safeParse(resource);
  if (parsed.success) return readSubjects(parsed.data, place);
  const [first] = parsed.error.issues;
  const expression = [where, ...(first?.path ?? [])].join('.');
  return { expression, fault: 'not-fhir', detail: first?.message ?? '' };
}

/** Whom and which visit a claim names must be there; the rest may be missing. */
function readSubjects(claim: FhirClaim, { parts, content, hospital, where }: Place): ReadClaim {
  const words = openReading(content, hospital);
  if (words.named('hospital', claim.provider) !== hospital)
    return { expression: `${where}.provider`, fault: 'other-hospital' };
  const patient = patientShape.safeParse(parts.resolve(claim.patient)).data;
  if (!patient) return { expression: `${where}.patient`, fault: 'no-patient' };
  const hn = words.identifier('patient-number', patient.identifier);
  if (!hn) return { expression: `${where}.patient`, fault: 'no-patient-number' };
  const encounter = encounterOf(claim, parts);
  const observed = observedOf(encounter === undefined ? [] : observationsIn(encounter, parts), words);
  const visit = visitOf(encounter, words, observed);
  const visitPlace = `${where}.item[0].encounter`;
  if (!visit) return { expression: visitPlace, fault: 'no-encounter' };
  if ((visit.isStay ? visit.an : visit.seq) === null)
    return { expression: visitPlace, fault: 'no-visit-number' };
  const subjects = { hospital, hn, patient: patientOf(patient, words, content), labs: observed.labs };
  const key = claimKeyOf({ ...subjects, ...visit });
  return { claim: { ...subjects, key, ...partsOf({ claim, parts, words }, visit) } };
}

type Subjects = Pick<Claim, 'hospital' | 'hn' | 'patient' | 'labs'>;

function partsOf(
  listing: Listing,
  { seq, an, isStay, service }: Visit,
): Omit<Claim, 'rows' | 'key' | keyof Subjects> {
  const { claim, parts, words } = listing;
  const unclaimed = informationOf(listing, INFORMATION.unclaimed);
  return {
    kind: isStay ? 'IP' : 'OP',
    seq,
    an,
    right: rightOf(parts, claim, words),
    service: { ...service, isClaimed: unclaimed.every(({ valueBoolean }) => valueBoolean !== true) },
    ...listsOf(listing),
    ...moneyOf(listing),
  };
}

type Lists = Pick<
  Claim,
  'diagnoses' | 'procedures' | 'charges' | 'items' | 'drugs' | 'referrals' | 'accident' | 'leaves'
>;

function listsOf(listing: Listing): Lists {
  return {
    diagnoses: diagnosesOf(listing),
    procedures: proceduresOf(listing),
    charges: chargesOf(listing),
    items: furtherItemsOf(listing),
    drugs: drugsOf(listing),
    referrals: referralsOf(listing),
    accident: accidentOf(listing),
    leaves: leavesOf(listing),
  };
}

function moneyOf(listing: Listing): Pick<Claim, 'totals' | 'invoice'> {
  const { claim, words } = listing;
  const [paid] = informationOf(listing, INFORMATION.paid);
  return {
    invoice: {
      number: words.identifier('invoice', claim.identifier),
      item: words.identifier('invoice-item', claim.identifier),
    },
    totals: {
      chargedSatang: words.satang(claim.total) ?? 0,
      paidSatang: words.satang(paid?.valueQuantity) ?? 0,
    },
  };
}

/** The encounter that the items name; where they name none, the patient’s only one. */
function encounterOf(claim: FhirClaim, parts: BundleParts) {
  for (const { encounter } of claim.item ?? []) {
    const found = parts.resolve(encounter?.[0]);
    if (found) return found;
  }
  const patient = parts.resolve(claim.patient);
  const ofPatient = parts.ofKind('Encounter').filter(({ resource }) => {
    const subject = encounterShape.safeParse(resource).data?.subject;
    return patient !== undefined && parts.names(subject, patient);
  });
  return ofPatient.length === 1 ? ofPatient[0]?.resource : undefined;
}

function observationsIn(
  encounter: NonNullable<ReturnType<typeof encounterOf>>,
  parts: BundleParts,
): unknown[] {
  return parts
    .ofKind('Observation')
    .map(({ resource }) => resource)
    .filter((resource) => parts.names(observationShape.safeParse(resource).data?.encounter, encounter));
}
