import type { IsoDate } from '../../model/index.ts';

/** Who is told of life events, of which, and how. */
export type Subscription = Readonly<{
  id: bigint;
  at: Date;
  recipient: string;
  agreement: string;
  grant: string;
  /** Empty: all that the grant gives. */
  kinds: readonly string[];
  /** Nothing for whoever asks for events. */
  url: string | null;
  filledTo: bigint;
  endedAt: Date | null;
}>;

/** A subscription to be written down; events up to `after` are not for it. */
export type NewSubscription = Pick<Subscription, 'recipient' | 'agreement' | 'grant' | 'kinds' | 'url'> &
  Readonly<{ after: bigint; actor: string }>;

/** An event that is for a subscriber. */
export type NewParcel = Readonly<{
  eventNo: bigint;
  /** The same however often it is sent. */
  messageId: string;
  personKey: bigint;
  knownOn: IsoDate;
}>;

/** An event on its way: its place among those of its subscriber, and what was written down before it left. */
export type EventParcel = NewParcel &
  Readonly<{
    subscription: bigint;
    place: bigint;
    tries: number;
    receipt: number | null;
    bodyHash: string | null;
  }>;

/** How many events of a subscription are wanted by whom, until when. */
export type EventLease = Readonly<{
  subscription: bigint;
  holder: string;
  now: Date;
  until: Date;
  limit: number;
  /** The newest event that whoever asks can read: what another process published since is left to those who can. */
  upTo: bigint;
}>;

/** Events of a subscription after a place, as far as whoever asks can read them. */
export type EventPage = Readonly<{ subscription: bigint; after: bigint; upTo: bigint; limit: number }>;

/** How a subscription stands. */
export type SubscriptionFigures = Readonly<{
  subscription: bigint;
  waiting: number;
  delivered: number;
  dead: number;
  lastPlace: number;
  oldestWaiting: Date | null;
  lastDelivered: Date | null;
  /** Why the latest try that failed did. */
  reason: string | null;
}>;

/** From where on events are sent again. */
export type EventReplay = Readonly<{
  subscription: bigint;
  from: Readonly<{ place: bigint }> | Readonly<{ day: IsoDate }> | 'dead';
  now: Date;
  actor: string;
}>;

/** Up to which event was looked, and when: what was found is due at once. */
export type LookedAt = Readonly<{ to: bigint; now: Date }>;
