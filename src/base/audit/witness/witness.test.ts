import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { madeEntries, madeEntry, writeLog } from '../../../../tests/verifier/made-log.ts';
import { openLogSource, proveGrowth, readCheckpoint } from '../log-source.ts';
import {
  cosignText,
  findCosignature,
  makeSigner,
  parseCheckpoint,
  parseNote,
  readSigner,
  readVerifier,
  signText,
  writeCheckpoint,
  writeNote,
} from '../notes/index.ts';
import { verifyLog } from '../verify/index.ts';
import { openWitness, parseAddCheckpoint, visitLog, type Witness, writeAddCheckpoint } from './index.ts';

const log = makeSigner('log', 'log.test');
const signer = makeSigner('witness', 'witness.test');
const NOW = new Date('2026-11-22T05:00:00.000Z');

let work = '';
let made = 0;

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'chipao-witness-'));
});

afterAll(() => rm(work, { recursive: true, force: true }));

const newPlace = () => join(work, `place-${made++}`);
const newWitness = (folder = newPlace()): Witness =>
  openWitness({ folder, signer, logs: [log], now: () => NOW });

async function logOf(count: number, change = (entries: Buffer[]) => entries) {
  const folder = newPlace();
  await writeLog(folder, change(madeEntries(count)), { log });
  return openLogSource(folder);
}

describe('a witness', () => {
  it('signs a log it sees for the first time, and again while it grows', async () => {
    const witness = newWitness();
    for (const [size, before] of [
      [0, 0],
      [3, 0],
      [3, 3],
      [300, 3],
      [777, 300],
    ] as const) {
      const visit = await visitLog(witness, await logOf(size));
      expect(visit).toMatchObject({ size, before });
      const note = parseNote(visit.note);
      expect(note && findCosignature(note, readVerifier(signer.text))?.at).toEqual(NOW);
    }
  });

  it('signs nothing that takes something back or tells another history, also after it was started anew', async () => {
    const folder = newPlace();
    await visitLog(newWitness(folder), await logOf(300));
    const witness = newWitness(folder);
    await expect(visitLog(witness, await logOf(299))).rejects.toThrow('had 300 entries');
    const other = await logOf(300, (entries) => entries.with(7, madeEntry(7, { purpose: 'other' })));
    await expect(visitLog(witness, other)).rejects.toThrow('another tree');
    const longer = await logOf(400, (entries) => entries.with(7, madeEntry(7, { purpose: 'other' })));
    await expect(visitLog(witness, longer)).rejects.toThrow('does not continue');
    expect(await visitLog(witness, await logOf(400))).toMatchObject({ size: 400, before: 300 });
  });

  it('answers as the protocol says', async () => {
    const witness = newWitness();
    const source = await logOf(20);
    const { note } = await readCheckpoint(source);
    const ask = async (request: string) => (await witness.addCheckpoint(request)).status;
    expect(await ask('nonsense')).toBe(400);
    expect(await ask(writeAddCheckpoint({ old: 21, proof: [], note }))).toBe(400);
    const stranger = makeSigner('log', 'stranger.test');
    const text = writeCheckpoint({ origin: stranger.name, size: 0, root: Buffer.alloc(32) });
    expect(
      await ask(writeAddCheckpoint({ old: 0, proof: [], note: writeNote(text, [signText(stranger, text)]) })),
    ).toBe(404);
    const thief = makeSigner('log', log.name);
    const stolen = parseNote(note)?.text ?? '';
    expect(
      await ask(
        writeAddCheckpoint({ old: 0, proof: [], note: writeNote(stolen, [signText(thief, stolen)]) }),
      ),
    ).toBe(403);
    expect(await ask(writeAddCheckpoint({ old: 0, proof: [], note }))).toBe(200);
    expect(await witness.addCheckpoint(writeAddCheckpoint({ old: 5, proof: [], note }))).toEqual({
      status: 409,
      body: '20\n',
      type: 'text/x.tlog.size',
    });
    const grown = await logOf(40);
    const next = (await readCheckpoint(grown)).note;
    const proof = await proveGrowth(grown, { earlier: 20, size: 40 });
    expect(await ask(writeAddCheckpoint({ old: 20, proof: proof.slice(1), note: next }))).toBe(422);
    expect(await ask(writeAddCheckpoint({ old: 20, proof, note: next }))).toBe(200);
  });

  it('never signs two histories, whoever asks in the same moment', async () => {
    const witness = newWitness();
    const one = (await readCheckpoint(await logOf(10))).note;
    const other = (await readCheckpoint(await logOf(10, (entries) => entries.toReversed()))).note;
    const answers = await Promise.all(
      [one, other, one, other].map((note) =>
        witness.addCheckpoint(writeAddCheckpoint({ old: 0, proof: [], note })),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 409, 409, 409]);
  });
});

