import type { GeneratedAlways } from 'kysely';
import type { MadeByServer } from '../column-types.ts';

/** The tables of people's keys as the query builder sees them. */
export type SubjectKeyTables = Readonly<{
  subject_key: { person_key: bigint; generation: number; wrapped: Buffer; made_at: MadeByServer };
  subject_key_erasure: {
    id: GeneratedAlways<bigint>;
    at: MadeByServer;
    person_key: bigint;
    reason: string;
    actor: string;
  };
}>;
