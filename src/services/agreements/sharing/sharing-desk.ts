import { hashOf } from '../../../base/agreement/index.ts';
import { problem } from '../../../base/errors/index.ts';
import type { Ledger } from '../../../base/ledger/index.ts';
import type { IsoDate } from '../../../base/model/index.ts';
import type { CompareDesk } from '../compare/index.ts';
import { type AgreementDesk, type ReadAgreement, readKept, type Standing } from '../register/index.ts';

/** Where agreements are looked at before and after anybody signs. A party sees its own; without one all are seen. */
export type SharingDesk = AgreementDesk &
  Readonly<{
    party: string | undefined;
    receipts: Pick<Ledger['receipts'], 'usedSince'>;
    today: IsoDate;
    dayBegan: Date;
  }>;

/** What comparing needs beside. */
export type EffectDesk = SharingDesk & Readonly<{ compare: CompareDesk }>;

/** A version that is kept here, or written by the country and not proposed yet. */
export type KnownVersion = Pick<ReadAgreement, 'agreement'> &
  Readonly<{ hash: string; state: Standing; kept: ReadAgreement['kept'] | undefined }>;

/** The party that an agency is. */
export function partyOf(agency: string): string {
  return `org:${agency}`;
}

/** All versions that are seen from here, in the order of ids and versions. */
export async function knownVersions(desk: SharingDesk, id?: string): Promise<KnownVersion[]> {
  const kept = (await desk.book.list(id)).map(readKept).map((read) => ({ ...read, hash: read.kept.hash }));
  const drafts = desk.country.agreements
    .map(({ agreement }) => agreement)
    .filter((draft) => id === undefined || draft.id === id)
    .filter((draft) => !kept.some(({ agreement }) => isSame(agreement, draft)))
    .map((agreement) => ({
      agreement,
      hash: hashOf(agreement),
      state: 'draft' as const,
      kept: undefined,
    }));
  return [...drafts, ...kept]
    .filter(({ agreement }) => isSeen(desk, agreement))
    .sort(
      ({ agreement: one }, { agreement: other }) =>
        (one.id < other.id ? -1 : one.id > other.id ? 1 : 0) || one.version - other.version,
    );
}

type Numbered = Readonly<{ id: string; version: number }>;

function isSame(one: Numbered, other: Numbered): boolean {
  return one.id === other.id && one.version === other.version;
}

function isSeen(
  { party }: SharingDesk,
  { parties }: Readonly<{ parties: readonly Readonly<{ id: string }>[] }>,
) {
  return party === undefined || parties.some(({ id }) => id === party);
}

/** Whether any version of an agreement is seen from here. */
export async function seesAgreement(desk: SharingDesk, id: string): Promise<boolean> {
  return (await knownVersions(desk, id)).length > 0;
}

/** One version, with the others of its agreement. Throws AGREEMENT_UNKNOWN, for one of other parties as for none. */
export async function findVersion(
  desk: SharingDesk,
  { agreement: id, version }: Readonly<{ agreement: string; version: number }>,
): Promise<Readonly<{ found: KnownVersion; all: KnownVersion[] }>> {
  const all = await knownVersions(desk, id);
  const found = all.find(({ agreement }) => agreement.version === version);
  if (!found) throw problem('AGREEMENT_UNKNOWN', { agreement: id });
  return { found, all };
}
