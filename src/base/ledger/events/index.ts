export { type EventBook, openEventBook } from './event-book.ts';
export type { EventTables } from './event-tables.ts';
export type {
  EventLease,
  EventParcel,
  EventReplay,
  NewParcel,
  NewSubscription,
  Subscription,
  SubscriptionFigures,
} from './event-words.ts';
