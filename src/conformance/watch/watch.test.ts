import { createServer, type Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadBehaviours } from '../../../country/thailand/conformance/index.ts';
import { loadClaimFiles } from '../../../country/thailand/index.ts';
import { writeFile } from '../../filesets/index.ts';
import { SMALL_UPLOAD } from '../../filesets/testing/small-upload.ts';
import { checklistLines } from './checklist.ts';
import { openWatch, type Watch } from './open-watch.ts';

const set = loadClaimFiles().hubSet();
const HASH = 'ab'.repeat(32);

let hub: Server;
let hubAddress: string;
let wrongPassword = false;
const asked: (string | undefined)[] = [];
const watches: Watch[] = [];

/** Takes whatever comes, but for a password that is said to be wrong and uploads without PAT. */
beforeAll(async () => {
  hub = createServer((request, reply) => {
    asked.push(request.url);
    let text = '';
    request.setEncoding('latin1').on('data', (part: string) => {
      text += part;
    });
    request.on('end', () => {
      if (request.url?.startsWith('/token')) return reply.writeHead(wrongPassword ? 401 : 200).end('a.b.c');
      const isWhole = !request.url?.includes('16_files') || text.includes('PAT.txt');
      return reply.writeHead(isWhole ? 200 : 400, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((resolve) => hub.listen(0, '127.0.0.1', resolve));
  const place = hub.address();
  hubAddress = `http://127.0.0.1:${typeof place === 'object' ? place?.port : ''}`;
});

afterAll(async () => {
  for (const watch of watches) await watch.close();
  hub.close();
});

async function watching(provokes = false, below = ''): Promise<Watch> {
  const order = {
    server: hubAddress + below,
    port: 0,
    behaviours: loadBehaviours(),
    set,
    provokes,
    tell: () => undefined,
  };
  const watch = await openWatch(order);
  watches.push(watch);
  return watch;
}

const stateOf = (watch: Watch) =>
  Object.fromEntries(watch.checklist().behaviours.map(({ id, state }) => [id, state]));

/** An upload that differs from others by a number; `year` stands in its dates. */
function upload({ number = 0, without = '', year = '2025', token = 'Bearer t' } = {}): RequestInit {
  const form = new FormData();
  form.set('type', 'txt');
  for (const file of set.files.slice(0, set.mostFiles)) {
    const rows = (SMALL_UPLOAD[file.name] ?? []).map((cells) =>
      file.columns.map(({ name }) =>
        name === 'TOTAL' ? String(300 + number) : (cells[name] ?? '').replace(/^2025/, year),
      ),
    );
    const bytes = writeFile(file, rows, { form: 'txt', header: true });
    if (file.name !== without) form.append('file', new Blob([new Uint8Array(bytes)]), `${file.name}.txt`);
  }
  return { method: 'POST', body: form, headers: { authorization: token } };
}

const send = (watch: Watch, order: Parameters<typeof upload>[0] = {}) =>
  fetch(`${watch.address}/api/v2/data_hub/16_files`, upload(order));
const askToken = (watch: Watch, hash = HASH) =>
  fetch(`${watch.address}/token?Action=get_moph_access_token&user=u&hospital_code=1&password_hash=${hash}`);

describe('a program that does as the hub asks', () => {
  it('is seen to wait, to send again what was lost, and to come back with another token', async () => {
    const watch = await watching(true);
    await askToken(watch);
    expect((await send(watch)).status).toBe(200);
    const busy = await send(watch, { number: 1 });
    expect([busy.status, busy.headers.get('retry-after')]).toEqual([429, '2']);
    await sleep(2000);
    expect((await send(watch, { number: 1 })).status).toBe(200);
    await expect(send(watch, { number: 2 })).rejects.toThrow();
    expect((await send(watch, { number: 2 })).status).toBe(200);
    expect((await send(watch, { number: 3 })).status).toBe(401);
    await askToken(watch);
    expect((await send(watch, { number: 3 })).status).toBe(200);
    const state = stateOf(watch);
    const asked = watch.checklist().behaviours.filter(({ kind }) => kind === 'must');
    expect(asked.filter(({ id }) => state[id] !== 'shown' && id !== 'login-stops')).toEqual([]);
    expect(state).toMatchObject({
      'words-in-address': 'shown',
      'login-stops': 'not-yet',
      'as-dbase': 'not-yet',
    });
  });
});

describe('a program that does otherwise', () => {
  it('is told so, by what it did', async () => {
    const watch = await watching(true);
    await send(watch);
    await send(watch, { number: 1 });
    await send(watch, { number: 1 });
    await send(watch, { number: 2 }).catch(() => undefined);
    await send(watch, { number: 3 });
    await send(watch, { number: 3 });
    await send(watch, { year: '2568', token: 'bare' });
    for (let time = 0; time < 4; time++) await send(watch, { without: 'PAT' });
    wrongPassword = true;
    for (let time = 0; time < 5; time++) await askToken(watch, 'a password');
    wrongPassword = false;
    expect(stateOf(watch)).toMatchObject({
      'busy-waits': 'broken',
      'lost-sent-again': 'not-yet',
      'token-renewed': 'broken',
      'upload-common-era': 'broken',
      'upload-clean': 'broken',
      'upload-corrected': 'broken',
      'login-stops': 'broken',
      'token-hashed': 'broken',
      'bare-token': 'shown',
    });
    const text = checklistLines(watch.checklist(), 'en').join('\n');
    expect(text).toContain('✗ busy-waits');
    expect(text).toContain('· lost-sent-again');
  });

  it('can be read at the address itself, without anything that was said', async () => {
    const watch = await watching();
    await send(watch);
    const text = await (await fetch(`${watch.address}/conformance`)).text();
    expect(text).toContain('✓ upload-accepted');
    const json = await (await fetch(`${watch.address}/conformance?format=json`)).text();
    expect(JSON.parse(json)).toMatchObject({ calls: 1 });
    expect(`${text}${json}`).not.toMatch(/0999900000015|สมใจ|1001/);
  });

  it('is passed on to the server behind, below the address that was named, and to nobody else', async () => {
    const watch = await watching(false, '/fdh/');
    asked.length = 0;
    await fetch(`${watch.address}/api/v1/thing?a=1`);
    await fetch(`${watch.address}//elsewhere.invalid/there`);
    expect(asked).toEqual(['/fdh/api/v1/thing?a=1', '/fdh/there']);
  });
});
