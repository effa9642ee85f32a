import type { ColumnType, GeneratedAlways } from 'kysely';
import type { Json } from '../../model/index.ts';

/** The tables of reads and of their way into the audit log. */
export type AuditTables = Readonly<{
  access_entry: {
    id: GeneratedAlways<bigint>;
    at: ColumnType<Date, Date | undefined, never>;
    session_id: string | null;
    role: string;
    act: string;
    purpose: string;
    person_keys: bigint[];
    area: string | null;
    dataset_version: string | null;
    rows: number;
    agreement: string | null;
    reason: string | null;
    fields: string[] | null;
    predicate: ColumnType<Json, string, never> | null;
    outbox_id: bigint | null;
  };
  audit_salt: { subject: string; salt: Buffer };
  audit_outbox: {
    id: GeneratedAlways<bigint>;
    kind: string;
    payload: string;
    nonce: Buffer;
    seal: Buffer | null;
    tokens: Buffer | null;
    log_index: ColumnType<bigint | null, never, bigint>;
  };
  audit_checkpoint: { size: bigint; at: ColumnType<Date, never, never>; root: Buffer; note: string };
  audit_cosignature: {
    id: GeneratedAlways<bigint>;
    size: bigint;
    witness: string;
    at: Date;
    independent: boolean;
    line: string;
  };
}>;
