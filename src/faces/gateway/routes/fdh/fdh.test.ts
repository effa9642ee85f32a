import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  keepAccount,
  openClaims,
  openClaimTokens,
  openFiles,
  programHash,
  type SentFile,
} from '../../../../services/claims/index.ts';
import { sampleNumber, sampleUpload } from '../../../../services/claims/testing/sample-upload.ts';
import { buildGateway, type Gateway } from '../../index.ts';
import { openEmptyHouse } from '../../testing/empty-house.ts';

const HOSPITAL = '11111';
const LOGIN = 'somchai.t';
const PASSWORD = 'long enough';
const KEY = '$jwt@moph#';
const UPLOAD = '/api/v2/data_hub/16_files';

let house: Awaited<ReturnType<typeof openEmptyHouse>>;
let gateway: Gateway;
let token: string;

const account = (login: string, further: object = {}) =>
  keepAccount(
    house.ledger.claims.accounts,
    { hospital: HOSPITAL, login, password: PASSWORD, ...further },
    { content: house.country.claims().accounts, passwordKey: undefined },
  );

const set = () => house.country.filesets().get('sixteen-files');
const sample = (seed: number, further: object = {}) =>
  sampleUpload(set(), { hospital: HOSPITAL, visits: 2, stays: 1, seed, ...further });

beforeAll(async () => {
  house = await openEmptyHouse();
  gateway = await buildGateway(house);
  await account(LOGIN, { hospitalName: 'โรงพยาบาลตัวอย่าง' });
  token = (await logIn({ user: LOGIN })).body;
});

afterAll(async () => {
  await gateway.close();
  await house[Symbol.asyncDispose]();
});

const words = (further: object = {}) => ({
  user: LOGIN,
  password_hash: programHash(PASSWORD, KEY),
  hospital_code: HOSPITAL,
  ...further,
});
const ACTION = '/token?Action=get_moph_access_token';
const logIn = (further: object = {}) =>
  gateway.inject({ method: 'POST', url: ACTION, payload: words(further) });

type Part = Readonly<{ name: string; value: string | Buffer; fileName?: string }>;

function formOf(parts: readonly Part[], boundary = 'xYzZy'): Buffer {
  const pieces = parts.flatMap(({ name, value, fileName }) => [
    Buffer.from(
      `--${boundary}\r\ncontent-disposition: form-data; name="${name}"${fileName === undefined ? '' : `; filename="${fileName}"\r\ncontent-type: text/plain`}\r\n\r\n`,
    ),
    Buffer.from(value),
    Buffer.from('\r\n'),
  ]);
  return Buffer.concat([...pieces, Buffer.from(`--${boundary}--\r\n`)]);
}

const partsOf = (files: readonly SentFile[], type = 'txt'): Part[] => [
  { name: 'type', value: type },
  ...files.map(({ name, bytes }) => ({ name: 'file', value: bytes, fileName: name })),
];

async function post(
  payload: Buffer | string,
  { url = UPLOAD, headers = {} }: { url?: string; headers?: object } = {},
) {
  const reply = await gateway.inject({
    method: 'POST',
    url,
    payload,
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'multipart/form-data; boundary=xYzZy',
      ...headers,
    },
  });
  const said: Record<string, unknown> = reply.json();
  return { ...said, status: reply.statusCode, said };
}

const send = (files: readonly SentFile[], where: { url?: string; headers?: object } = {}) =>
  post(formOf(partsOf(files)), where);
const claimsKept = async () => (await house.ledger.claims.list({ hospital: HOSPITAL, limit: 1000 })).length;

