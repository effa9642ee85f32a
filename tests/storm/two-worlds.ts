import { tryWorlds } from '../../src/base/agreement/testing/try-worlds.ts';
import { openWorldEngine } from '../../src/base/agreement/testing/world-engine.ts';
import { inRounds, type Storm } from './storm.ts';

const TRIALS = 10_000;
/** Seeds of one round; those of the next begin beyond. */
const SEEDS_A_ROUND = 1_000_000;

/** Ten thousand answers a round in two worlds each, which differ only where an agreement lets nothing through. */
export const storm: Storm = async (order) => {
  const room = await openWorldEngine();
  const measured = { trials: 0, altered: 0, different: 0 };
  try {
    const report = await inRounds(order, async (seed) => {
      const { altered, different } = await tryWorlds(room, { seed: seed * SEEDS_A_ROUND, trials: TRIALS });
      measured.trials += TRIALS;
      measured.altered += altered;
      measured.different += different.length;
      order.say(`${TRIALS} answers, ${altered} worlds altered, ${different.length} differ`);
      if (different.length > 0) throw new Error(`answers differ with the seeds ${different.join(', ')}`);
      if (altered < TRIALS / 2) throw new Error(`only ${altered} worlds were altered`);
    });
    return { ...report, measured };
  } finally {
    await room.close();
  }
};
