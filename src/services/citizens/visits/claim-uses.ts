import type { ClaimUse } from '../../../base/claim/index.ts';
import type { ClaimEvent, KeptClaim, ToldRead } from '../../../base/ledger/index.ts';
import type { Text } from '../../../base/model/index.ts';
import { claimsOf, hospitalsOf, type Patient, type VisitsAsked } from './visits-asked.ts';

/** That a claim of a citizen was sent, received or opened: by whom, when, of which visit, and under which agreement. */
export type MyClaimUse = Readonly<{
  at: string;
  who: Text;
  did: Text;
  hospital: Text;
  day: string | null;
  agreement: string | null;
  agreementText: Text | null;
}>;

const SHOWN = 200;
const SENT: Partial<Readonly<Record<ClaimEvent['kind'], ClaimUse>>> = {
  received: 'sent',
  'structure-refused': 'sent',
  resubmitted: 'sent-again',
  forwarded: 'forwarded',
};

type Used = Readonly<{
  at: Date;
  use: ClaimUse;
  claim: KeptClaim;
  payer: string | null;
  /** The hospital that did it; nothing where the hub did. */
  by: string | null;
  agreementHash: string | null;
}>;

/** Hospitals and payers that sent, received or opened claims of a citizen, the latest first; worked out when it is asked. */
export async function readClaimUses(asked: VisitsAsked, patient: Patient): Promise<MyClaimUse[]> {
  const claims = await claimsOf(asked, patient);
  if (claims.length === 0) return [];
  const ids = claims.map(({ id }) => id);
  const [events, reads, hospital] = await Promise.all([
    asked.book.eventsOf(ids),
    asked.book.readsOf(ids),
    hospitalsOf(asked, claims),
  ]);
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  const used = [
    ...events.flatMap((event) => sentIn(event, byId)),
    ...reads.flatMap((read) => openedIn(read, byId)),
  ]
    .sort((one, other) => other.at.getTime() - one.at.getTime())
    .slice(0, SHOWN);
  const hashes = [...new Set(used.flatMap(({ agreementHash }) => agreementHash ?? []))];
  const agreements = new Map(
    await Promise.all(hashes.map(async (hash) => [hash, await asked.agreementOf(hash)] as const)),
  );
  return used.map(({ at, use, claim, payer, by, agreementHash }) => {
    const agreement = agreements.get(agreementHash ?? '');
    return {
      at: at.toISOString(),
      who: payerTitle(asked, payer) ?? (by === null ? asked.told.hub : hospital(by)),
      did: asked.told.uses[use],
      hospital: hospital(claim.hospital),
      day: claim.serviceDay,
      agreement: agreement?.id ?? null,
      agreementText: agreement?.text ?? null,
    };
  });
}

type Claims = ReadonlyMap<bigint, KeptClaim>;

function sentIn({ at, kind, claim: id, detail }: ClaimEvent, claims: Claims): Used[] {
  const use = SENT[kind];
  const claim = claims.get(id);
  if (!use || !claim) return [];
  const isForwarded = use === 'forwarded';
  return [
    {
      at,
      use,
      claim,
      by: claim.hospital,
      payer: isForwarded ? textIn(detail?.['payer']) : null,
      agreementHash: isForwarded ? textIn(detail?.['agreement']) : null,
    },
  ];
}

function openedIn({ at, claims: ids, hospital, act }: ToldRead, claims: Claims): Used[] {
  return ids.flatMap((id) => {
    const claim = claims.get(id);
    if (!claim) return [];
    const use = openedBy(act);
    return [{ at, use, claim, payer: null, by: use === 'opened' ? hospital : null, agreementHash: null }];
  });
}

function openedBy(act: string): ClaimUse {
  if (act === 'write-register') return 'registered';
  return act.startsWith('statement-') ? 'stated' : 'opened';
}

function payerTitle({ payers }: VisitsAsked, payer: string | null): Text | undefined {
  return payers.find(({ id }) => id === payer)?.title;
}

function textIn(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
