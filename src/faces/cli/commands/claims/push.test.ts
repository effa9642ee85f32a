import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { entryOf, Problem } from '../../../../base/errors/index.ts';
import { keepAccount } from '../../../../services/claims/index.ts';
import { sampleUpload } from '../../../../services/claims/testing/sample-upload.ts';
import { buildGateway, type Gateway } from '../../../gateway/index.ts';
import { openEmptyHouse } from '../../../gateway/testing/empty-house.ts';
import { claimsCommand } from './claims.ts';

const HOSPITAL = '11111';
const PASSWORD = 'long enough for tests';
const folder = mkdtempSync(join(tmpdir(), 'chipao-claims-push-'));

let house: Awaited<ReturnType<typeof openEmptyHouse>>;
let gateway: Gateway;
let server: string;
const others: Server[] = [];

const account = (login: string, further: object = {}) =>
  keepAccount(
    house.ledger.claims.accounts,
    { hospital: HOSPITAL, login, password: PASSWORD, ...further },
    { content: house.country.claims().accounts, passwordKey: undefined },
  );

beforeAll(async () => {
  house = await openEmptyHouse();
  gateway = await buildGateway(house);
  server = await gateway.listen({ port: 0, host: '127.0.0.1' });
  await account('somchai');
  vi.stubEnv('CHIPAO_FDH_PASSWORD', PASSWORD);
});

