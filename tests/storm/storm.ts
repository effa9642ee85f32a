/**
 * What a storm is asked for. A file in this folder is a storm when it exports `storm`; the file's name is the storm's. A round draws
 * everything it does from its own seed, so that a seed that failed fails again.
 */
export type StormOrder = Readonly<{
  /** The seed of the first round; the others follow it. */
  seed: number;
  /** When no further round should be begun, as `performance.now()` counts. */
  until: number;
  /** An empty folder of its own, which the ledger's server may enter; taken away afterwards. */
  folder: string;
  /** Says how it goes. */
  say: (line: string) => void;
}>;

/** How a storm went: rounds done, and which seeds failed at what. */
export type StormReport = Readonly<{
  rounds: number;
  failures: readonly Readonly<{ seed: number; what: string }>[];
  /** What was counted and measured, for the record. */
  measured?: Readonly<Record<string, number>>;
}>;

export type Storm = (order: StormOrder) => Promise<StormReport>;

/** Runs rounds with one seed after another until the time is over, at least one. */
export async function inRounds(
  { seed, until, say }: StormOrder,
  round: (seed: number) => Promise<void>,
): Promise<StormReport> {
  const failures: { seed: number; what: string }[] = [];
  let rounds = 0;
  do {
    const own = seed + rounds++;
    try {
      await round(own);
    } catch (thrown) {
      failures.push({ seed: own, what: thrown instanceof Error ? thrown.message : String(thrown) });
      say(`seed ${own} failed`);
    }
  } while (performance.now() < until);
  return { rounds, failures };
}
