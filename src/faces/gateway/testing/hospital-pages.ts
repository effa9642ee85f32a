import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { ClaimEventKind } from '../../../base/claim/index.ts';
import { claimListSchema, sentFilesSchema } from '../../../contract/index.ts';
import { gatherFiles } from '../../../filesets/index.ts';
import type { SentFile } from '../../../services/claims/index.ts';
import { sampleUpload } from '../../../services/claims/testing/sample-upload.ts';
import { buildGateway } from '../index.ts';
import { openEmptyHouse } from './empty-house.ts';
import { type Cookies, signInAs } from './sign-in.ts';

export const [OWN, OTHER] = ['11111', '22222'];
export const ROOT = '/api/v1/claims';
const HAND = { actor: 'payer', controller: 'org:moph', processor: 'org:inet' };

/** The pages of two hospitals, each of which sent an upload of three visits and a stay; disposing takes it all away. */
export async function openHospitalPages() {
  const house = await openEmptyHouse();
  const gateway = await buildGateway(house);
  const set = house.country.filesets().get(house.country.claims().fileSet);
  const [own, other] = await Promise.all([
    signInAs(gateway, { role: 'hospital', name: 'ratchanee', agency: OWN }),
    signInAs(gateway, { role: 'hospital', name: 'somsri', agency: OTHER }),
  ]);
  const filesOf = (hospital: string, further: object = {}) =>
    sampleUpload(set, { hospital, visits: 3, stays: 1, seed: Number(hospital), ...further });
  const get = (cookies: Cookies, url: string) => gateway.inject({ url, cookies });
  const post = (cookies: Cookies, url: string, files: readonly SentFile[]) =>
    gateway.inject({ method: 'POST', url, cookies, ...formOf(files) });
  const send = async (cookies: Cookies, files: readonly SentFile[]) => {
    const answer = await post(cookies, `${ROOT}/sendings`, files);
    expect([answer.statusCode, answer.statusCode === 200 ? '' : answer.body]).toEqual([200, '']);
    return sentFilesSchema.parse(answer.json());
  };
  const receipt = (await send(own, filesOf(OWN))).receipt ?? '';
  await send(other, filesOf(OTHER));
  const listed = claimListSchema.parse((await get(own, `${ROOT}/list`)).json()).claims;
  return {
    house,
    gateway,
    set,
    own,
    other,
    receipt,
    /** The claims of the own hospital, visits before the stay: keyed tokens tell which of the visits comes first. */
    claims: listed.toSorted((a, b) => (a.kind === b.kind ? 0 : a.kind > b.kind ? -1 : 1)).map(({ id }) => id),
    filesOf,
    get,
    post,
    send,
    /** Has something happen to a claim as the checks and payers tell it. */
    say: async (claim: string, kind: ClaimEventKind, further: object = {}) => {
      const [event] = await house.ledger.claims.appendEvents([
        { claim: BigInt(claim), version: 1, kind, hand: HAND, ...further },
      ]);
      expect(event?.written).toBe(true);
    },
    [Symbol.asyncDispose]: async () => {
      await gateway.close();
      await house[Symbol.asyncDispose]();
    },
  };
}

/** Files in a form, as a browser sends them. */
export function formOf(files: readonly SentFile[]) {
  const boundary = '----files';
  const parts = files.flatMap(({ name, bytes }) => [
    Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`),
    bytes,
    Buffer.from('\r\n'),
  ]);
  return {
    payload: Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  };
}

/** The files of an archive that was answered. */
export async function unpacked(bytes: Buffer): Promise<ReadonlyMap<string, string>> {
  const folder = await mkdtemp(join(tmpdir(), 'chipao-zip-'));
  try {
    await writeFile(join(folder, 'a.zip'), bytes);
    const files = await gatherFiles([join(folder, 'a.zip')]);
    return new Map(files.map(({ name, bytes: one }) => [name, one.toString('utf8')]));
  } finally {
    await rm(folder, { recursive: true });
  }
}
