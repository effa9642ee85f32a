import { createHash } from 'node:crypto';
import { chanceOf } from './chance.ts';
import type { SimulatorPlan } from './simulator-plan.ts';
import type { ReceivedClaim } from './take-message.ts';

/** A claim in a payer's books: each content of it once, however often it came. */
export type BookedClaim = ReceivedClaim &
  Readonly<{
    transaction: string;
    upload: string;
    takenAt: Date;
    answer: 'approved' | 'incompleted' | 'rejected';
    waits: boolean;
    approvedSatang: number;
    codes: readonly string[];
  }>;

/** One answer as it goes over the wire. */
export type WireAnswer = Readonly<{
  answer_id: string;
  hn: string;
  seq: string;
  an: string;
  status: string;
  error_codes: readonly string[];
  approved_amount: string | null;
  tran_id: string;
  answered_at: string;
}>;

const SATANG = 100;
const LATE_ASKS = 2;

/** Codes that a simulated payer answers with: to correct, and denied. */
export type PayerCodes = Readonly<{ correct: readonly string[]; deny: readonly string[] }>;

type Opening = Readonly<{ plan: SimulatorPlan; codes: PayerCodes }>;

/** The books of a simulated payer: what was sent to it, and what it says of that. */
export function openPayerBooks({ plan, codes }: Opening, now: () => Date) {
  const claims = new Map<string, BookedClaim>();
  const uploads = new Map<string, string[]>();
  const byKey = new Map<string, string>();
  const asked = new Map<string, number>();
  let arrivals = 0;
  return {
    /** Takes claims under a key; the payer's name of the upload. */
    take: (received: readonly ReceivedClaim[], key: string | undefined): string => {
      const known = plan.forgetful || key === undefined ? undefined : byKey.get(key);
      if (known !== undefined) return known;
      const upload = `u${uploads.size + 1}-${digest(String(plan.seed), key ?? '', String(uploads.size))}`;
      if (key !== undefined) byKey.set(key, upload);
      uploads.set(
        upload,
        received.map((claim) => {
          arrivals += 1;
          const id = nameOf(claim);
          if (!claims.has(id)) claims.set(id, book({ plan, codes }, claim, { id, upload, takenAt: now() }));
          return id;
        }),
      );
      return upload;
    },
    /** What is said of an upload when it is asked for; nothing when nobody sent it. */
    answersOf: (upload: string): WireAnswer[] | undefined => {
      const ids = uploads.get(upload);
      if (!ids) return undefined;
      const asks = (asked.get(upload) ?? 0) + 1;
      asked.set(upload, asks);
      return ids.flatMap((id) => {
        const claim = claims.get(id);
        return claim ? answersTo(plan, claim, asks) : [];
      });
    },
    /** Every claim once, with the transaction under which it was taken. */
    claims: (): BookedClaim[] => [...claims.values()],
    /** How often claims came, those that came again too. */
    arrivals: () => arrivals,
  };
}

export type PayerBooks = ReturnType<typeof openPayerBooks>;

function nameOf({ hospital, hn, seq, an, content }: ReceivedClaim): string {
  return [hospital, hn, seq, an, digest(content)].join('/');
}

type Taken = Readonly<{ id: string; upload: string; takenAt: Date }>;

function book({ plan, codes }: Opening, claim: ReceivedClaim, { id, upload, takenAt }: Taken): BookedClaim {
  const chance = chanceOf(plan.seed, 'answer', id);
  const isIncomplete = chance < plan.incomplete;
  const isRejected = !isIncomplete && chance < plan.incomplete + plan.rejected;
  const known = isIncomplete ? codes.correct : isRejected ? codes.deny : [];
  const code = known[Math.floor(chanceOf(plan.seed, 'code', id) * known.length)];
  return {
    ...claim,
    upload,
    takenAt,
    transaction: String(Math.floor(chanceOf(plan.seed, 'transaction', id) * 9e8) + 1e8),
    answer: isIncomplete ? 'incompleted' : isRejected ? 'rejected' : 'approved',
    waits: chanceOf(plan.seed, 'waits', id) < plan.waited,
    approvedSatang: isIncomplete || isRejected ? 0 : claim.chargedSatang - claim.ownPaidSatang,
    codes: code === undefined ? [] : [code],
  };
}

/** What a payer says of a claim grows with the asking; late answers come two askings later and some come twice, the last first. */
function answersTo(plan: SimulatorPlan, claim: BookedClaim, asks: number): WireAnswer[] {
  const isLate = chanceOf(plan.seed, 'late', claim.transaction) < plan.late;
  const isDone = asks > (claim.waits ? 1 : 0) + (isLate ? LATE_ASKS : 0);
  const steps = [
    { status: 'received', minutes: 0 },
    ...(claim.waits ? [{ status: 'waited', minutes: 1 }] : []),
    ...(isDone ? [{ status: claim.answer, minutes: 2 }] : []),
  ];
  const answers = steps.map(({ status, minutes }) => wireAnswer(claim, status, minutes));
  const again = chanceOf(plan.seed, 'twice', claim.transaction) < plan.twice ? answers.toReversed() : [];
  return [...again, ...answers];
}

const MS_A_MINUTE = 60_000;

function wireAnswer(claim: BookedClaim, status: string, minutes: number): WireAnswer {
  const { hn, seq, an, transaction, takenAt, codes, approvedSatang } = claim;
  const isLast = status === claim.answer;
  return {
    answer_id: `${transaction}-${status}`,
    hn,
    seq,
    an,
    status,
    error_codes: isLast ? codes : [],
    approved_amount: status === 'approved' ? (approvedSatang / SATANG).toFixed(2) : null,
    tran_id: transaction,
    answered_at: new Date(takenAt.getTime() + minutes * MS_A_MINUTE).toISOString(),
  };
}

function digest(...words: readonly string[]): string {
  return createHash('sha256').update(words.join('\n')).digest('hex').slice(0, 16);
}
