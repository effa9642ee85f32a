import type { ColumnType, GeneratedAlways } from 'kysely';
import type { IsoDate } from '../../model/index.ts';
import type { MadeByServer } from '../column-types.ts';

/** The tables of agreements as the query builder sees them. */
export type AgreementTables = Readonly<{
  agreement: {
    hash: string;
    id: string;
    version: number;
    prev: string | null;
    body: string;
    at: MadeByServer;
    proposed_by: string;
  };
  agreement_status: {
    id: GeneratedAlways<bigint>;
    at: MadeByServer;
    hash: string;
    state: 'proposed' | 'active' | 'suspended' | 'revoked' | 'expired';
    reason: string;
    actor: string;
    party: string | null;
  };
  party_key_entry: {
    id: GeneratedAlways<bigint>;
    at: MadeByServer;
    party: string;
    kid: string;
    public_key: string;
    act: 'added' | 'revoked';
    actor: string;
  };
  agreement_signature: {
    hash: string;
    party: string;
    kid: string;
    alg: 'Ed25519';
    signature: string;
    at: MadeByServer;
  };
  share_receipt: {
    id: GeneratedAlways<bigint>;
    at: MadeByServer;
    agreement_id: string;
    agreement_hash: string;
    grant_id: string;
    recipient: string;
    act: string;
    request: ColumnType<unknown, string, never>;
    plan_hash: string;
    run_id: bigint;
    as_of: IsoDate;
    dataset_versions: string[];
    rows: bigint;
    subjects: bigint;
    bytes: bigint;
    body_hash: string;
    format: string;
    person_keys: bigint[];
  };
}>;
