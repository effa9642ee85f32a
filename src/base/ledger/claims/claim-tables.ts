import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { ClaimEventKind, ClaimKind, ClaimState } from '../../claim/index.ts';
import type { IsoDate } from '../../model/index.ts';

type MadeByServer = ColumnType<Date, never, never>;
type Json<Value> = ColumnType<Value, string, string>;

/** The tables of claims as the query builder sees them. */
export type ClaimTables = Readonly<{
  claim_upload: {
    id: GeneratedAlways<bigint>;
    at: MadeByServer;
    receipt: string;
    hospital: string;
    api: string;
    form: string;
    period: string;
    content: Buffer;
    actor: string;
    size_bytes: number;
    file_rows: number;
    claims: number;
    generation: number;
    wrapped: Buffer;
    sealed_files: Buffer;
    sealed_claims: Buffer;
  };
  claim_refusal: {
    id: GeneratedAlways<bigint>;
    at: MadeByServer;
    hospital: string;
    api: string;
    actor: string;
    size_bytes: number;
    message: string;
    faults: Json<unknown>;
    fault_count: number;
  };
  claim: {
    id: GeneratedAlways<bigint>;
    key: Buffer;
    hospital: string;
    kind: ClaimKind;
    person: Buffer | null;
    scheme: string | null;
    /** Without a zone: hospitals write their own clock. */
    from_at: string | null;
    to_at: string | null;
    service_day: IsoDate | null;
    charged_satang: bigint;
    paid_satang: bigint;
    content: Buffer;
    upload: bigint;
    place: number;
    version: number;
    step: number;
    state: ClaimState;
    stage: ClaimEventKind;
    appealed_from: ClaimEventKind | null;
    codes: Generated<string[]>;
    received_at: MadeByServer;
    changed_at: ColumnType<Date, never, Date>;
  };
  claim_event: {
    id: GeneratedAlways<bigint>;
    claim: bigint;
    step: number;
    version: number;
    at: MadeByServer;
    kind: ClaimEventKind;
    outcome: 'approved' | 'stands' | null;
    actor: string;
    controller: string;
    processor: string;
    upload: bigint | null;
    place: number | null;
    codes: Generated<string[]>;
    detail: ColumnType<Readonly<Record<string, unknown>> | null, string | null, never>;
  };
  claim_read: {
    id: GeneratedAlways<bigint>;
    at: MadeByServer;
    claims: bigint[];
    hospital: string | null;
    act: string;
    actor: string;
  };
  hospital_account: {
    hospital: string;
    login: string;
    hashes: string[];
    name: string;
    hospital_name: string;
    email: string | null;
    scopes: string[];
    made_at: MadeByServer;
    changed_at: ColumnType<Date, never, Date>;
    suspended_at: ColumnType<Date | null, never, Date | null>;
    failures: Generated<number>;
    locked_until: ColumnType<Date | null, never, Date | null>;
  };
  hospital_token_key: {
    id: Generated<number>;
    made_at: MadeByServer;
    generation: number;
    wrapped: Buffer;
  };
}>;
