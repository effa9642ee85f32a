import { asProblem, problem } from '../../../base/errors/index.ts';
import { sql } from '../../../base/lake/index.ts';
import type { Dispute, DisputeBook, DisputeHand } from '../../../base/ledger/index.ts';
import type { Reading } from '../../lookup/index.ts';
import { hasStanding } from '../facts/index.ts';

/** Nobody took the step: the register did, by saying something else. */
const BY_REGISTER = { role: 'register', sessionId: undefined } as const;

/**
 * Writes into disputes that their corrections are over, because what is published found the register to say something else since the
 * decision, and what that is. Older corrections of the same fact of the same person end with them. Gives how many ended.
 */
export async function endCorrections(
  { serving }: Pick<Reading, 'serving'>,
  disputes: DisputeBook,
): Promise<number> {
  if (!hasStanding({ serving })) return 0;
  const rows = await serving.rows(
    sql`select dispute, registered from profiles.corrections where not stands order by dispute`,
  );
  const says = new Map(
    rows.map(({ dispute, registered }) => [
      BigInt(String(dispute)),
      typeof registered === 'string' ? registered : null,
    ]),
  );
  if (says.size === 0) return 0;
  const standing = await disputes.corrections();
  const ended = standing.filter(({ dispute }) => says.has(dispute));
  const over = standing.flatMap((one) => {
    const by = ended.find(
      ({ personKey, fact, decidedOn }) =>
        personKey === one.personKey && fact === one.fact && one.decidedOn <= decidedOn,
    );
    return by ? [{ dispute: one.dispute, value: says.get(by.dispute) ?? null }] : [];
  });
  const written = await Promise.all(over.map((one) => endOne(disputes, one)));
  return written.filter(Boolean).length;
}

async function endOne(
  disputes: DisputeBook,
  { dispute: id, value }: Readonly<{ dispute: bigint; value: string | null }>,
): Promise<boolean> {
  const dispute = await disputes.find(id);
  const last = dispute?.history.at(-1);
  if (!dispute || !last || !isStanding(dispute)) return false;
  const hand: DisputeHand = { ...BY_REGISTER, actor: dispute.source };
  const check = (found: Dispute) => {
    if (!isStanding(found)) throw problem('DISPUTE_MOVED');
  };
  try {
    await disputes.step({ id, seen: last.step, hand }, { act: 'ended', value, note: null }, check);
    return true;
  } catch (thrown) {
    // Another process wrote it in the same moment.
    if (asProblem(thrown, 'end-corrections').code === 'DISPUTE_MOVED') return false;
    throw thrown;
  }
}

function isStanding({ history }: Dispute): boolean {
  const act = history.at(-1)?.act;
  return act === 'accepted' || act === 'upheld';
}
