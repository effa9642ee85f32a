import type { GeneratedAlways } from 'kysely';
import type { MadeByServer } from '../column-types.ts';

/** The tables of erasures as the query builder sees them. */
export type ErasureTables = Readonly<{
  erasure: {
    id: GeneratedAlways<bigint>;
    basis: string;
    asked_at: MadeByServer;
    asked_by: string;
    person_key: bigint | null;
    reason: string | null;
    confirmed_at: Date | null;
    confirmed_by: string | null;
    subjects: bigint[] | null;
    withdrawn_at: Date | null;
    withdrawn_by: string | null;
    done_at: Date | null;
  };
  erasure_hold: { digest: Buffer; erasure_id: bigint };
  erasure_source: { erasure_id: bigint; source: string };
}>;
