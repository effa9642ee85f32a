import {
  type Agreement,
  type AreaNames,
  describeGrant,
  describeRows,
  type Grant,
  isMeantAsSigned,
  partiesMissing,
  type SharedDataset,
  type Term,
} from '../../../base/agreement/index.ts';
import type { ShareUse } from '../../../base/ledger/index.ts';
import type { Text } from '../../../base/model/index.ts';
import { movesOf, type Standing } from '../register/index.ts';
import { headOf, type SharedVersion } from './list-sharing.ts';
import { findVersion, type KnownVersion, type SharingDesk } from './sharing-desk.ts';

/** How the signature of a party stands: it holds, it was given and does not hold any more, or it is wanting. */
export type SignatureState = 'signed' | 'broken' | 'missing';

/** One column that leaves, and what is left of it. */
export type SharedColumn = Readonly<{
  name: string;
  title: Text;
  mask: string;
  kind: Text | null;
  identifies: boolean;
}>;

/** What one grant gives to whom. */
export type SharedGrant = Readonly<{
  id: string;
  title: Text;
  to: readonly Text[];
  dataset: Text;
  about: SharedDataset['about'];
  sentence: Text;
  rows: Text;
  columns: readonly SharedColumn[];
  acts: Grant['act'];
  lookupBy: Grant['lookupBy'];
  output: Grant['output'];
  retain: string;
  /** To whom it may be handed on; nobody where it is empty. */
  onward: readonly Text[];
  place: string;
  deleteReceipt: boolean;
  /** False where its words mean something else than when they were signed: nothing is given under it then. */
  meansAsSigned: boolean;
}>;

/** A version with all of it: what leaves, who signed, what happened, and what was used of it today. */
export type SharingDetail = SharedVersion &
  Readonly<{
    citizen: Text;
    members: readonly Readonly<{
      id: string;
      name: Text;
      roles: readonly ('controller' | 'processor' | 'recipient')[];
      signature: SignatureState;
    }>[];
    purposes: readonly Term[];
    bases: readonly Term[];
    reviewEvery: string;
    shares: readonly SharedGrant[];
    assumed: readonly Readonly<{ path: string; why: Text }>[];
    versions: readonly Readonly<{ version: number; state: Standing }>[];
    steps: readonly Readonly<{ at: string; state: string; reason: string; by: string }>[];
    usage: readonly (ShareUse & Readonly<{ name: Text; most: number | null }>)[];
    /** Whether revoking takes somebody else than who suspended it. */
    needsSecond: boolean;
    /** The steps that whoever looks may take with it now. */
    moves: readonly ('active' | 'suspended' | 'revoked')[];
  }>;

/** One version of an agreement. Throws AGREEMENT_UNKNOWN. */
export async function showSharing(
  desk: SharingDesk,
  which: Readonly<{ agreement: string; version: number }>,
  areaName: AreaNames,
): Promise<SharingDetail> {
  const { found, all } = await findVersion(desk, which);
  const { agreement, kept } = found;
  const keys = await desk.book.keys();
  const missing = kept ? partiesMissing(agreement, kept.signatures, keys) : idsOf(agreement);
  const { terms } = desk.country.content;
  const secondPerson = desk.country.desk.secondPersonRevokes;
  return {
    ...headOf(desk, found, missing.length),
    citizen: agreement.citizen,
    members: membersOf(found, missing),
    purposes: terms.purposes.filter(({ term }) => agreement.purpose.includes(term)),
    bases: terms.bases.filter(({ term }) => agreement.basis.includes(term)),
    reviewEvery: agreement.reviewEvery,
    shares: agreement.grants.map((grant) => shareOf(desk, { agreement, grant, areaName })),
    assumed: agreement.assumed,
    versions: all.map((one) => ({ version: one.agreement.version, state: one.state })),
    steps: (kept?.steps ?? []).map(({ at, state, reason, actor }) => ({
      at: at.toISOString(),
      state,
      reason,
      by: actor,
    })),
    usage: await usageOf(desk, agreement),
    needsSecond: secondPerson,
    moves: kept ? movesOf(desk, { kept, keys, secondPerson }) : [],
  };
}

function idsOf({ parties }: Agreement): string[] {
  return parties.map(({ id }) => id);
}

function membersOf({ agreement, kept }: KnownVersion, missing: readonly string[]): SharingDetail['members'] {
  const { controllers, processors, recipients } = agreement;
  const signatureOf = (party: string): SignatureState => {
    if (!missing.includes(party)) return 'signed';
    return kept?.signatures.some((one) => one.party === party) ? 'broken' : 'missing';
  };
  const roles = [
    ['controller', controllers],
    ['processor', processors],
    ['recipient', recipients],
  ] as const;
  return agreement.parties.map(({ id, name }) => ({
    id,
    name,
    roles: roles.flatMap(([role, parties]) => (parties.includes(id) ? [role] : [])),
    signature: signatureOf(id),
  }));
}

type Described = Readonly<{ agreement: Agreement; grant: Grant; areaName: AreaNames }>;

function shareOf({ country }: SharingDesk, { agreement, grant, areaName }: Described): SharedGrant {
  const { datasets, terms } = country.content;
  const dataset = datasets.find(({ id }) => id === grant.dataset);
  const nameOf = (party: string) =>
    agreement.parties.find(({ id }) => id === party)?.name ?? { th: party, en: party };
  const { retain, onward, place, deleteReceipt } = grant.duty;
  return {
    id: grant.id,
    title: grant.title,
    to: grant.to.map(nameOf),
    dataset: dataset?.title ?? { th: grant.dataset, en: grant.dataset },
    about: dataset?.about ?? 'person',
    sentence: describeGrant(grant, dataset, areaName),
    rows: describeRows(grant, dataset, areaName),
    columns: Object.entries(grant.columns).flatMap(([name, mask]): SharedColumn[] => {
      if (mask === 'drop') return [];
      const column = dataset?.columns.find((one) => one.name === name);
      return [
        {
          name,
          mask,
          title: column?.title ?? { th: name, en: name },
          kind: terms.kinds.find(({ term }) => term === column?.kind)?.title ?? null,
          identifies: column?.identifies ?? false,
        },
      ];
    }),
    acts: grant.act,
    lookupBy: grant.lookupBy,
    output: grant.output,
    retain,
    onward: onward === 'none' ? [] : onward.map(nameOf),
    place,
    deleteReceipt,
    meansAsSigned: isMeantAsSigned(grant, datasets),
  };
}

/** What was taken today of each grant, against what may be. */
async function usageOf(desk: SharingDesk, agreement: Agreement): Promise<SharingDetail['usage']> {
  const used = await desk.receipts.usedSince(agreement.id, desk.dayBegan);
  return used.map((use) => {
    const grant = agreement.grants.find(({ id }) => id === use.grant);
    const name = agreement.parties.find(({ id }) => id === use.recipient)?.name;
    return {
      ...use,
      name: name ?? { th: use.recipient, en: use.recipient },
      most: grant?.output.subjectsPerDay ?? null,
    };
  });
}
