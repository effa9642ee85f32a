import type { PayerContent, PayerDescription } from '../../../../base/claim/index.ts';
import { bahtText } from '../../converters/index.ts';
import { type StatementFormat, type StatementRow, writeStatement } from '../../statements/index.ts';
import { chanceOf } from './chance.ts';
import type { BookedClaim, PayerBooks } from './payer-books.ts';
import type { SimulatorPlan } from './simulator-plan.ts';

/** Which statement of a simulated payer is wanted. */
export type SimulatorStatementOrder = Readonly<{
  kind: 'rep' | 'stm';
  hospital: string;
  format: StatementFormat;
}>;

type From = Readonly<{
  payer: PayerDescription;
  content: PayerContent;
  plan: SimulatorPlan;
  books: PayerBooks;
}>;

/** A statement as a payer gives it to a hospital: REP of all it decided, STM of all it pays; some payments are wrong, as planned. */
export async function simulatorStatement(
  { payer, content, plan, books }: From,
  { kind, hospital, format }: SimulatorStatementOrder,
): Promise<Buffer | undefined> {
  const layout = content.layouts.find(({ id }) => id === payer.statements[kind]);
  if (!layout) return undefined;
  const own = books.claims().filter((claim) => claim.hospital === hospital);
  const document = `${hospital}_${payer.mainRight}_${kind}`;
  const rows = kind === 'rep' ? own.map(rowOf) : own.flatMap((claim) => paymentsOf(plan, claim));
  const numbered = rows.map((row, at) => ({ ...row, rep: document, line: String(at + 1) }));
  const head = { document, hospital, writtenOn: '' };
  return await writeStatement({ layout, head, rows: numbered }, format);
}

function rowOf(claim: BookedClaim): StatementRow {
  return {
    transaction: claim.transaction,
    hn: claim.hn,
    an: claim.an,
    seq: claim.seq,
    number: claim.number,
    name: claim.name,
    kind: claim.kind,
    from: claim.from,
    scheme: claim.scheme,
    hospital: claim.hospital,
    claimed: bahtText(claim.chargedSatang - claim.ownPaidSatang),
    ownPaid: bahtText(claim.ownPaidSatang),
    paid: bahtText(claim.approvedSatang),
    codes: claim.codes.join(' '),
    invoice: claim.invoice,
    origin: 'FDH',
  };
}

const WRONG = ['short', 'over', 'missing', 'twice', 'unknown'] as const;
/** By how much a wrong payment is wrong. */
const WRONG_SATANG = 1;

function paymentsOf(plan: SimulatorPlan, claim: BookedClaim): StatementRow[] {
  if (claim.answer !== 'approved') return [];
  const row = rowOf(claim);
  const chance = chanceOf(plan.seed, 'payment', claim.transaction);
  if (chance >= plan.wrongPayments) return [row];
  const wrong = WRONG[Math.floor((chance / plan.wrongPayments) * WRONG.length)];
  const paid = (satang: number) => ({ ...row, paid: bahtText(satang) });
  if (wrong === 'short') return [paid(claim.approvedSatang - WRONG_SATANG)];
  if (wrong === 'over') return [paid(claim.approvedSatang + WRONG_SATANG)];
  if (wrong === 'twice') return [row, row];
  if (wrong === 'missing') return [];
  return [row, { ...row, transaction: `${claim.transaction}9`, hn: 'X', seq: 'X', an: '' }];
}
