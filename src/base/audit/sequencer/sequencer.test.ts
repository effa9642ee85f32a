import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openKeys } from '../../keys/index.ts';
import type { Ledger } from '../../ledger/index.ts';
import { openPreparedLedger } from '../../ledger/testing/prepared-ledger.ts';
import { auditFolder, readDevelopmentKey, readLogKey, type SigningHome } from '../house-keys.ts';
import { readBundle, readTile } from '../log/index.ts';
import { cosignText, findCosignature, isSigned, parseCheckpoint, parseNote } from '../notes/index.ts';
import { findWitnesses } from '../witness/index.ts';
import { assertWitnessed } from '../witnessed.ts';
import { startSequencer } from './index.ts';

let home = '';
let ledger: Ledger;
let house: SigningHome;
const troubles: unknown[] = [];

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'chipao-sequencer-'));
  ledger = await openPreparedLedger(home);
  house = { home, keys: await openKeys(home) };
});

afterAll(async () => {
  await ledger.close();
  await rm(home, { recursive: true, force: true });
});

const read = { role: 'officer', act: 'read-person', purpose: 'area-work', personKeys: [7n], rows: 1 };
const rule = { hours: 4, independentOnly: false };
const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000);

async function assertLet(more: Partial<typeof rule & { now: Date }> = {}) {
  await assertWitnessed(ledger, { ...rule, now: new Date(), ...more }, [await readDevelopmentKey(house)]);
}

/** The witness says again what it said of the last size it saw, at another time. */
async function sayAgain(at: Date) {
  const { heads } = ledger.audit;
  const [word] = await heads.witnesses();
  const head = word && (await heads.find(word.size));
  const text = head && parseNote(head.note)?.text;
  if (!word || !text) throw new Error('no word');
  await heads.cosign({ ...word, at, line: cosignText(await readDevelopmentKey(house), text, at) });
}

async function start() {
  const signer = await readDevelopmentKey(house);
  const log = await readLogKey(house);
  return startSequencer({
    home,
    signer: log,
    audit: ledger.audit,
    witnesses: () => findWitnesses(auditFolder(home), { signer, log, now: () => new Date() }),
    onTrouble: (thrown) => troubles.push(thrown),
    onLost: (cause) => {
      throw cause;
    },
  });
}

async function readCheckpoint() {
  const note = parseNote(await readFile(join(auditFolder(home), 'checkpoint'), 'utf8'));
  const checkpoint = note && parseCheckpoint(note.text);
  if (!note || !checkpoint) throw new Error('no checkpoint');
  return { note, checkpoint };
}

async function readPayloads(size: number) {
  const bundle = await readTile(auditFolder(home), { level: 'entries', index: 0, width: size });
  return (readBundle(bundle ?? Buffer.alloc(0)) ?? []).map((entry) => JSON.parse(entry.toString()));
}

