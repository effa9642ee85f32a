import type { Ledger } from '../../base/ledger/index.ts';
import { openReading, type Reading } from '../../services/lookup/index.ts';

/** What the gateway answers from: always one whole published set, changed over when a run publishes the next. */
export type CurrentReading = Readonly<{
  get: () => Promise<Reading>;
  close: () => Promise<void>;
}>;

/** How often the ledger is asked for a newer set, and how long the old one stays open for answers under way. */
const LOOK_EVERY_MS = 2_000;
const KEEP_OLD_MS = 30_000;

/** Opens the current set when first asked, and looks now and then for a newer one. */
export function followPublished(
  house: Parameters<typeof openReading>[0] & { ledger: Ledger },
): CurrentReading {
  let reading: Promise<Reading> | undefined;
  let lookedAt = 0;
  const change = async (old: Reading) => {
    const run = await house.ledger.runs.latestSucceeded();
    if (!run || run.id === old.runId) return;
    reading = openReading(house);
    await reading;
    setTimeout(() => void old.close(), KEEP_OLD_MS).unref();
  };
  const open = () => {
    const opening = openReading(house);
    opening.catch(() => {
      reading = undefined;
    });
    return opening;
  };
  return {
    get: async () => {
      reading ??= open();
      const current = await reading;
      if (performance.now() - lookedAt > LOOK_EVERY_MS) {
        lookedAt = performance.now();
        await change(current);
      }
      return reading;
    },
    close: async () => {
      await (await reading)?.close();
    },
  };
}
