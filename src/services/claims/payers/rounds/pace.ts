import type { Pace } from '../../../../base/ledger/index.ts';

export { type Pace, pauseMs } from '../../../../base/ledger/index.ts';

/** Tries within two hours; a payer that is away for a night is waited for by hand. */
export const PACE: Pace = { firstMs: 2000, longestMs: 600_000, mostTries: 20, leaseMs: 300_000 };
