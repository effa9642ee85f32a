import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadThailand } from '../country/thailand/index.ts';
import { openLedger } from '../src/base/ledger/index.ts';
import { keepAccount, programHash } from '../src/services/claims/index.ts';
import { sampleUpload } from '../src/services/claims/testing/sample-upload.ts';
import { homeOf, serve } from './chipao.ts';
import type { LoadAnswer, LoadOrder } from './claims/upload-load.ts';

const HOSPITALS = 20;
const VISITS = 15;
const STATED_A_SECOND = 200;
const CONNECTIONS = 5_000;
/** Seven digits that stand in every number of the template and in nothing else. */
const SEED = 7_654_321;
const BOUNDARY = 'xBenchx';
const PASSWORD = 'of the bench';

/**
 * Uploads of about 37 KB in 16 files, durable before they are acknowledged: 150 a second with p95 under a second on 2 cores with 5,000
 * connected clients and the senders on the same machine; all 5,000 at once without a failure, where every retry is taken; what can be taken
 * at most. Every acknowledged claim is counted in the ledger afterwards.
 */
export async function claimsUpload(): Promise<object> {
  const home = homeOf('claims-upload', { keep: false });
  await addAccounts(home);
  process.env['CHIPAO_FDH_UPLOADS_A_SECOND'] = String(STATED_A_SECOND);
  const server = await serve(home);
  const port = Number(new URL(server.address).port);
  const tokens = await Promise.all(
    Array.from({ length: HOSPITALS }, (_one, index) => logIn(server.address, hospitalOf(index))),
  );
  const template = templateOf();
  const base = {
    port,
    boundary: BOUNDARY,
    marker: String(SEED),
    tokens,
    template: template.toString('base64'),
  };
  const run = (order: Pick<LoadOrder, 'connections' | 'firstNumber' | 'pace'>) =>
    load(home, { ...base, ...order });
  const memory = watchMemory(server.pids());
  try {
    await run({ connections: 20, firstNumber: 0, pace: { aSecond: 50, seconds: 4 } });
    const cpuBefore = server.cpuMs() ?? 0;
    const even = await run({
      connections: CONNECTIONS,
      firstNumber: 10_000,
      pace: { aSecond: 150, seconds: 40 },
    });
    const cpuMsAnUpload = ((server.cpuMs() ?? 0) - cpuBefore) / even.taken;
    const atOnce = await run({ connections: CONNECTIONS, firstNumber: 100_000 });
    return {
      uploadBytes: template.length,
      claimsAnUpload: VISITS,
      stated: STATED_A_SECOND,
      even150: even,
      cpuMsAnUpload: Number(cpuMsAnUpload.toFixed(2)),
      allAtOnce: atOnce,
      highestMemoryMb: memory.stop(),
    };
  } finally {
    await server.stop();
  }
}

function hospitalOf(index: number): string {
  return String(11_000 + index);
}

async function addAccounts(home: string): Promise<void> {
  mkdirSync(home, { recursive: true });
  await using ledger = await openLedger({ home, databaseUrl: undefined });
  const how = { content: loadThailand().claims().accounts, passwordKey: undefined };
  for (let index = 0; index < HOSPITALS; index++) {
    const account = { hospital: hospitalOf(index), login: 'bench', password: PASSWORD };
    await keepAccount(ledger.claims.accounts, account, how);
  }
}

async function logIn(address: string, hospital: string): Promise<string> {
  const [key = ''] = loadThailand().claims().accounts.passwordKeys;
  const body = { user: 'bench', password_hash: programHash(PASSWORD, key), hospital_code: hospital };
  const answer = await fetch(`${address}/token?Action=get_moph_access_token`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  });
  if (!answer.ok) throw new Error(`no token for ${hospital}: ${answer.status}`);
  return answer.text();
}

/** An upload of which every number holds the seed; the files that name the hospital leave it blank, as every hospital sends it. */
function templateOf(): Buffer {
  const set = loadThailand().filesets().get('sixteen-files');
  const files = sampleUpload(set, { hospital: '', visits: VISITS, seed: SEED });
  const parts = files.flatMap(({ name, bytes }) => [
    Buffer.from(
      `--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/plain\r\n\r\n`,
    ),
    bytes,
    Buffer.from('\r\n'),
  ]);
  const type = `--${BOUNDARY}\r\ncontent-disposition: form-data; name="type"\r\n\r\ntxt\r\n--${BOUNDARY}--\r\n`;
  return Buffer.concat([...parts, Buffer.from(type)]);
}

async function load(home: string, order: LoadOrder): Promise<LoadAnswer> {
  const file = join(home, 'order.json');
  writeFileSync(file, JSON.stringify(order));
  const child = spawn(process.execPath, [join(import.meta.dirname, 'claims', 'upload-load.ts'), file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.on('data', (data) => {
    text += String(data);
  });
  const status = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  if (status !== 0) throw new Error(`the senders ended with ${status}`);
  return JSON.parse(text) as LoadAnswer;
}

const EVERY_MS = 250;
const KB_A_MB = 1024;

/** The most memory that the service's own processes held; those of the ledger share theirs and are few. */
function watchMemory(pids: readonly number[]): { stop: () => number } {
  let most = 0;
  const look = () => {
    const held = pids.reduce((sum, pid) => sum + heldKb(pid), 0);
    most = Math.max(most, held);
  };
  const timer = setInterval(look, EVERY_MS);
  return {
    stop: () => {
      clearInterval(timer);
      return Math.round(most / KB_A_MB);
    },
  };
}

function heldKb(pid: number): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
