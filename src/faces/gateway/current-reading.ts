import { openReading, type Reading } from '../../services/lookup/index.ts';

/** What the gateway answers from: always one whole published set, changed over when a run publishes the next. */
export type CurrentReading = Readonly<{
  get: () => Promise<Reading>;
  close: () => Promise<void>;
}>;

/** How often the ledger is asked for a newer set, and how long the old one stays open for answers under way. */
const LOOK_EVERY_MS = 2_000;
const KEEP_OLD_MS = 30_000;

/**
 * Opens the current set when first asked, and looks now and then for a newer one. A newer one that cannot be opened is
 * told of, and the old one goes on answering.
 */
export function followPublished(
  house: Parameters<typeof openReading>[0],
  onTrouble: (cause: unknown) => void,
): CurrentReading {
  let opening: Promise<Reading> | undefined;
  let lookedAt = 0;
  const left = new Map<Reading, NodeJS.Timeout>();
  const open = () => {
    lookedAt = performance.now();
    const first = openReading(house);
    first.catch(() => {
      opening = undefined;
    });
    return first;
  };
  const leave = (old: Reading) => {
    const closing = setTimeout(() => {
      left.delete(old);
      void old.close();
    }, KEEP_OLD_MS).unref();
    left.set(old, closing);
  };
  const changeOver = async (old: Reading) => {
    const run = await house.ledger.runs.latestSucceeded();
    if (!run || run.id === old.runId) return;
    const next = await openReading(house);
    opening = Promise.resolve(next);
    leave(old);
  };
  return {
    get: async () => {
      opening ??= open();
      const current = await opening;
      if (performance.now() - lookedAt > LOOK_EVERY_MS) {
        lookedAt = performance.now();
        await changeOver(current).catch(onTrouble);
      }
      return opening ?? current;
    },
    close: async () => {
      for (const [old, closing] of left) {
        clearTimeout(closing);
        await old.close();
      }
      await (await opening?.catch(() => undefined))?.close();
    },
  };
}
