import {
  type Agreement,
  findRefusal,
  isMeantAsSigned,
  type SharedDataset,
} from '../../../../base/agreement/index.ts';
import type { PayerContent, PayerDescription } from '../../../../base/claim/index.ts';
import { problem } from '../../../../base/errors/index.ts';
import type { Keys } from '../../../../base/keys/index.ts';
import type { BatchHand, Ledger } from '../../../../base/ledger/index.ts';
import { dayOf } from '../../../../base/model/index.ts';
import type { FileSet } from '../../../../filesets/index.ts';
import { isSignedByAll, readKept } from '../../../agreements/index.ts';
import type { ClaimGrant } from '../granted-files.ts';

/** Where claims are sent on: what the country says of payers, what is kept, and the clock. */
export type PayerDesk = Readonly<{
  ledger: Pick<Ledger, 'payers' | 'claims' | 'agreements'>;
  keys: Keys;
  content: PayerContent;
  /** What agreements speak of, as it is meant now. */
  datasets: readonly SharedDataset[];
  set: FileSet;
  timeZone: string;
  now: () => Date;
  /** From 0 up to 1. */
  random: () => number;
  /** Who acts, by name. */
  actor: string;
}>;

/** That a payer may be given claims: what of them, and in whose name. */
export type InForce = Readonly<{ grant: ClaimGrant; hand: BatchHand; mostRows: number }>;

/** A payer by its id. Throws PAYER_UNKNOWN. */
export function getPayer(content: PayerContent, id: string): PayerDescription {
  const payer = content.payers.find((one) => one.id === id);
  if (payer) return payer;
  throw problem('PAYER_UNKNOWN', { payer: id, known: content.payers.map((one) => one.id).join(', ') });
}

/**
 * What the agreement with a payer gives at this moment; nothing while no version of it is in force with the signatures of all its parties
 * over what its words mean now. Nothing leaves then.
 */
export async function findInForce(desk: PayerDesk, payer: PayerDescription): Promise<InForce | undefined> {
  const book = desk.ledger.agreements;
  const active = (await book.list(payer.agreement)).map(readKept).find(({ state }) => state === 'active');
  if (!active || !(await isSignedByAll(book, active))) return undefined;
  const { agreement, state, kept } = active;
  const on = dayOf(desk.now(), desk.timeZone);
  const ask = { recipient: payer.party, grant: payer.grant, act: 'extract', columns: [], on, state } as const;
  const grant = agreement.grants.find(({ id }) => id === payer.grant);
  if (!grant || findRefusal(agreement, ask) || !isMeantAsSigned(grant, desk.datasets)) return undefined;
  const use = { agreement: agreement.id, recipient: payer.party, epoch: String(agreement.epoch) };
  return {
    grant: { columns: grant.columns, tokenKey: desk.keys.tokenKey(use) },
    hand: { actor: desk.actor, ...partsOf(agreement, payer), agreement: kept.hash },
    mostRows: grant.output.maxRows,
  };
}

/** Whose data they are until the payer has them, and who carries them. */
export function partsOf({ controllers, processors }: Agreement, { party }: PayerDescription) {
  const controller = controllers.find((one) => one !== party) ?? party;
  return { controller, processor: processors[0] ?? controller };
}
