export { connectionsFile, type PayerConnections, readConnections } from './connections.ts';
export { PACE, type Pace } from './pace.ts';
export { findInForce, getPayer, type InForce, type PayerDesk } from './payer-desk.ts';
export { askRound, gatherRound, type OpenPayer, sendRound } from './send-round.ts';
