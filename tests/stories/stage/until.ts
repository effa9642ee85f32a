import { setTimeout as sleep } from 'node:timers/promises';

const LOOKS = 1200;
const PAUSE_MS = 50;

/** Waits for what must come; nothing is told of how soon. */
export async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let look = 0; look < LOOKS && !(await isSo()); look++) await sleep(PAUSE_MS);
}
