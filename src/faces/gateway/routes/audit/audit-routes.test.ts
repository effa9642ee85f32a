import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  auditFolder,
  openLogSource,
  openWitness,
  readVerifier,
  readWitnessKey,
} from '../../../../base/audit/index.ts';
import { isSigned, parseNote, readSigner, writeNote } from '../../../../base/audit/notes/index.ts';
import { writeAddCheckpoint } from '../../../../base/audit/witness/index.ts';
import { hashLeaf, isIncluded } from '../../../../base/merkle/index.ts';
import type { AuditReadProof, AuditReads, AuditStatus } from '../../../../contract/index.ts';
import { buildGateway, type Gateway } from '../../index.ts';
import { openEmptyHouse } from '../../testing/empty-house.ts';
import { type Cookies, signInAs } from '../../testing/sign-in.ts';

const ROOT = '/api/v1/audit';

let house: Awaited<ReturnType<typeof openEmptyHouse>>;
let gateway: Gateway;
let auditor: Cookies;

const read = { role: 'officer', act: 'read-person', purpose: 'area-work', personKeys: [7n], rows: 1 };

beforeAll(async () => {
  house = await openEmptyHouse();
  gateway = await buildGateway(house);
  auditor = await signInAs(gateway, { role: 'auditor', area: 'TH', name: 'วันดี' });
  for (const area of ['17', '170203', '50']) await house.ledger.access.append({ ...read, area });
  await untilSigned(3);
}, 60_000);

afterAll(async () => {
  await gateway.close();
  await house[Symbol.asyncDispose]();
});

async function untilSigned(size: number): Promise<AuditStatus> {
  const signed = async () => {
    const status = (await gateway.inject(`${ROOT}/status`)).json<AuditStatus>();
    const isSigned = (status.size ?? 0) >= size && status.witnesses.some((one) => one.size >= size);
    return isSigned ? status : undefined;
  };
  return vi.waitUntil(signed, { timeout: 30_000, interval: 30 });
}

describe('the ledger of reads', () => {
  it('is closed to whoever does not watch over reading', async () => {
    expect((await gateway.inject(`${ROOT}/reads`)).json()).toMatchObject({ code: 'SIGN_IN_NEEDED' });
    const officer = await signInAs(gateway, { role: 'officer', area: '17' });
    expect((await gateway.inject({ url: `${ROOT}/reads`, cookies: officer })).json()).toMatchObject({
      code: 'NOT_ALLOWED',
    });
  });

  it('lists reads with where and how many, and not whom', async () => {
    const answer = await gateway.inject({ url: `${ROOT}/reads?area=17&act=read-person`, cookies: auditor });
    const { reads, status, choices } = answer.json<AuditReads>();
    expect(reads.map(({ area }) => area?.code)).toEqual(['170203', '17']);
    expect(reads[1]).toMatchObject({ people: 1, bulk: false, area: { name: { th: 'สิงห์บุรี' } } });
    expect(answer.body).not.toContain('personKeys');
    expect(status).toMatchObject({ witnessed: true, witnesses: [{ independent: false }] });
    expect(choices.acts).toContain('read-person');
  });

  it('goes on where a page ended, and writes down that it was read', async () => {
    const page = async (after = '') =>
      (await gateway.inject({ url: `${ROOT}/reads?limit=1${after}`, cookies: auditor })).json<AuditReads>();
    const first = await page();
    expect(first.reads[0]).toMatchObject({ act: 'read-ledger', by: expect.stringContaining('วันดี') });
    const second = await page(`&after=${first.next}`);
    expect(second.reads[0]?.id).toBeLessThan(first.reads[0]?.id ?? 0);
  });

  it('knows no area that there is none of', async () => {
    const answer = await gateway.inject({ url: `${ROOT}/reads?area=9999`, cookies: auditor });
    expect(answer.json()).toMatchObject({ code: 'AREA_UNKNOWN' });
  });

  it('proves a read so that anybody can check it', async () => {
    const listed = await gateway.inject({ url: `${ROOT}/reads?area=50&act=read-person`, cookies: auditor });
    const [found] = listed.json<AuditReads>().reads;
    const answer = await gateway.inject({ url: `${ROOT}/reads/${found?.id}/proof`, cookies: auditor });
    const proof = answer.json<AuditReadProof>();
    const note = parseNote(proof.checkpoint);
    if (!note) throw new Error(answer.body);
    expect(isSigned(note, readVerifier(proof.key))).toBe(true);
    const root = Buffer.from(note.text.split('\n')[2] ?? '', 'base64');
    const leaf = hashLeaf(Buffer.from(proof.entry));
    const path = proof.proof.map((hash) => Buffer.from(hash, 'hex'));
    expect(isIncluded({ index: proof.index, size: proof.size, leaf, root }, path)).toBe(true);
    expect(JSON.parse(proof.entry)).toMatchObject({ act: 'read-person', area: '50' });
  });
});

describe('the log in public', () => {
  it('serves checkpoint and tiles to anybody, and nothing else by that way', async () => {
    const checkpoint = await gateway.inject(`${ROOT}/checkpoint`);
    expect(checkpoint.headers['content-type']).toContain('text/plain');
    const size = Number(checkpoint.body.split('\n')[1]);
    const tile = await gateway.inject(`${ROOT}/tile/0/000.p/${size}`);
    expect(tile.rawPayload).toHaveLength(32 * size);
    const older = await gateway.inject(`${ROOT}/tile/0/000.p/1`);
    expect(older.rawPayload).toEqual(tile.rawPayload.subarray(0, 32));
    for (const path of [
      'tile/0/..%2f..%2flog',
      'tile/0/000.p/999',
      'tile/entries/%2e%2e/log.key',
      'tile/0/0',
    ])
      expect((await gateway.inject(`${ROOT}/${path}`)).statusCode, path).toBe(404);
  });

  it('takes the word of a witness on its list, and of nobody else', async () => {
    const folder = auditFolder(house.settings.home);
    const place = join(house.settings.home, 'somebody');
    const signer = await readWitnessKey(place, 'university.example');
    const key = readVerifier((await gateway.inject(`${ROOT}/status`)).json<AuditStatus>().key);
    const witness = openWitness({ folder: place, signer, logs: [key], now: () => new Date() });
    const note = (await gateway.inject(`${ROOT}/checkpoint`)).body;
    const answer = await witness.addCheckpoint(writeAddCheckpoint({ old: 0, proof: [], note }));
    const text = parseNote(note)?.text ?? '';
    const send = () =>
      gateway.inject({
        method: 'POST',
        url: `${ROOT}/cosignature`,
        headers: { 'content-type': 'text/plain' },
        payload: writeNote(text, [answer.body.trim()]),
      });
    expect((await send()).json()).toMatchObject({ code: 'WITNESS_REFUSED' });
    await writeFile(join(folder, 'witnesses'), `${readSigner(signer.secret).text} https://witness.invalid\n`);
    expect((await send()).json()).toMatchObject({ witness: 'university.example' });
    expect((await send()).json()).toMatchObject({ code: 'WITNESS_REFUSED' });
    const status = (await gateway.inject(`${ROOT}/status`)).json<AuditStatus>();
    expect(status.witnesses).toContainEqual(
      expect.objectContaining({ name: 'university.example', independent: true }),
    );
    expect(await readFile(join(folder, 'checkpoint'), 'utf8')).toContain(text);
    expect(openLogSource(folder).place).toBe(folder);
  });
});
