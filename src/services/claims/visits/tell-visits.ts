import { z } from 'zod';
import type { LocalTime } from '../../../base/claim/index.ts';
import type { Keys } from '../../../base/keys/index.ts';
import type { Ledger, VisitCount } from '../../../base/ledger/index.ts';
import { callToken, openCall, sealCall } from '../calls/index.ts';

/** A visit as a hospital counts it: what it was, by which right, and what it cost. */
export type Visit = Readonly<{
  hospital: string;
  hn: string;
  seq: string | null;
  an: string | null;
  servedAt: LocalTime | null;
  admittedAt: LocalTime | null;
  dischargedAt: LocalTime | null;
  scheme: string;
  chargedSatang: number;
}>;

/** By which of its numbers visits of a hospital are looked for. */
export type VisitQuestion = Readonly<{ hospital: string; hn?: string; seq?: string; an?: string }>;

/** The count of a hospital's visits, claimed or not, to hold against what was claimed. */
export type VisitDesk = Readonly<{
  /** A visit told again stands as told last. */
  tell: (visits: readonly Visit[], actor: string) => Promise<void>;
  count: (hospital: string) => Promise<VisitCount>;
  find: (question: VisitQuestion) => Promise<Visit[]>;
}>;

const KIND = 'visit';

const visitSchema = z.object({
  hospital: z.string(),
  hn: z.string(),
  seq: z.string().nullable(),
  an: z.string().nullable(),
  servedAt: z.string().nullable(),
  admittedAt: z.string().nullable(),
  dischargedAt: z.string().nullable(),
  scheme: z.string(),
  chargedSatang: z.number(),
});

/** Opens the desk of visits. */
export function openVisitDesk({ ledger, keys }: Readonly<{ ledger: Ledger; keys: Keys }>): VisitDesk {
  const book = ledger.claimCalls.visits;
  const token = (hospital: string, name: string, value: string) =>
    callToken(keys, { kind: KIND, hospital }, name, value);
  return {
    tell: (visits, actor) =>
      book.tell(
        visits.map((visit) => {
          const { hospital, hn, seq, an } = visit;
          return {
            hospital,
            visit: an === null ? token(hospital, 'OP', `${hn}/${seq ?? ''}`) : token(hospital, 'IP', an),
            kind: an === null ? 'OP' : 'IP',
            hn: token(hospital, 'hn', hn),
            seq: seq === null ? null : token(hospital, 'seq', seq),
            an: an === null ? null : token(hospital, 'an', an),
            actor,
            sealed: sealCall(keys, { kind: KIND, hospital }, visit),
          };
        }),
      ),
    count: (hospital) => book.count(hospital),
    find: async ({ hospital, ...numbers }) => {
      const asked = Object.fromEntries(
        Object.entries(numbers).map(([name, value]) => [name, token(hospital, name, value)]),
      );
      const sealed = await book.find(hospital, asked);
      return sealed.map((one) => visitSchema.parse(openCall(keys, { kind: KIND, hospital }, one)));
    },
  };
}