describe('the sequencer', () => {
  it('lets nothing out before a witness has spoken, and then for as long as its word is fresh', async () => {
    await expect(assertLet()).rejects.toThrow('AUDIT_NOT_WITNESSED');
    const sequencer = await start();
    await sequencer.settle();
    await sequencer.stop();
    await assertLet();
    await expect(assertLet({ now: inHours(4.1) })).rejects.toThrow('AUDIT_NOT_WITNESSED');
    await expect(assertLet({ independentOnly: true })).rejects.toThrow('AUDIT_NOT_WITNESSED');
    await expect(assertWitnessed(ledger, { ...rule, now: new Date() }, [])).rejects.toThrow(
      'AUDIT_NOT_WITNESSED',
    );
  });

  it('puts each act into a signed and witnessed log, in the order of writing', async () => {
    const sequencer = await start();
    for (const act of ['one', 'two', 'three']) await ledger.access.append({ ...read, act });
    expect(await sequencer.settle()).toBe(true);
    await sequencer.stop();
    const { note, checkpoint } = await readCheckpoint();
    expect(checkpoint.size).toBe(3);
    expect(isSigned(note, await readLogKey(house))).toBe(true);
    expect(findCosignature(note, await readDevelopmentKey(house))?.at).toBeInstanceOf(Date);
    expect((await readPayloads(3)).map(({ act }) => act)).toEqual(['one', 'two', 'three']);
    expect((await ledger.access.recent(7n, 1))[0]).toMatchObject({ act: 'three', logIndex: 2 });
    expect(await ledger.audit.heads.last()).toMatchObject({ size: 3, root: checkpoint.root });
  });

  it('takes what is written while it runs without being asked', async () => {
    const sequencer = await start();
    await sequencer.settle();
    await ledger.access.append({ ...read, act: 'four' });
    const isTaken = async () => (await ledger.audit.outbox.waiting(1)).length === 0;
    await vi.waitUntil(isTaken, { timeout: 30_000, interval: 20 });
    expect((await ledger.access.recent(7n, 1))[0]?.logIndex).toBe(3);
    await sequencer.stop();
  });

  it('works in one process at a time, and goes on where another stopped', async () => {
    const first = await start();
    await first.settle();
    const second = await start();
    await ledger.access.append({ ...read, act: 'five' });
    expect(await second.settle()).toBe(true);
    await first.stop();
    await ledger.access.append({ ...read, act: 'six' });
    expect(await second.settle()).toBe(true);
    await second.stop();
    expect((await readCheckpoint()).checkpoint.size).toBe(6);
  });

  it('finds the rows again that the log took before a crash', async () => {
    await ledger.access.append({ ...read, act: 'seven' });
    const [row] = await ledger.audit.outbox.waiting(1);
    const { chainUp, openLogFile } = await import('../log/index.ts');
    const path = join(auditFolder(home), 'log');
    const file = await openLogFile({
      path,
      onEntry: { take: () => undefined },
      onLost: (cause) => {
        throw cause;
      },
    });
    await file.append([Buffer.from(row?.payload ?? '')]);
    const { bytes } = chainUp(file.mark(), [Buffer.from('{"half":true}')]);
    await file.close();
    await writeFile(path, bytes.subarray(0, 20), { flag: 'a' });
    const sequencer = await start();
    await sequencer.settle();
    await sequencer.stop();
    expect(await ledger.audit.outbox.waiting(1)).toEqual([]);
    expect((await readCheckpoint()).checkpoint.size).toBe(7);
    expect((await ledger.access.recent(7n, 1))[0]).toMatchObject({ act: 'seven', logIndex: 6 });
  });

  it('puts back what the file lost from what the ledger keeps, and makes the tiles anew', async () => {
    const { checkpoint } = await readCheckpoint();
    await truncate(join(auditFolder(home), 'log'), 100);
    await rm(join(auditFolder(home), 'tile'), { recursive: true });
    const sequencer = await start();
    await sequencer.settle();
    await sequencer.stop();
    expect((await readCheckpoint()).checkpoint).toEqual(checkpoint);
    await ledger.access.append({ ...read, act: 'eight' });
    const again = await start();
    await again.settle();
    await again.stop();
    expect((await readPayloads(8)).map(({ act }) => act).at(-1)).toBe('eight');
    expect(troubles).toEqual([]);
  });

  it('counts no word that the key of its witness did not sign', async () => {
    const [word] = await ledger.audit.heads.witnesses();
    if (word) await ledger.audit.heads.cosign({ ...word, at: inHours(6) });
    await assertLet();
    await expect(assertLet({ now: inHours(9.5) })).rejects.toThrow('AUDIT_NOT_WITNESSED');
  });

  it('lets nothing out while old reads wait for a log that stands still, however fresh the word of its witness', async () => {
    await ledger.access.append({ ...read, act: 'nine' });
    await assertLet();
    await sayAgain(inHours(7));
    await expect(assertLet({ now: inHours(7.1) })).rejects.toThrow('AUDIT_NOT_WITNESSED');
    const [row] = await ledger.audit.outbox.waiting(1);
    await ledger.audit.outbox.number([{ id: row?.id ?? 0n, logIndex: 8 }]);
    await expect(assertLet({ now: inHours(7.1) })).rejects.toThrow('AUDIT_NOT_WITNESSED');
  });

  it('never signs a log that is not the one it signed before', async () => {
    const folder = auditFolder(home);
    const log = await readFile(join(folder, 'log'));
    await rm(join(folder, 'tile'), { recursive: true });
    const { chainUp, BEGINNING } = await import('../log/index.ts');
    const payloads = ['x', 'y', 'z', '1', '2', '3', '4', '5', '6'].map((text) => Buffer.from(text));
    await writeFile(join(folder, 'log'), chainUp(BEGINNING, payloads).bytes);
    const sequencer = await start();
    await expect(sequencer.settle()).rejects.toThrow('AUDIT_LOG_FORKED');
    await sequencer.stop();
    await writeFile(join(folder, 'log'), log);
    const mended = await start();
    expect(await mended.settle()).toBe(true);
    await mended.stop();
    expect(existsSync(join(folder, 'tile'))).toBe(true);
  });
});
