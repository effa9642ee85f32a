import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadThailand } from '../../country/thailand/index.ts';
import { openKeys } from '../../src/base/keys/index.ts';
import { openLedger } from '../../src/base/ledger/index.ts';
import { openClaimTokens, programHash } from '../../src/services/claims/index.ts';
import { sampleUpload } from '../../src/services/claims/testing/sample-upload.ts';
import { askChipao, startChipao } from './stage/command.ts';

const HOSPITAL = '11111';
const LOGIN = 'story';
const UPLOADS = 120;
const SENDERS = 12;
const VISITS = 3;
/** Print it to see which moment was chosen; set STORY_SEED to choose it again. */
const SEED = Number(process.env['STORY_SEED'] ?? Date.now() % 100_000);

const country = loadThailand();
const set = country.filesets().get('sixteen-files');
let home: string;
let passwordHash: string;

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'chipao-killed-uploads-'));
  chmodSync(home, 0o755);
  const { password } = await askChipao<{ password: string }>([
    ...['fdh', 'accounts', 'add', '--hospital', HOSPITAL, '--login', LOGIN, '--home', home],
  ]);
  passwordHash = programHash(password, country.claims().accounts.passwordKeys[0] ?? '');
});

afterAll(() => {
  rmSync(home, { recursive: true, force: true });
});

async function serve() {
  const serving = startChipao(['serve', '--port', '0', '--home', home], {
    CHIPAO_FDH_UPLOADS_A_SECOND: '5000',
    // What happens to claims afterwards is another story.
    CHIPAO_CLAIMS_WORKER: 'off',
  });
  const address = /http:\S+/.exec(await serving.line('ready'))?.[0] ?? '';
  const words = new URLSearchParams({ user: LOGIN, password_hash: passwordHash, hospital_code: HOSPITAL });
  const token = await (await fetch(`${address}/token?Action=get_moph_access_token&${words}`)).text();
  return { serving, address, token };
}

/** The receipt of an upload; nothing when nobody acknowledged it. */
async function send(number: number, { address, token }: Readonly<{ address: string; token: string }>) {
  const form = new FormData();
  form.set('type', 'txt');
  for (const { name, bytes } of sampleUpload(set, { hospital: HOSPITAL, visits: VISITS, seed: number + 1 }))
    form.append('file', new File([new Uint8Array(bytes)], name));
  const asked = { method: 'POST', body: form, headers: { authorization: `Bearer ${token}` } };
  const answer = await fetch(`${address}/api/v2/data_hub/16_files`, asked).catch(() => undefined);
  const said = answer?.ok
    ? ((await answer.json().catch(() => undefined)) as { receipt_id: string } | undefined)
    : undefined;
  return said?.receipt_id;
}

/** All uploads by many senders at once; gives the receipts that came back. */
async function sendAll(place: Readonly<{ address: string; token: string }>, receipts: Map<number, string>) {
  const left = Array.from({ length: UPLOADS }, (_one, number) => number);
  const sender = async () => {
    for (let number = left.shift(); number !== undefined; number = left.shift()) {
      const receipt = await send(number, place);
      if (receipt) receipts.set(number, receipt);
    }
  };
  await Promise.all(Array.from({ length: SENDERS }, sender));
}

/** The ledger's own server, which is another process. */
function postmasterOf(folder: string): number {
  const elsewhere = join(folder, 'ledger', 'elsewhere');
  const base = existsSync(elsewhere) ? readFileSync(elsewhere, 'utf8').trim() : join(folder, 'ledger');
  return Number(readFileSync(join(base, 'data', 'postmaster.pid'), 'utf8').split('\n')[0]);
}

describe('a service that is killed while hospitals send', () => {
  it(`has every acknowledged claim once, and takes the same again without a second (seed ${SEED})`, async () => {
    const receipts = new Map<number, string>();
    const first = await serve();
    const sending = sendAll(first, receipts);
    while (receipts.size < 5 + (SEED % 50)) await sleep(2);
    // Both at once, as when the power goes: the service and the database under it.
    process.kill(postmasterOf(home), 'SIGKILL');
    first.serving.child.kill('SIGKILL');
    await Promise.all([sending, first.serving.ended]);
    const acknowledged = new Map(receipts);
    expect(acknowledged.size).toBeLessThan(UPLOADS);

    const second = await serve();
    await sendAll(second, receipts);
    second.serving.child.kill('SIGTERM');
    await second.serving.ended;
    expect(receipts.size).toBe(UPLOADS);
    for (const [number, receipt] of acknowledged) expect(receipts.get(number)).toBe(receipt);

    await using ledger = await openLedger({ home, databaseUrl: undefined });
    const tokens = openClaimTokens(await openKeys(home));
    const numbers = Array.from({ length: UPLOADS }, (_one, number) => number);
    const keys = numbers.flatMap((number) =>
      Array.from({ length: VISITS }, (_two, visit) => {
        const id = (number + 1) * 1000 + visit;
        return tokens.claim(`${HOSPITAL}/OP/H${id}/S${id}`);
      }),
    );
    const claims = await ledger.claims.byKeys(keys);
    expect(claims).toHaveLength(UPLOADS * VISITS);
    expect(new Set(claims.map(({ version, step }) => `version ${version} step ${step}`))).toEqual(
      new Set(['version 1 step 1']),
    );
    const events = await ledger.claims.eventsOf(claims.map(({ id }) => id));
    expect(events.map(({ kind }) => kind)).toEqual(claims.map(() => 'received'));
    const uploads = await ledger.claims.uploads({ hospital: HOSPITAL, limit: 10_000 });
    expect(new Set(uploads.map(({ receipt }) => receipt))).toEqual(new Set(receipts.values()));
    expect(uploads).toHaveLength(UPLOADS);
  });
});
