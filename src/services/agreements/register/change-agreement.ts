import {
  type Agreement,
  checkAgreement,
  hashOf,
  isSignedBy,
  partiesMissing,
  type Signature,
  type SigningKey,
  signAgreement,
} from '../../../base/agreement/index.ts';
import { problem } from '../../../base/errors/index.ts';
import type { AgreementBook } from '../../../base/ledger/index.ts';
import { canonicalJson } from '../../../base/model/index.ts';
import { type AgreementDesk, type ReadAgreement, readKept } from './agreement-desk.ts';

/** Writes a version down as proposed; from then on it is never edited. Throws AGREEMENT_INVALID, AGREEMENT_CHANGED, AGREEMENT_UNKNOWN. */
export async function proposeAgreement(
  { book, country, actor, party }: AgreementDesk,
  draft: Agreement,
): Promise<string> {
  const { agreement, faults } = checkAgreement(draft, country.content);
  if (!agreement) {
    const { path = '?', reason = '?' } = faults[0] ?? {};
    throw problem('AGREEMENT_INVALID', { file: draft.id, where: path, reason });
  }
  if (agreement.prev !== null) await refuseForeignPrev(book, agreement);
  const hash = hashOf(agreement);
  const { id, version, prev } = agreement;
  await book.propose({ hash, id, version, prev, body: canonicalJson(agreement) }, { actor, party });
  return hash;
}

async function refuseForeignPrev(
  book: AgreementDesk['book'],
  { id, version, prev }: Agreement,
): Promise<void> {
  const before = (await book.list(id)).find((kept) => kept.version === version - 1);
  if (before?.hash === prev) return;
  const reason = before
    ? `version ${version - 1} has the hash ${before.hash}`
    : `there is no version ${version - 1}`;
  throw problem('AGREEMENT_INVALID', { file: id, where: 'prev', reason });
}

/**
 * Signs a version with a party's key. In development a key that is not known is made known; in production that is a step of its own. A
 * key that was revoked stays so. Throws SIGNATURE_REFUSED.
 */
export async function signVersion(desk: AgreementDesk, hash: string, key: SigningKey): Promise<void> {
  const { agreement } = await getVersion(desk, hash);
  const { party, kid, publicKey } = key;
  const known = await desk.book.keys();
  if (!known.some((one) => one.party === party && one.kid === kid)) {
    const isRevoked = await desk.book.wasRevoked(key);
    if (isRevoked || desk.environment === 'production') {
      const { id, version } = agreement;
      const reason = isRevoked
        ? `its key ${kid} was revoked`
        : `its key ${kid} is not registered, see \`chipao agreements add-key\``;
      throw problem('SIGNATURE_REFUSED', { party, agreement: id, version, reason });
    }
    await desk.book.addKey({ party, kid, publicKey }, desk.actor);
  }
  await takeSignature(desk, hash, signAgreement(agreement, key));
}

/** Takes a signature that was made elsewhere, when it holds under a known key of the party. Throws SIGNATURE_REFUSED. */
export async function takeSignature(desk: AgreementDesk, hash: string, signature: Signature): Promise<void> {
  const { agreement, state } = await getVersion(desk, hash);
  const { id, version, parties } = agreement;
  const refuse = (reason: string) =>
    problem('SIGNATURE_REFUSED', { party: signature.party, agreement: id, version, reason });
  if (!parties.some((party) => party.id === signature.party)) throw refuse('it is no party');
  if (state === 'revoked' || state === 'expired') throw refuse(`the version is ${state}`);
  const keys = await desk.book.keys();
  if (!keys.some((key) => isSignedBy(agreement, signature, key)))
    throw refuse('it does not hold under a key of this party');
  await desk.book.sign(hash, signature);
}

/** What is wanting before a version may become active. */
export async function findMissing(
  desk: AgreementDesk,
  { agreement, kept }: ReadAgreement,
): Promise<string[]> {
  return partiesMissing(agreement, kept.signatures, await desk.book.keys());
}

const signed = new WeakMap<AgreementBook, Set<string>>();

/**
 * Whether a version was put in force with signatures of all its parties that hold over its hash, by keys that were theirs then. What
 * once held is not worked out again.
 */
export async function isSignedByAll(
  book: AgreementBook,
  { agreement, kept }: ReadAgreement,
): Promise<boolean> {
  const activated = kept.steps.findLast(({ state }) => state === 'active');
  if (!activated || hashOf(agreement) !== kept.hash) return false;
  const holding = signed.get(book) ?? new Set();
  signed.set(book, holding);
  if (holding.has(kept.hash)) return true;
  if (partiesMissing(agreement, kept.signatures, await book.keys(activated.at)).length > 0) return false;
  holding.add(kept.hash);
  return true;
}

/** A version that is kept. Throws AGREEMENT_UNKNOWN. */
export async function getVersion(
  { book }: Pick<AgreementDesk, 'book'>,
  hash: string,
): Promise<ReadAgreement> {
  const kept = await book.find(hash);
  if (!kept) throw problem('AGREEMENT_UNKNOWN', { agreement: hash });
  return readKept(kept);
}
