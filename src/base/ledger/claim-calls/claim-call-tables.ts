import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

type MadeByServer = ColumnType<Date, never, never>;

/** The tables of hospitals' other calls as the query builder sees them. */
export type ClaimCallTables = Readonly<{
  claim_call: {
    id: GeneratedAlways<bigint>;
    at: MadeByServer;
    receipt: Generated<string>;
    kind: CallKind;
    hospital: string;
    said: Buffer;
    person: Buffer | null;
    actor: string;
    answer: string | null;
    sealed: Buffer;
  };
  claim_reservation: {
    id: GeneratedAlways<bigint>;
    at: MadeByServer;
    transaction_uid: Generated<string>;
    hospital: string;
    said: Buffer;
    attempt: number;
    person: Buffer;
    actor: string;
    sealed: Buffer;
  };
  claim_reservation_step: {
    reservation_id: bigint;
    act: 'booked' | 'cancelled';
    at: MadeByServer;
    actor: string;
    reference: string | null;
  };
  visit_total: {
    hospital: string;
    visit: Buffer;
    kind: 'OP' | 'IP';
    hn: Buffer;
    seq: Buffer | null;
    an: Buffer | null;
    told_at: ColumnType<Date, never, Date>;
    told_by: string;
    sealed: Buffer;
  };
  health_record_token: {
    hospital: string;
    hash: Buffer;
    actor: string;
    made_at: ColumnType<Date, never, Date>;
    expires_at: Date;
  };
}>;

/** What a hospital says in one call that is kept as it was said. */
export type CallKind =
  | 'authentication'
  | 'admission-dmht'
  | 'admission-epi'
  | 'admission-dt'
  | 'health-record';
