export type { PayerCodes } from './payer-books.ts';
export { type RunningSimulator, startSimulator } from './payer-simulator.ts';
export { PLAIN_PLAN, type SimulatorPlan } from './simulator-plan.ts';
