export { openQueueWatch } from './queue-watch.ts';
export type { QueueDesk } from './read-queues.ts';
