import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { openLogFile } from '../log/index.ts';
import { gatherGroups } from './group-commit.ts';

/** A process of its own that writes entries and says which are safe, until it is killed: `node … FOLDER`. */
const file = await openLogFile({
  path: join(process.argv[2] ?? '', 'log'),
  onEntry: { take: () => undefined },
  onLost: (cause) => {
    throw cause;
  },
});
const group = gatherGroups(async (payloads) => {
  const first = file.mark().size;
  await file.append(payloads);
  return first;
});

/** Several write at once, so that groups form and a kill finds one half written. */
async function write(writer: number): Promise<never> {
  for (let count = 0; ; count++) {
    const text = `${process.pid} ${writer} ${count} ${'x'.repeat((count * 37) % 300)}`;
    const index = await group.add(Buffer.from(text));
    writeSync(1, `${index} ${text}\n`);
  }
}

await Promise.all(Array.from({ length: 40 }, (_, writer) => write(writer)));