describe('notes', () => {
  it('are read back as they were written', async () => {
    const { note } = await readCheckpoint(await logOf(5));
    const read = parseNote(note);
    expect(
      read &&
        writeNote(
          read.text,
          read.signatures.map(({ line }) => line),
        ),
    ).toBe(note);
    expect(read && parseCheckpoint(read.text)).toMatchObject({ origin: 'log.test', size: 5 });
    const request = { old: 3, proof: [Buffer.alloc(32, 7)], note };
    expect(parseAddCheckpoint(writeAddCheckpoint(request))).toEqual(request);
    expect(readSigner(signer.secret).text).toBe(signer.text);
  });

  it('hold for the time and the text that were signed, and no other', () => {
    const text = writeCheckpoint({ origin: 'log.test', size: 7, root: Buffer.alloc(32, 1) });
    const line = cosignText(signer, text, NOW);
    const signed = parseNote(writeNote(text, [line]));
    expect(signed && findCosignature(signed, signer)?.at).toEqual(NOW);
    const elsewhere = parseNote(writeNote(text.replace('\n7\n', '\n8\n'), [line]));
    expect(elsewhere && findCosignature(elsewhere, signer)).toBeUndefined();
    const asLog = parseNote(writeNote(text, [signText(makeSigner('log', signer.name), text)]));
    expect(asLog && findCosignature(asLog, signer)).toBeUndefined();
  });

  it('are refused when they are not written as notes', () => {
    const text = 'log.test\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n';
    for (const wrong of ['', 'x', `${text}\n`, `${text}\n— log.test`, `${text}\n- log.test AAAA\n`, text])
      expect(parseNote(wrong), wrong).toBeUndefined();
    for (const wrong of [
      `${text}more\n`,
      text.replace('\n1\n', '\n01\n'),
      text.replace('log.test', 'a log'),
      text.trimEnd(),
    ])
      expect(parseCheckpoint(wrong), wrong).toBeUndefined();
    expect(parseCheckpoint(text)).toMatchObject({ size: 1 });
  });
});

describe('the check of a whole log', () => {
  it('names the entry from which it no longer is what was signed before', async () => {
    const earlier = await readCheckpoint(await logOf(100));
    const heads = [{ size: 100, root: earlier.root }];
    expect((await verifyLog(await logOf(120), { log, earlier: heads })).findings).toEqual([]);
    const other = await logOf(120, (entries) => entries.with(50, madeEntry(50, { purpose: 'other' })));
    expect((await verifyLog(other, { log, earlier: heads })).findings).toMatchObject([
      { code: 'SPLIT_VIEW', entry: 99 },
    ]);
    expect((await verifyLog(await logOf(90), { log, earlier: heads })).findings).toMatchObject([
      { code: 'SPLIT_VIEW' },
    ]);
    expect((await verifyLog(await logOf(90), { log: signer })).findings).toMatchObject([
      { code: 'NOT_SIGNED' },
    ]);
  });
});
