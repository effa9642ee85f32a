import { execFileSync } from 'node:child_process';
import { appendFileSync, chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inject } from 'vitest';
import { type Ledger, openLedger } from '../index.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of the empty ledger that the tests of one run copy; the first to need it makes it. */
    preparedLedger: string;
  }
}

const POLL_MS = 50;
/** A test's ledger need not outlive the machine; whoever tests that it does makes a ledger of their own. */
const CARELESS = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

/**
 * Opens an empty ledger with all its tables in a home of the test's own, as `openLedger` does, but from a copy of one that was made once:
 * PostgreSQL works for seconds to make a new data folder, and a copy takes a moment.
 */
export async function openPreparedLedger(home: string): Promise<Ledger> {
  // The ledger's server runs as another user when we are root.
  chmodSync(home, 0o755);
  const prepared = await prepare(inject('preparedLedger'));
  // Where the server may not enter our temporary folder the data lies elsewhere, and there is nothing to copy.
  if (existsSync(join(prepared, 'data'))) execFileSync('cp', ['-a', prepared, join(home, 'ledger')]);
  return await openLedger({ home, databaseUrl: undefined });
}

/** Makes the ledger to be copied, unless it is there; of several tests that come at once one does, and the others wait. */
async function prepare(folder: string): Promise<string> {
  const home = join(folder, 'home');
  const ready = join(folder, 'ready');
  while (!existsSync(ready)) {
    if (isFirst(home)) await make(home, ready);
    else await sleep(POLL_MS);
  }
  return join(home, 'ledger');
}

async function make(home: string, ready: string): Promise<void> {
  try {
    chmodSync(home, 0o755);
    await (await openLedger({ home, databaseUrl: undefined })).close();
    const data = join(home, 'ledger', 'data');
    if (existsSync(data)) appendFileSync(join(data, 'postgresql.conf'), `${CARELESS.join('\n')}\n`);
    writeFileSync(ready, '');
  } catch (cause) {
    rmSync(home, { recursive: true, force: true });
    throw cause;
  }
}

function isFirst(home: string): boolean {
  try {
    mkdirSync(home);
    return true;
  } catch {
    return false;
  }
}
