export type { EventDesk } from './deliver/event-desk.ts';
export { messageKeyOf } from './deliver/event-message.ts';
export {
  type EventRound,
  type EventWorker,
  runEventRound,
  startEventWorker,
} from './deliver/event-worker.ts';
export { type DerivedEvents, deriveEvents, type EventOccasion } from './derive/derive-events.ts';
export { listAreaEvents, readPersonEvents } from './look/look-at-events.ts';
export { type PulledEvents, pullEvents } from './subscribe/pull-events.ts';
export {
  readSubscriptions,
  replayEvents,
  subscribeToEvents,
  unsubscribeFromEvents,
} from './subscribe/subscribe-events.ts';
