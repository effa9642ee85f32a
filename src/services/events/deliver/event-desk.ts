import type { EventBook } from '../../../base/ledger/index.ts';
import type { ShareDesk } from '../../agreements/index.ts';

/** The column that events are told apart and ordered by; it never leaves. */
export const EVENT_NUMBER = 'event_no';
/** What of an event is needed to send it, besides what leaves. */
export const BESIDE = ['event_id', 'person_id', 'known_on'] as const;
/** The data that agreements call life events. */
export const EVENT_DATASET = 'event';

/** Where events leave: what is published and agreed, and who is told. */
export type EventDesk = Readonly<{
  /** What is published now; asked for when something is to leave. */
  share: () => Promise<ShareDesk>;
  events: EventBook;
  keys: Readonly<{
    signingSeed: (signer: string) => Buffer;
    tokenKey: ShareDesk['keys']['tokenKey'];
  }>;
  /** Refuses when no witness saw the log lately: nothing leaves then. */
  assertWitnessed: () => Promise<void>;
  environment: 'development' | 'production';
  now: () => Date;
  /** From 0 up to 1. */
  random: () => number;
}>;
