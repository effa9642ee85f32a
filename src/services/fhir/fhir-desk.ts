import type { Claim, FhirContent } from '../../base/claim/index.ts';
import type { ClaimEvent, KeptClaim } from '../../base/ledger/index.ts';
import type { FileSet } from '../../filesets/index.ts';
import { type ClaimDesk, fileRowsOf, openClaims, submitClaims } from '../claims/index.ts';
import type { FhirCheck, FhirIssue } from './check/check-resource.ts';
import { claimsOfBundle, type FhirFault } from './read/claims-of-bundle.ts';
import type { Resource } from './resource.ts';
import { claimResponseOf, explanationOf } from './write/answer.ts';
import { keptResources } from './write/kept-resources.ts';

/** What FHIR is spoken with. */
export type FhirDesk = ClaimDesk &
  Readonly<{
    fhir: FhirContent;
    /** The files in which payers are sent claims, whatever they came in. */
    set: FileSet;
    check: FhirCheck;
  }>;

/** Who sends, by hospital and account. */
export type FhirSender = Readonly<{ hospital: string; login: string }>;

/** A bundle that was taken, with its claims in order, new or known before; or everything that is wrong with it. */
export type BundleAnswer = Readonly<
  | { taken: true; receipt: string; claims: readonly Readonly<{ id: bigint; isNew: boolean }>[] }
  | { taken: false; issues: readonly FhirIssue[]; faults: readonly FhirFault[] }
>;

/** Takes the claims of a bundle whole or not at all. The same bundle again has the same receipt and makes nothing twice. */
export async function submitBundle(
  desk: FhirDesk,
  bundle: Resource,
  { hospital, login }: FhirSender,
): Promise<BundleAnswer> {
  const issues = desk.check(bundle);
  if (issues.length > 0) return { taken: false, issues, faults: [] };
  const { claims, faults } = claimsOfBundle(bundle, desk.fhir, hospital);
  if (faults.length > 0) return { taken: false, issues: [], faults };
  const whole = claims.map((claim): Claim => {
    const rows = fileRowsOf({ ...claim, rows: {} }, desk.set);
    return { ...claim, rows };
  });
  const { receipt } = await submitClaims(desk, {
    api: 'fhir r4',
    form: 'fhir',
    hospital,
    login,
    files: [{ name: 'bundle.json', bytes: Buffer.from(JSON.stringify(bundle)) }],
    rows: whole.length,
    claims: whole,
  });
  return { taken: true, receipt, claims: await standingsOf(desk, whole) };
}

/** How claims lie in the ledger after a bundle: also where it had been sent before. */
async function standingsOf(
  { book, tokens }: FhirDesk,
  claims: readonly Claim[],
): Promise<{ id: bigint; isNew: boolean }[]> {
  const keys = claims.map(({ key }) => tokens.claim(key));
  const kept = new Map((await book.byKeys(keys)).map((one) => [one.key.toString('hex'), one]));
  return keys.flatMap((key) => {
    const found = kept.get(key.toString('hex'));
    return found ? [{ id: found.id, isNew: found.version === 1 }] : [];
  });
}

/** Everything that FHIR tells of a hospital's claim; nothing where it has no such claim. */
export async function readResources(
  desk: FhirDesk,
  hospital: string,
  id: bigint,
): Promise<Resource[] | undefined> {
  const [found] = await desk.book.find([id]);
  return found?.hospital === hospital ? resourcesOf(desk, found) : undefined;
}

/** What FHIR tells of a hospital's claims about one person, by the person's number. */
export async function findPerson(
  desk: FhirDesk,
  hospital: string,
  number: string,
): Promise<Readonly<{ claims: readonly bigint[]; resources: readonly Resource[] }>> {
  const all = await desk.book.ofPerson(desk.tokens.person(number));
  const own = all.filter((one) => one.hospital === hospital);
  const resources = await Promise.all(own.map((one) => resourcesOf(desk, one)));
  return { claims: own.map(({ id }) => id), resources: resources.flat() };
}

async function resourcesOf(desk: FhirDesk, kept: KeptClaim): Promise<Resource[]> {
  const { book, fhir: content, content: hub } = desk;
  const [opened] = await openClaims(desk, [kept]);
  if (!opened) return [];
  const settledSatang = settledBy(await book.eventsOf([kept.id]));
  const answering = { kept, claim: opened.claim, content, hub, settledSatang };
  const explanation = explanationOf(answering);
  return [
    ...keptResources(opened, content),
    claimResponseOf(answering),
    ...(explanation ? [explanation] : []),
  ];
}

/** What payers last said they pay. */
function settledBy(events: readonly ClaimEvent[]): number | null {
  const said = events.findLast(({ detail }) => typeof detail?.['satang'] === 'number');
  return said ? Number(said.detail?.['satang']) : null;
}