afterAll(async () => {
  vi.unstubAllEnvs();
  for (const other of others) other.close();
  await gateway.close();
  await house[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

/** Uploads in folders, none of them like another. */
function uploadsIn(name: string, seeds: readonly number[], further: object = {}): string {
  for (const seed of seeds) {
    const to = join(folder, name, `upload-${seed}`);
    mkdirSync(to, { recursive: true });
    const set = house.country.filesets().get('sixteen-files');
    for (const file of sampleUpload(set, { hospital: HOSPITAL, visits: 2, seed, ...further }))
      writeFileSync(join(to, file.name), file.bytes);
  }
  return join(folder, name);
}

type Pushed = Readonly<{ said: Record<string, unknown>; problem: Problem | undefined; text: string }>;

async function push(path: string, further: readonly string[] = []): Promise<Pushed> {
  const given = ['--server', server, '--hospital', HOSPITAL, '--user', 'somchai'];
  let text = '';
  const spies = [
    vi.spyOn(process.stderr, 'write').mockReturnValue(true),
    vi.spyOn(process.stdout, 'write').mockImplementation((part) => {
      text += String(part);
      return true;
    }),
  ];
  const program = new Command('chipao').option('--json', '', false).exitOverride();
  claimsCommand(program);
  let problem: Problem | undefined;
  await program
    .parseAsync(['--json', 'claims', 'push', path, ...given, ...further], { from: 'user' })
    .catch((thrown: unknown) => {
      if (!(thrown instanceof Problem)) throw thrown;
      problem = thrown;
    });
  for (const spy of spies) spy.mockRestore();
  return { said: text === '' ? {} : JSON.parse(text), problem, text };
}

const codeOf = ({ problem }: Pushed) => problem && [problem.code, entryOf(problem.code).exit];
const kept = async () => (await house.ledger.claims.list({ hospital: HOSPITAL, limit: 1000 })).length;

async function listening(handle: Parameters<typeof createServer>[1]): Promise<string> {
  const made = createServer({}, handle);
  others.push(made);
  await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve));
  const place = made.address();
  return `http://127.0.0.1:${typeof place === 'object' ? place?.port : ''}`;
}

type Turn = 'pass' | 'busy' | 'drop before' | 'drop after' | 'token over';

/** A way to the gateway on which things happen: what, is said for each question. */
async function proxy(turnOf: (asked: number, path: string) => Turn) {
  const seen: string[] = [];
  const answer = async (request: IncomingMessage, reply: ServerResponse) => {
    const path = request.url ?? '';
    const turn = turnOf(seen.push(path), path);
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    if (turn === 'drop before') return request.socket.destroy();
    if (turn === 'busy') return reply.writeHead(429, { 'retry-after': '0', connection: 'close' }).end();
    const { authorization, 'content-type': type = '' } = request.headers;
    const given = await fetch(`${server}${path}`, {
      method: 'POST',
      body: Buffer.concat(parts),
      headers: {
        'content-type': type,
        ...(authorization && { authorization: turn === 'token over' ? 'Bearer a.b.c' : authorization }),
      },
    });
    const text = await given.text();
    if (turn === 'drop after') return request.socket.destroy();
    return reply.writeHead(given.status, { connection: 'close' }).end(text);
  };
  const address = await listening((request, reply) => {
    answer(request, reply).catch(() => request.socket.destroy());
  });
  return { address, seen };
}

describe('chipao claims push', () => {
  it('sends each upload, and in a second run none', async () => {
    const before = await kept();
    const uploads = uploadsIn('plain', [1, 2, 3]);
    const way = await proxy(() => 'pass');
    const first = await push(uploads, ['--server', way.address]);
    expect(first.problem).toBeUndefined();
    expect(first.said).toMatchObject({ accepted: 3, before: 0, unsent: 0 });
    expect(await kept()).toBe(before + 6);
    const asked = way.seen.length;
    expect((await push(uploads, ['--server', way.address])).said).toMatchObject({ accepted: 0, before: 3 });
    expect(way.seen).toHaveLength(asked);
  });

  it('goes on where it was when lines of its journal were lost or left half written', async () => {
    const uploads = uploadsIn('stopped', [11, 12]);
    await push(uploads);
    const journal = join(uploads, 'push-journal.jsonl');
    const lines = readFileSync(journal, 'utf8').split('\n').filter(Boolean);
    writeFileSync(journal, `${lines[0]}\n${lines[1]?.slice(0, 40)}`);
    const before = await kept();
    expect((await push(uploads)).said).toMatchObject({ accepted: 1, before: 1 });
    expect(await kept()).toBe(before);
    expect((await push(uploads)).said).toMatchObject({ accepted: 0, before: 2 });
  });

  it('brings each upload there exactly once over a way that drops every third and is busy at times', async () => {
    const before = await kept();
    const seeds = [21, 22, 23, 24, 25, 26, 27, 28];
    const way = await proxy((asked) => {
      if (asked % 3 === 0) return asked % 2 === 0 ? 'drop after' : 'drop before';
      return asked % 5 === 0 ? 'busy' : 'pass';
    });
    const { said, problem } = await push(uploadsIn('rough', seeds), ['--server', way.address]);
    expect(problem).toBeUndefined();
    expect(said).toMatchObject({ accepted: seeds.length });
    expect(way.seen.length).toBeGreaterThan(seeds.length + 1);
    expect(await kept()).toBe(before + 2 * seeds.length);
    const receipts = JSON.stringify(said['uploads']).match(/R[0-9A-F]{24}/g);
    expect(new Set(receipts).size).toBe(seeds.length);
  }, 60_000);

  it('asks for another token once when the hub says that it is over', async () => {
    const way = await proxy((asked) => (asked === 2 ? 'token over' : 'pass'));
    const { said } = await push(uploadsIn('renewed', [31, 32]), ['--server', way.address, '--at-once', '1']);
    expect(said).toMatchObject({ accepted: 2 });
    expect(way.seen.filter((path) => path.startsWith('/token'))).toHaveLength(2);
  });

  it('sends nothing that has faults, and says which and how to see them', async () => {
    const uploads = uploadsIn('faulty', [41]);
    uploadsIn('faulty', [42], { changes: { PAT: { DOB: '25400101x' } } });
    const before = await kept();
    const pushed = await push(uploads);
    expect(codeOf(pushed)).toEqual(['PUSH_UNFINISHED', 3]);
    expect(pushed.said).toMatchObject({ accepted: 1, faulty: 1, refused: 0 });
    expect(await kept()).toBe(before + 2);
  });

  it('tells what the hub refused in its own words', async () => {
    const way = await listening((request, reply) => {
      request.resume();
      if (request.url?.startsWith('/token')) return reply.end('a.b.c');
      return reply.writeHead(400).end(JSON.stringify({ message: 'invalid file', message_th: 'แฟ้มไม่ถูกต้อง' }));
    });
    const pushed = await push(uploadsIn('refused', [51]), ['--server', way]);
    expect(codeOf(pushed)).toEqual(['PUSH_UNFINISHED', 3]);
    expect(pushed.text).toContain('แฟ้มไม่ถูกต้อง');
  });

  it('leaves folders of other hospitals where they are', async () => {
    const one = uploadsIn('two', [61]);
    cpSync(join(one, 'upload-61'), join(one, '22222'), { recursive: true });
    expect((await push(one)).said).toMatchObject({ accepted: 1, otherHospital: 1 });
    expect(codeOf(await push(join(one, '22222')))).toEqual(['PUSH_HOSPITAL_OTHER', 3]);
  });

  it('says what is wrong with folder, address, password and account', async () => {
    const uploads = uploadsIn('wrong', [71]);
    const code = async (path: string, ...further: string[]) => codeOf(await push(path, further));
    expect(await code(join(folder, 'nowhere'))).toEqual(['PUSH_NOTHING_FOUND', 4]);
    expect(await code(uploads, '--server', 'fdh')).toEqual(['PUSH_SERVER_UNUSABLE', 2]);
    expect(await code(uploads, '--server', 'http://fdh.example')).toEqual(['PUSH_SERVER_UNUSABLE', 2]);
    expect(await code(uploads, '--server', `${server}/healthz`)).toEqual(['PUSH_SERVER_UNUSABLE', 2]);
    expect(await code(uploads, '--password-file', join(folder, 'none'))).toEqual([
      'PUSH_PASSWORD_MISSING',
      2,
    ]);
    expect(await code(uploads, '--hospital', '22222')).toEqual(['PUSH_UNFINISHED', 3]);
    expect(await code(uploads, '--user', 'nobody')).toEqual(['PUSH_LOGIN_REFUSED', 6]);
    await account('no.scope', { scopes: ['MOPH_PHR_HIE:1'] });
    expect(await code(uploads, '--user', 'no.scope')).toEqual(['PUSH_ACCESS_REFUSED', 6]);
    await account('locked');
    const wrong = `${server}/token?user=locked&password_hash=wrong&hospital_code=${HOSPITAL}`;
    for (let turn = 0; turn < 5; turn++) await fetch(wrong);
    expect(await code(uploads, '--user', 'locked')).toEqual(['PUSH_ACCOUNT_LOCKED', 6]);
  }, 60_000);

  it('stops when the server is gone half-way, and sends the rest the next time', async () => {
    const uploads = uploadsIn('gone', [81, 82, 83]);
    const way = await proxy((asked) => (asked > 2 ? 'drop before' : 'pass'));
    const gone = await push(uploads, ['--server', way.address, '--at-once', '1']);
    expect(codeOf(gone)).toEqual(['PUSH_SERVER_GONE', 5]);
    expect(gone.problem?.params).toMatchObject({ sent: 1, left: 2 });
    expect(gone.said).toMatchObject({ accepted: 1, unsent: 2 });
    expect((await push(uploads)).problem).toBeUndefined();
  }, 90_000);
});
