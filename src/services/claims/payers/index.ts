export { openPayerDesk } from './open-payer-desk.ts';
export { type PayerStatus, readPayerStatus, replayPayer } from './payer-status.ts';
export {
  connectionsFile,
  findInForce,
  getPayer,
  PACE,
  type Pace,
  type PayerConnections,
  type PayerDesk,
  readConnections,
} from './rounds/index.ts';
export { type OpenedPayers, type PayerRound, runPayers } from './run-payers.ts';
export {
  PLAIN_PLAN,
  type RunningSimulator,
  type SimulatorPlan,
  startSimulator,
} from './simulator/index.ts';
