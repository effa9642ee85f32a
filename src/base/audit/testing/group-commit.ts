/** Takes entries one by one and writes them together; each caller hears back once theirs is on the disk. */
export type GroupCommit = Readonly<{ add(payload: Buffer): Promise<number>; settle(): Promise<void> }>;

/** How long an entry waits for others, and how many make it wait no longer. */
const GROUP = { withinMs: 8, most: 128 };

type Waiting = Readonly<{ payload: Buffer; done(index: number): void; failed(cause: unknown): void }>;

/** Gathers entries for `append`, which writes them in turn and tells the place of the first. */
export function gatherGroups(
  append: (payloads: readonly Buffer[]) => Promise<number>,
  { withinMs, most }: Readonly<{ withinMs: number; most: number }> = GROUP,
): GroupCommit {
  let waiting: Waiting[] = [];
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    const group = waiting;
    waiting = [];
    writing = writing.then(() => writeGroup(group, append));
    return writing;
  };
  return {
    add: (payload) =>
      new Promise((done, failed) => {
        waiting.push({ payload, done, failed });
        if (waiting.length >= most) void flush();
        else timer ??= setTimeout(() => void flush(), withinMs);
      }),
    settle: flush,
  };
}

async function writeGroup(
  group: readonly Waiting[],
  append: (payloads: readonly Buffer[]) => Promise<number>,
): Promise<void> {
  if (group.length === 0) return;
  try {
    const first = await append(group.map(({ payload }) => payload));
    for (const [place, { done }] of group.entries()) done(first + place);
  } catch (cause) {
    for (const { failed } of group) failed(cause);
  }
}
