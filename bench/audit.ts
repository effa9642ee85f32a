import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  fdatasyncSync,
  mkdtempSync,
  openSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openAuditLog, openHouseAudit } from '../src/base/audit/index.ts';
import { openKeys } from '../src/base/keys/index.ts';
import { openLedger } from '../src/base/ledger/index.ts';
import { LOG, madeEntry, WITNESS, writeLog } from '../tests/verifier/made-log.ts';

/** Entries that come together in a busy moment, and the most that the sequencer appends at once. */
const GROUPS = [128, 1_024];
const ROUNDS = 5;
const ENTRIES_A_ROUND = 100_000;
const GATE = { entriesASecond: 20_000, verifySecondsAMillion: 60 };
const READS = 200;
const PEOPLE_SEEN = 50;

/**
 * The audit log takes 20,000 entries a second or more, in groups of 128 that are each on the disk before the next; an outsider
 * checks a million entries in a minute; and writing down a read stays what it was, one transaction. The disk is shared with whatever else
 * runs: rounds are short and many, the median counts, and how long the disk alone takes for a group stands beside it.
 */
export async function audit(entries = 300_000): Promise<object> {
  const folder = mkdtempSync(join(tmpdir(), 'chipao-bench-audit-'));
  chmodSync(folder, 0o755);
  try {
    const groups = [];
    for (const group of GROUPS) groups.push(await appendingOf(folder, group));
    return {
      gate: GATE,
      groups,
      ...(await verifying(join(folder, 'copy'), entries)),
      ...(await reading(join(folder, 'home'))),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Several rounds of one size of group. */
async function appendingOf(folder: string, group: number) {
  const rounds = [];
  for (let round = 0; round < ROUNDS; round++)
    rounds.push(await appending(join(folder, `log-${group}-${round}`), group));
  const diskMs = syncing(join(folder, 'disk'), (rounds[0]?.bytesAnEntry ?? 0) * group);
  const entriesASecond = medianOf(rounds.map((one) => one.entriesASecond));
  return {
    group,
    rounds: ROUNDS,
    entriesARound: ENTRIES_A_ROUND,
    bytesAnEntry: rounds[0]?.bytesAnEntry,
    entriesASecond,
    entriesAProcessorSecond: medianOf(rounds.map((one) => one.entriesAProcessorSecond)),
    entriesASecondAtBest: Math.max(...rounds.map((one) => one.entriesASecond)),
    entriesASecondWithTiles: medianOf(rounds.map((one) => one.entriesASecondWithTiles)),
    millisecondsOfTheDiskAlone: diskMs,
    holds: entriesASecond >= GATE.entriesASecond,
  };
}

async function appending(folder: string, group: number) {
  const onLost = (cause: unknown): never => {
    throw cause;
  };
  const heads = { last: async () => undefined, sign: async () => undefined };
  const log = await openAuditLog({ folder, signer: LOG, heads, onLost });
  const made = Array.from({ length: group * 16 }, (_, place) => madeEntry(place));
  const before = process.cpuUsage();
  const begun = performance.now();
  for (let written = 0; written < ENTRIES_A_ROUND; written += group) {
    const from = written % made.length;
    await log.append(made.slice(from, from + Math.min(group, ENTRIES_A_ROUND - written)));
  }
  const appended = performance.now();
  const { user, system } = process.cpuUsage(before);
  await log.sign();
  const signed = performance.now();
  await log.close();
  const bytesAnEntry = Math.round(statSync(join(folder, 'log')).size / ENTRIES_A_ROUND);
  rmSync(folder, { recursive: true });
  return {
    bytesAnEntry,
    entriesASecond: Math.round((ENTRIES_A_ROUND / (appended - begun)) * 1000),
    entriesAProcessorSecond: Math.round((ENTRIES_A_ROUND / (user + system)) * 1e6),
    entriesASecondWithTiles: Math.round((ENTRIES_A_ROUND / (signed - begun)) * 1000),
  };
}

const SYNCS = 100;
/** Has a process say at its end how many microseconds of the processor it took: what else runs on the machine does not count. */
const TELL_CPU = `data:text/javascript,${encodeURIComponent(
  "process.on('exit', () => { const { user, system } = process.cpuUsage(); process.stderr.write(String(user + system)); });",
)}`;

/** How long so many bytes take to the disk at this moment, with nothing worked out; the median. */
function syncing(path: string, bytes: number): number {
  const file = openSync(path, 'a');
  const made = Buffer.alloc(bytes, 7);
  const times = Array.from({ length: SYNCS }, () => {
    const begun = performance.now();
    writeSync(file, made);
    fdatasyncSync(file);
    return performance.now() - begun;
  });
  closeSync(file);
  return Number(medianOf(times).toFixed(2));
}

function medianOf(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0;
}

async function verifying(folder: string, entries: number) {
  const made: Buffer[] = [];
  for (let place = 0; place < entries; place++) made.push(madeEntry(place));
  await writeLog(folder, made);
  made.length = 0;
  const begun = performance.now();
  const call = ['verifier/chipao-audit-verifier.mjs', folder, '--key', LOG.text, '--witness', WITNESS.text];
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', TELL_CPU, ...call], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stdout);
  const aMillion = (seconds: number) => Number(((seconds / entries) * 1e6).toFixed(1));
  const cpu = aMillion(Number(stderr) / 1e6);
  return {
    verifiedEntries: entries,
    verifySecondsAMillion: aMillion((performance.now() - begun) / 1000),
    verifyProcessorSecondsAMillion: cpu,
    verifyHolds: cpu <= GATE.verifySecondsAMillion,
  };
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