describe('a token', () => {
  it('is the bare JWT as text, of RS512, for three hours', async () => {
    const reply = await logIn();
    expect(reply.headers['content-type']).toContain('text/plain');
    expect(reply.body).toMatch(/^eyJ[\w-]+\.[\w-]+\.[\w-]+$/);
    const [head = '', body = ''] = reply.body
      .split('.')
      .map((part) => Buffer.from(part, 'base64url').toString());
    expect(JSON.parse(head)).toMatchObject({ alg: 'RS512' });
    const said = JSON.parse(body);
    expect(said).toMatchObject({ iss: 'MOPH Account Center', aud: 'MOPH API', sub: `${LOGIN}@${HOSPITAL}` });
    expect(said.exp - said.iat).toBe(10_800);
    expect(said.client).toMatchObject({ hospital_code: HOSPITAL, login: LOGIN, role: ['moph-api'] });
    expect(said.client.scope).toEqual([{ code: 'MOPH_CLAIM:1' }, { code: 'MOPH_CLAIM_API:1' }]);
  });

  it.each([
    ['by GET with the words in the address', 'GET', 'query', undefined],
    ['by POST with the words in the address and no body', 'POST', 'query', undefined],
    ['by POST with the words in the address and an empty list', 'POST', 'query', '[]'],
    ['by POST with the words as a form', 'POST', 'form', undefined],
  ] as const)('is given %s', async (...[, method, where, empty]) => {
    const text = new URLSearchParams(words()).toString();
    const url = where === 'query' ? `${ACTION}&${text}` : ACTION;
    const type = where === 'form' ? 'application/x-www-form-urlencoded' : 'application/json';
    const payload = where === 'form' ? text : empty;
    const headers = { 'content-type': type };
    const reply = await gateway.inject({ method, url, headers, ...(payload !== undefined && { payload }) });
    expect([reply.statusCode, reply.body.slice(0, 3)]).toEqual([200, 'eyJ']);
  });

  it('is given whatever the case of the hash, and to programs that took the key as compose files write it', async () => {
    const hash = programHash(PASSWORD, KEY);
    expect((await logIn({ password_hash: hash.toUpperCase() })).statusCode).toBe(200);
    expect((await logIn({ password_hash: programHash(PASSWORD, '$$jwt@moph#') })).statusCode).toBe(200);
    expect(hash).toBe(createHmac('sha256', KEY).update(PASSWORD).digest('hex'));
    const [kept] = await house.ledger.claims.accounts.list();
    expect(JSON.stringify(kept?.hashes)).not.toContain(hash);
  });

  it('is refused in the account centre’s envelope', async () => {
    const reply = await logIn({ password_hash: 'wrong' });
    expect(reply.statusCode).toBe(401);
    expect(reply.json()).toMatchObject({
      MessageCode: 401,
      Message: expect.any(String),
      RequestTime: expect.any(String),
      status: 401,
    });
    expect((await logIn({ user: 'nobody.here' })).statusCode).toBe(401);
    expect((await gateway.inject({ method: 'POST', url: ACTION, payload: { user: LOGIN } })).statusCode).toBe(
      400,
    );
    expect((await gateway.inject({ method: 'GET', url: '/token?Action=other' })).statusCode).toBe(400);
  });

  it('is locked after five failures also for who knows the password, and not for others', async () => {
    await account('locked.one');
    for (let turn = 0; turn < 5; turn++) await logIn({ user: 'locked.one', password_hash: 'wrong' });
    const reply = await logIn({ user: 'locked.one' });
    expect([reply.statusCode, reply.json().Message]).toEqual([401, expect.stringContaining('15 minutes')]);
    expect((await logIn()).statusCode).toBe(200);
    await house.ledger.claims.accounts.change(
      { hospital: HOSPITAL, login: 'locked.one' },
      { suspended: false },
    );
    expect((await logIn({ user: 'locked.one' })).statusCode).toBe(200);
  });

  it('is taken with Bearer and bare, and refused in the hub’s words', async () => {
    const files = sample(100);
    expect(await send(files)).toMatchObject({ status: 200 });
    expect(await send(files, { headers: { authorization: token } })).toMatchObject({ status: 200 });
    const refusal = async (authorization: string) => send(files, { headers: { authorization } });
    expect(await refusal('')).toMatchObject({
      status: 401,
      message: 'authorized token not found',
      error: 'unauthorized',
    });
    expect(await refusal('Bearer not-a-token')).toMatchObject({
      status: 401,
      message: 'invalid jwt authorization',
    });
    const [head = '', body = ''] = token.split('.');
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const forged = sign('sha512', Buffer.from(`${head}.${body}`), privateKey).toString('base64url');
    expect(await refusal(`Bearer ${head}.${body}.${forged}`)).toMatchObject({
      message: 'invalid jwt authorization',
    });
    const none = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url');
    expect(await refusal(`Bearer ${none}.${body}.`)).toMatchObject({ message: 'invalid jwt authorization' });
    await account('no.scope', { scopes: ['MOPH_PHR_HIE:1'] });
    const other = (await logIn({ user: 'no.scope' })).body;
    expect(await refusal(`Bearer ${other}`)).toMatchObject({ status: 401, message: 'invalid scope' });
  });
});

