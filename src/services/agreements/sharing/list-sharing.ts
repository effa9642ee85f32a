import { partiesMissing } from '../../../base/agreement/index.ts';
import type { IsoDate, Text } from '../../../base/model/index.ts';
import { parseIsoDate } from '../../../base/model/index.ts';
import { giversOf, type Standing } from '../register/index.ts';
import { daysUntil, nextReview } from './next-review.ts';
import { type KnownVersion, knownVersions, type SharingDesk } from './sharing-desk.ts';

/** What somebody should look at. */
export type SharingWarning = 'ends-soon' | 'is-over' | 'review-soon';

/** A version in a list: whose, how it stands, until when, and what is to be looked at. */
export type SharedVersion = Readonly<{
  id: string;
  version: number;
  hash: string;
  state: Standing;
  title: Text;
  givers: readonly Text[];
  receivers: readonly Text[];
  grants: number;
  valid: Readonly<{ from: string; until: string }>;
  reviewOn: IsoDate | null;
  warnings: readonly SharingWarning[];
  daysLeft: number;
  /** How many parties have signed, of how many. */
  signed: number;
  parties: number;
}>;

/** Versions that are in force, that are proposed or drafts, and that ended; those of one party, or all. */
export async function listSharing(desk: SharingDesk): Promise<SharedVersion[]> {
  const [versions, keys] = await Promise.all([knownVersions(desk), desk.book.keys()]);
  return versions.map((version) => {
    const { agreement, kept } = version;
    const missing = kept ? partiesMissing(agreement, kept.signatures, keys).length : agreement.parties.length;
    return headOf(desk, version, missing);
  });
}

/** A version as it stands in a list. */
export function headOf(desk: SharingDesk, version: KnownVersion, missing: number): SharedVersion {
  const { agreement, hash, state } = version;
  const namesOf = (ids: readonly string[]) =>
    agreement.parties.filter(({ id }) => ids.includes(id)).map(({ name }) => name);
  return {
    id: agreement.id,
    version: agreement.version,
    hash,
    state,
    title: agreement.title,
    givers: namesOf(giversOf(agreement)),
    receivers: namesOf(agreement.recipients),
    grants: agreement.grants.length,
    valid: agreement.valid,
    ...clockOf(desk, version),
    signed: agreement.parties.length - missing,
    parties: agreement.parties.length,
  };
}

function clockOf({ today, country }: SharingDesk, { agreement, state }: KnownVersion) {
  const { warnEndDays, warnReviewDays } = country.desk;
  const from = parseIsoDate(agreement.valid.from) ?? today;
  const until = parseIsoDate(agreement.valid.until) ?? today;
  const daysLeft = daysUntil(until, today);
  const reviewOn = nextReview({ from, every: agreement.reviewEvery }, today);
  const isInUse = state === 'active' || state === 'suspended';
  const warnings: SharingWarning[] = [];
  if (isInUse && daysLeft <= 0) warnings.push('is-over');
  else if (isInUse && daysLeft <= warnEndDays) warnings.push('ends-soon');
  if (isInUse && reviewOn !== null && daysUntil(reviewOn, today) <= warnReviewDays)
    warnings.push('review-soon');
  return { daysLeft, reviewOn, warnings };
}
