export { SHORTEST_REASON, useReason } from './use-reason.ts';
