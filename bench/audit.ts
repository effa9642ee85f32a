import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openAuditLog, openHouseAudit } from '../src/base/audit/index.ts';
import { openKeys } from '../src/base/keys/index.ts';
import { openLedger } from '../src/base/ledger/index.ts';
import { LOG, madeEntry, WITNESS, writeLog } from '../tests/verifier/made-log.ts';

const GROUP = 128;
const READS = 400;
const PEOPLE_SEEN = 50;

/**
 * The audit log takes 20,000 entries a second or more, in groups of 128 that are each on the disk before the next; an outsider
 * checks a million entries in a minute; and writing down a read stays what it was, one transaction.
 */
export async function audit(entries = 1_000_000): Promise<object> {
  const folder = mkdtempSync(join(tmpdir(), 'chipao-bench-audit-'));
  chmodSync(folder, 0o755);
  try {
    return {
      entries,
      ...(await appending(join(folder, 'log'), entries)),
      ...(await verifying(join(folder, 'copy'), entries)),
      ...(await reading(join(folder, 'home'))),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function appending(folder: string, entries: number) {
  const onLost = (cause: unknown): never => {
    throw cause;
  };
  const heads = { last: async () => undefined, sign: async () => undefined };
  const log = await openAuditLog({ folder, signer: LOG, heads, onLost });
  const made = Array.from({ length: GROUP * 16 }, (_, place) => madeEntry(place));
  const begun = performance.now();
  for (let written = 0; written < entries; written += GROUP) {
    const from = written % made.length;
    await log.append(made.slice(from, from + Math.min(GROUP, entries - written)));
  }
  const appended = performance.now();
  await log.sign();
  const signed = performance.now();
  await log.close();
  return {
    bytesAnEntry: Math.round(statSync(join(folder, 'log')).size / entries),
    entriesASecond: Math.round((entries / (appended - begun)) * 1000),
    entriesASecondWithTiles: Math.round((entries / (signed - begun)) * 1000),
  };
}

async function verifying(folder: string, entries: number) {
  const made: Buffer[] = [];
  for (let place = 0; place < entries; place++) made.push(madeEntry(place));
  await writeLog(folder, made);
  made.length = 0;
  const begun = performance.now();
  const call = ['verifier/chipao-audit-verifier.mjs', folder, '--key', LOG.text, '--witness', WITNESS.text];
  const { status, stdout } = spawnSync(process.execPath, call, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stdout);
  return { verifySeconds: Number(((performance.now() - begun) / 1000).toFixed(1)) };
}

/** What a read costs with its way into the log, beside the same insert without; one reader, in turn. */
async function reading(home: string) {
  const ledger = await openLedger({ home, databaseUrl: undefined });
  const settings = { home, environment: 'development' as const, witnessHours: 4 };
  const log = openHouseAudit({
    settings,
    keys: await openKeys(home),
    ledger,
    onTrouble: (thrown) => console.error(thrown),
  });
  await log.start();
  await log.settle();
  const keys = Array.from({ length: PEOPLE_SEEN }, (_, place) => BigInt(place));
  const read = {
    role: 'officer',
    act: 'list',
    purpose: 'area-work',
    area: '17',
    personKeys: keys,
    rows: keys.length,
  };
  await ledger.access.append(read);
  const one = await timed(() => ledger.access.append({ ...read, personKeys: keys.slice(0, 1) }));
  const page = await timed(() => ledger.access.append(read));
  await log.close();
  await ledger.close();
  return { readOfOneMs: one, readOfAPageMs: page };
}

async function timed(act: () => Promise<void>) {
  const times: number[] = [];
  for (let count = 0; count < READS; count++) {
    const begun = performance.now();
    await act();
    times.push(performance.now() - begun);
  }
  times.sort((left, right) => left - right);
  const at = (share: number) => Number((times[Math.floor(times.length * share)] ?? 0).toFixed(2));
  return { median: at(0.5), p95: at(0.95) };
}
