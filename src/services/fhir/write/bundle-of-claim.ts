import type { Claim, FhirContent } from '../../../base/claim/index.ts';
import type { Entry, Resource } from '../resource.ts';
import { claimEntry } from './claim-resource.ts';
import { conditionEntries, dispenseEntries, procedureEntries } from './clinical.ts';
import { coverageEntry, patientEntry } from './person.ts';
import { placesOf } from './places.ts';
import { encounterEntry, observationEntries } from './service.ts';
import { openWords } from './words.ts';

/** Everything a claim says, as resources that name each other; `receivedOn` stands where a claim tells no day. */
export function entriesOfClaim(claim: Claim, content: FhirContent, receivedOn: string): Entry[] {
  const writing = { claim, content, words: openWords(content, claim.hospital), places: placesOf(claim) };
  return [
    patientEntry(writing),
    coverageEntry(writing),
    encounterEntry(writing),
    ...observationEntries(writing),
    ...conditionEntries(writing),
    ...procedureEntries(writing),
    ...dispenseEntries(writing),
    claimEntry(writing, receivedOn),
  ];
}

/** Claims as one bundle that a FHIR server takes whole or not at all. */
export function transactionOf(claims: readonly Claim[], content: FhirContent, receivedOn: string): Resource {
  const entries = claims.flatMap((claim) => entriesOfClaim(claim, content, receivedOn));
  return {
    resourceType: 'Bundle',
    type: 'transaction',
    entry: entries.map((entry) => ({
      ...entry,
      request: { method: 'POST', url: entry.resource.resourceType },
    })),
  };
}
