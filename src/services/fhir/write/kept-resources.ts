import type { Claim, FhirContent } from '../../../base/claim/index.ts';
import type { KeptClaim } from '../../../base/ledger/index.ts';
import type { Resource } from '../resource.ts';
import { entriesOfClaim } from './bundle-of-claim.ts';

/** A claim that is kept, as resources under ids of the server: `Claim/7`, and what there may be several of as `Condition/7-1`. */
export function keptResources(
  { kept, claim }: Readonly<{ kept: KeptClaim; claim: Claim }>,
  content: FhirContent,
): Resource[] {
  const entries = entriesOfClaim(claim, content, kept.receivedAt.toISOString());
  const counts = new Map<string, number>();
  const named = entries.map(({ fullUrl, resource }) => {
    const kind = resource.resourceType;
    const number = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, number);
    return { fullUrl, kind, resource, number };
  });
  const ids = new Map(
    named.map(({ fullUrl, kind, number }) => [fullUrl, { kind, id: idOf(kept.id, kind, number) }]),
  );
  return named.map(({ fullUrl, resource }) => ({
    ...(renamed(resource, ids) as Resource),
    id: ids.get(fullUrl)?.id,
    meta: { versionId: String(kept.version), lastUpdated: kept.changedAt.toISOString() },
  }));
}

const SINGLE = ['Claim', 'Patient', 'Coverage', 'Encounter'];

function idOf(claim: bigint, kind: string, number: number): string {
  return SINGLE.includes(kind) ? String(claim) : `${claim}-${number}`;
}

type Ids = ReadonlyMap<string, Readonly<{ kind: string; id: string }>>;

/** The same, with references within a bundle as references to the server's own. */
function renamed(value: unknown, ids: Ids): unknown {
  if (Array.isArray(value)) return value.map((one) => renamed(one, ids));
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(([name, field]) => {
    const found = name === 'reference' && typeof field === 'string' ? ids.get(field) : undefined;
    return [name, found ? `${found.kind}/${found.id}` : renamed(field, ids)];
  });
  return Object.fromEntries(fields) as Record<string, unknown>;
}
