import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { IsoDate } from '../../model/index.ts';
import type { MadeByServer } from '../column-types.ts';

/** The tables of life events that leave. */
export type EventTables = Readonly<{
  event_subscription: {
    id: GeneratedAlways<bigint>;
    at: MadeByServer;
    recipient: string;
    agreement_id: string;
    grant_id: string;
    kinds: string[];
    url: string | null;
    actor: string;
    filled_to: bigint;
    ended_at: ColumnType<Date | null, never, Date>;
  };
  event_parcel: {
    subscription_id: bigint;
    place: bigint;
    event_no: bigint;
    message_id: string;
    person_key: bigint;
    known_on: IsoDate;
    state: Generated<'waiting' | 'delivered' | 'dead' | 'withheld'>;
    tries: Generated<number>;
    due_at: Generated<Date>;
    holder: Generated<string | null>;
    leased_until: Generated<Date | null>;
    receipt_id: Generated<bigint | null>;
    body_hash: Generated<string | null>;
    delivered_at: Generated<Date | null>;
    reason: Generated<string | null>;
  };
}>;
