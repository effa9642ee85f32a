import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ledger } from '../../ledger/index.ts';
import { auditFolder, readLogKey, type SigningHome } from '../house-keys.ts';
import { BEGINNING, readEntries as readChain, TILE_WIDTH } from '../log/index.ts';
import { openLogSource, readEntries } from '../log-source.ts';
import { readVerifier } from '../notes/index.ts';
import { readWitnessList } from '../witness/index.ts';
import { type Findings, gatherFindings } from './finding.ts';
import { type LogCheck, verifyLog } from './verify-log.ts';

const PAGE = 1000;
const MOST_LOST = 100;

/** What a check of the log of a house came to, ledger included. */
export type HouseCheck = LogCheck & Readonly<{ reads: number; heads: number }>;

/**
 * Checks the log of a house from every side: its files against each other, its tree against all that was ever signed, its entries
 * against the rows they came from, and the reads of the ledger against what the log was told of them.
 */
export async function verifyHouse({
  home,
  keys,
  ledger,
}: SigningHome & Readonly<{ ledger: Pick<Ledger, 'audit'> }>): Promise<HouseCheck> {
  const findings = gatherFindings();
  const folder = auditFolder(home);
  const heads = await ledger.audit.heads.all();
  const key = readVerifier((await readLogKey({ home, keys })).text);
  const rows = followRows(ledger, findings);
  const listed = await readWitnessList(folder);
  const checked = await verifyLog(
    openLogSource(folder),
    { log: key, earlier: heads, witnesses: listed.map(({ verifier }) => ({ verifier, needed: false })) },
    rows,
  );
  await compareLogFile(folder, checked.size, findings);
  const reads = await compareReads(ledger, findings);
  return { ...checked, findings: [...checked.findings, ...findings.all()], reads, heads: heads.length };
}

/** Compares each entry with the row of the ledger it came from. */
function followRows({ audit }: Pick<Ledger, 'audit'>, findings: Findings) {
  let page: Awaited<ReturnType<typeof audit.outbox.from>> = [];
  let from = 0;
  return async (entry: Buffer, index: number) => {
    if (index >= from + page.length) {
      from = index;
      page = await audit.outbox.from(index, PAGE);
    }
    const row = page.find(({ logIndex }) => logIndex === index);
    if (!row)
      findings.add({ code: 'LEDGER_LACKS', why: 'the ledger has no row of this entry', entry: index });
    else if (!Buffer.from(row.payload).equals(entry))
      findings.add({
        code: 'LEDGER_DIFFERS',
        why: 'the row of the ledger says something else',
        entry: index,
      });
  };
}

/** The file that is written first must hold the same entries, in a whole chain. */
async function compareLogFile(folder: string, size: number, findings: Findings): Promise<void> {
  const file = await open(join(folder, 'log'), 'r').catch(() => undefined);
  if (!file) return findings.add({ code: 'LOG_FILE_BROKEN', why: 'the file log is missing', entry: 0 });
  const bundles = bundlesOf(folder, size);
  const waiting: Buffer[] = [];
  let index = 0;
  const settle = async () => {
    for (const entry of waiting.splice(0)) {
      const other = await bundles(index);
      if (other && !other.equals(entry))
        findings.add({ code: 'LOG_FILE_DIFFERS', why: 'the file log has another entry here', entry: index });
      index++;
    }
  };
  try {
    const take = (entry: Buffer) => void waiting.push(Buffer.from(entry));
    const mark = await readChain(file, BEGINNING, { take, settle });
    if (mark.size < size)
      findings.add({
        code: 'LOG_FILE_BROKEN',
        why: 'the chain of the file log breaks here',
        entry: mark.size,
      });
  } finally {
    await file.close();
  }
}

/** Entries of the signed log one after the other, a bundle at a time. */
function bundlesOf(folder: string, size: number): (index: number) => Promise<Buffer | undefined> {
  const source = openLogSource(folder);
  let held: Readonly<{ place: number; entries: readonly Buffer[] }> = { place: -1, entries: [] };
  return async (index) => {
    if (index >= size) return undefined;
    const place = Math.floor(index / TILE_WIDTH);
    if (place !== held.place)
      held = { place, entries: await readEntries(source, place, size).catch(() => []) };
    return held.entries[index % TILE_WIDTH];
  };
}

async function compareReads({ audit }: Pick<Ledger, 'audit'>, findings: Findings): Promise<number> {
  let [after, reads]: [bigint | undefined, number] = [0n, 0];
  while (after !== undefined) {
    const page = await audit.checkReads(after, PAGE);
    for (const id of page.differing)
      findings.add({ code: 'READ_DIFFERS', why: `read ${id} of the ledger is not what the log was told` });
    for (const id of page.missing)
      findings.add({ code: 'READ_NOT_LOGGED', why: `the log was told nothing of read ${id} of the ledger` });
    reads += page.checked;
    after = page.lastId;
  }
  for (const { outboxId, logIndex } of await audit.lostReads(MOST_LOST))
    findings.add({
      code: 'READ_GONE',
      why: `the ledger has no read any more for row ${outboxId} of what the log was told`,
      entry: logIndex,
    });
  return reads;
}