describe('an upload of 16 files', () => {
  it('is kept with all its claims, and opens as it came', async () => {
    const files = sample(1);
    const answer = await send(files);
    expect(answer).toMatchObject({
      status: 200,
      message: 'success',
      message_th: 'บันทึกข้อมูลสำเร็จ',
      receipt_id: expect.stringMatching(/^R[0-9A-F]{24}$/),
      details: [],
    });
    const upload = await house.ledger.claims.findUpload(String(answer.said['receipt_id']));
    expect(upload).toMatchObject({ hospital: HOSPITAL, claims: 3, period: '2026-10', form: 'txt' });
    expect(await openFiles({ book: house.ledger.claims, keys: house.keys }, upload?.id ?? 0n)).toEqual(files);
    const tokens = openClaimTokens(house.keys);
    const kept = await house.ledger.claims.byKey(tokens.claim(`${HOSPITAL}/IP/A1002`));
    expect(kept).toMatchObject({
      kind: 'IP',
      scheme: 'UCS',
      state: 'received',
      chargedSatang: 450_000,
      from: '2026-09-28T10:30',
      serviceDay: '2026-10-01',
    });
    const [opened] = await openClaims({ book: house.ledger.claims, keys: house.keys }, kept ? [kept] : []);
    expect(opened?.claim).toMatchObject({
      an: 'A1002',
      patient: { givenName: 'สมชาย', sex: 'm', bornOn: '1980-02-15' },
      diagnoses: [{ code: 'J189', type: '1' }],
    });
    expect(opened?.claim.rows['IPD']).toHaveLength(1);
  });

  it('is one upload when it comes twenty times at once, whatever the order of its files', async () => {
    const files = sample(2);
    const before = await claimsKept();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_one, turn) => send(turn % 2 === 0 ? files : files.toReversed())),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    expect(new Set(answers.map((answer) => answer.said['receipt_id'])).size).toBe(1);
    expect(await claimsKept()).toBe(before + 3);
  });

  it('is taken without a line of names at v1, with a slash behind, names in any case, and fields nobody knows', async () => {
    const plain = sample(3, { header: false });
    expect(await send(plain, { url: '/api/v1/data_hub/16_files' })).toMatchObject({ status: 200 });
    expect(await send(sample(4), { url: `${UPLOAD}/` })).toMatchObject({ status: 200 });
    const shouting = sample(5).map(({ name, bytes }) => ({ name: name.toUpperCase(), bytes }));
    const junk = { name: 'key', value: 'value' };
    expect(await post(formOf([junk, ...partsOf(shouting, 'TXT')]))).toMatchObject({ status: 200 });
  });

  it('answers what is wrong in the hub’s words, and all of it in details', async () => {
    const without = (name: string) => sample(6).filter((file) => file.name !== `${name}.txt`);
    expect(await send(without('PAT'))).toMatchObject({
      status: 400,
      message: 'invalid requirement (require INS and PAT)',
    });
    expect(await post(formOf(partsOf(sample(6), 'pdf')))).toMatchObject({
      status: 400,
      message: 'type invalid format',
    });
    expect(await send(sample(6, { changes: { PAT: { HCODE: '22222' } } }))).toMatchObject({
      status: 400,
      message: 'invalid hospital_code',
    });
    const answer = await send(sample(6, { changes: { OPD: { DATEOPD: '25691001', HN: '' } } }));
    expect(answer).toMatchObject({ status: 400, message: 'invalid HN', message_th: 'โปรดระบุ HN ในแฟ้ม OPD' });
    const details = answer.said['details'] as {
      file: string;
      row: number;
      field: string;
      message_th: string;
    }[];
    expect(details.length).toBeGreaterThan(1);
    expect(details[0]).toMatchObject({ file: 'OPD', row: 1, field: 'HN', message_th: expect.any(String) });
    const [refusal] = await house.ledger.claims.refusals({ hospital: HOSPITAL, limit: 1 });
    expect(refusal).toMatchObject({ message: 'invalid HN', faultCount: details.length });
  });

  it('refuses what is no upload, in the same envelope', async () => {
    const good = formOf(partsOf(sample(7)));
    const before = await claimsKept();
    const answers = [
      await post(good.subarray(0, good.length / 2)),
      await post(Buffer.alloc(0)),
      await post(good, { headers: { 'content-type': 'multipart/form-data' } }),
      await post(gzipSync(Buffer.alloc(70_000_000)), { headers: { 'content-encoding': 'gzip' } }),
      await post('{}', { headers: { 'content-type': 'application/json' } }),
      await post(formOf(partsOf([...sample(7), { name: 'INS2.txt', bytes: Buffer.from('') }]))),
      await post(
        formOf(
          partsOf(
            sample(7).map((file, index) =>
              index === 0 ? { ...file, bytes: gzipSync(Buffer.alloc(5_000_000)) } : file,
            ),
          ),
        ),
      ),
      await post(
        formOf(
          partsOf(
            sample(7).map((file, index) =>
              index === 3 ? { ...file, bytes: Buffer.alloc(53_000_000, 'x|') } : file,
            ),
          ),
        ),
      ),
    ];
    for (const answer of answers) {
      expect(answer).toMatchObject({
        message: expect.any(String),
        message_th: expect.any(String),
        error: expect.anything(),
      });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
    }
    expect(answers[5]).toMatchObject({ status: 400, message: 'invalid quatity file' });
    expect([answers[3]?.status, answers[7]?.status]).toEqual([413, 413]);
    expect(await claimsKept()).toBe(before);
  });

  it('lies in clear nowhere in the ledger’s files, neither numbers nor names', async () => {
    const answer = await send(sample(42));
    const receipt = String(answer.said['receipt_id']);
    let files: Buffer[] = [];
    const found = (text: string) => files.some((bytes) => bytes.includes(text));
    // The ledger of a test need not be on the disk at once.
    await vi.waitUntil(
      () => {
        files = ledgerFiles(house.settings.home).map((file) => readFileSync(file));
        return found(receipt);
      },
      { timeout: 20_000, interval: 300 },
    );
    expect(
      [sampleNumber(42_000), sampleNumber(42_001), 'H42000', 'A42002', 'สมชาย', 'AMLODIPINE'].filter(found),
    ).toEqual([]);
  });
});

/** Tables and the log before them; the server may keep them outside the home. */
function ledgerFiles(home: string): string[] {
  const elsewhere = join(home, 'ledger', 'elsewhere');
  const base = existsSync(elsewhere) ? readFileSync(elsewhere, 'utf8').trim() : join(home, 'ledger');
  return globSync(join(base, 'data', '{base,pg_wal}', '**'), { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
