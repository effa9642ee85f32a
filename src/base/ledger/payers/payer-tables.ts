import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { BatchAct, BatchState, ParcelState } from './payer-words.ts';

type MadeByServer = ColumnType<Date, never, never>;

/** The tables of what goes to payers and what comes back, as the query builder sees them. */
export type PayerTables = Readonly<{
  payer_batch: {
    id: GeneratedAlways<bigint>;
    at: MadeByServer;
    key: string;
    payer: string;
    hospital: string;
    scheme: string;
    state: Generated<BatchState>;
    tries: Generated<number>;
    due_at: Date;
    holder: string | null;
    leased_until: Date | null;
    receipt: string | null;
    reason: string | null;
  };
  payer_parcel: {
    id: GeneratedAlways<bigint>;
    at: MadeByServer;
    payer: string;
    claim_id: bigint;
    version: number;
    hospital: string;
    scheme: string;
    batch_id: bigint | null;
    state: Generated<ParcelState>;
    reason: string | null;
    answer: string | null;
    answer_rank: Generated<number>;
    answered_at: Date | null;
  };
  payer_step: {
    id: GeneratedAlways<bigint>;
    at: MadeByServer;
    batch_id: bigint;
    act: BatchAct;
    try: number;
    actor: string;
    controller: string | null;
    processor: string | null;
    agreement: string | null;
    body_hash: string | null;
    bytes: number | null;
    reason: string | null;
  };
  payer_answer: {
    id: GeneratedAlways<bigint>;
    at: MadeByServer;
    payer: string;
    key: string;
    parcel_id: bigint;
    kind: string;
    codes: string[];
    satang: bigint | null;
    transaction_id: string | null;
    answered_at: Date;
    told: boolean;
  };
  cut_off_batch: {
    id: GeneratedAlways<bigint>;
    at: MadeByServer;
    number: string;
    payer: string;
    hospital: string;
    scheme: string;
    kind: string;
    period: string;
    claims: number;
    satang: bigint;
  };
  cut_off_claim: { batch_id: bigint; claim_id: bigint; version: number; satang: bigint };
  statement: {
    id: GeneratedAlways<bigint>;
    at: MadeByServer;
    kind: 'rep' | 'stm';
    layout: string;
    payer: string;
    hospital: string;
    document: string;
    hash: string;
    lines: number;
    satang: bigint;
    actor: string;
  };
  statement_line: {
    statement_id: bigint;
    line: number;
    transaction_id: string | null;
    claim_id: bigint | null;
    codes: string[];
    claimed_satang: bigint | null;
    satang: bigint | null;
  };
}>;
