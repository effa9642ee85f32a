import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ledger } from '../../src/base/ledger/index.ts';
import { activatePayers } from '../../src/faces/cli/commands/kit/activate-payers.ts';
import { operatorHand } from '../../src/faces/cli/commands/payers/operator-hand.ts';
import { type House, openHouse } from '../../src/faces/cli/wiring.ts';
import {
  keepAccount,
  makeHospitalStatement,
  openClaimTokens,
  openPayerDesk,
  programHash,
  type Reconciliation,
  reconcile,
  takeStatement,
} from '../../src/services/claims/index.ts';
import { askChipao, chipao, type Started, startChipao } from './stage/command.ts';
import { newFolder } from './stage/homes.ts';

const PAYERS = ['nhso', 'sso', 'csmbs', 'lgo'] as const;
const HOSPITALS = 20;
const CLAIMS = 5;
const PASSWORD = 'made up for a story';
/** Tries that fail are waited for, twice as long each time. */
const LONG = 600_000;
const FAULTS =
  '--seed 5 --break 0.1 --refuse 0.1 --twice 1 --late 0.15 --waited 0.3 --incomplete 0.1 --rejected 0.1 --wrong-payments 0.5';

type Row = Readonly<Record<string, string>>;
type Compared = Readonly<{ rows: readonly object[]; sums: readonly object[]; total: object }>;

let home: string;
let files: string;
let house: House;
let ledger: Ledger;
let serving: Started;
let simulating: Started;
let payerAddress: Readonly<Record<string, string>>;

const inHome = (words: string) => [...words.split(' '), '--home', home];

beforeAll(async () => {
  home = join(newFolder('hospitals-are-paid'), 'home');
  files = join(home, '..', 'files');
  mkdirSync(files);
  house = await openHouse({ home });
  ledger = house.ledger;
  await activatePayers(house);
  simulating = startChipao([...inHome(`payers simulate --connect ${FAULTS}`), '--json']);
  payerAddress = (JSON.parse(await simulating.line('ready')) as { ready: Record<string, string> }).ready;
  serving = startChipao(inHome('serve --port 0'));
  const hub = (await serving.line('ready')).replace(/^.* at /, '');
  await uploadAll(hub);
  await untilDecided();
}, LONG);

afterAll(async () => {
  for (const started of [serving, simulating]) {
    started?.child.kill('SIGTERM');
    await started?.ended;
  }
  await house?.close();
});

/** Every hospital signs in and uploads as its program would. */
async function uploadAll(hub: string): Promise<void> {
  const folder = join(files, 'uploads');
  const month = new Date(Date.now() - 32 * 86_400_000).toISOString().slice(0, 7).replace('-', '');
  await chipao(
    `claims invent --hospitals ${HOSPITALS} --claims ${CLAIMS} --seed 3 --month ${month} ${folder}`.split(
      ' ',
    ),
  );
  expect(hospitals()).toHaveLength(HOSPITALS);
  const receipts = new Set<string>();
  for (const hospital of hospitals()) receipts.add(await upload(hub, join(folder, hospital)));
  expect(receipts.size).toBe(HOSPITALS);
}

/** Gives the receipt; whoever sends it again is given the same. */
async function upload(hub: string, folder: string): Promise<string> {
  const hospital = basename(folder);
  const { accounts } = house.country.claims();
  const account = { hospital, login: 'program', password: PASSWORD };
  const passwordKey = accounts.passwordKeys[0] ?? '';
  await keepAccount(ledger.claims.accounts, account, { content: accounts, passwordKey });
  const hash = programHash(PASSWORD, passwordKey).toUpperCase();
  const token = await fetch(`${hub}/token?Action=get_moph_access_token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user: 'program', password_hash: hash, hospital_code: hospital }),
  });
  const headers = { authorization: `Bearer ${await token.text()}` };
  const form = () => {
    const made = new FormData();
    made.append('type', 'txt');
    for (const path of globSync(join(folder, '*.txt')))
      made.append('file', new Blob([readFileSync(path)]), basename(path));
    return made;
  };
  const answers = [];
  for (const body of [form(), form()]) {
    const answer = await fetch(`${hub}/api/v2/data_hub/16_files`, { method: 'POST', headers, body });
    answers.push((await answer.json()) as { status: number; message: string; receipt_id: string });
  }
  const [first, second] = answers;
  expect(first).toMatchObject({ status: 200, message: 'success' });
  expect(second?.receipt_id).toBe(first?.receipt_id);
  return first?.receipt_id ?? '';
}

/** The worker of the served house does its work by itself; a story only looks how far it is. */
async function untilDecided(): Promise<void> {
  for (let look = 0; look < 400; look++) {
    const open = (await ledger.claims.counts()).filter(
      ({ state }) => state === 'received' || state === 'waited',
    );
    if (open.length === 0) return;
    await sleep(500);
  }
  throw new Error(`claims are still open: ${serving.err()} ${JSON.stringify(await ledger.payers.figures())}`);
}

const hospitals = () =>
  globSync(join(files, 'uploads', '*.truth.json')).map((path) => basename(path).slice(0, 5));

/** What a payer itself says, as data. */
async function payerRows(payer: string, hospital: string, kind: 'rep' | 'stm'): Promise<Row[]> {
  const response = await fetch(`${payerAddress[payer]}/statements/${hospital}/${kind}.json`);
  return ((await response.json()) as { rows: Row[] }).rows;
}

const satang = (baht = '0') => Math.round(Number(baht) * 100);
const sumOf = (rows: readonly Row[]) => rows.reduce((sum, { paid }) => sum + satang(paid), 0);

describe('claims of twenty hospitals, with payers that break, refuse, answer twice and late', () => {
  it('arrive at their payers once each and are decided, every step told once', async () => {
    const claims = await ledger.claims.list({ limit: 1000 });
    expect(claims).toHaveLength(HOSPITALS * CLAIMS);
    const events = await ledger.claims.eventsOf(claims.map(({ id }) => id));
    const told = events.map(({ claim, version, kind }) => `${claim} ${version} ${kind}`);
    expect(new Set(told).size).toBe(told.length);
    const forwarded = events.filter(({ kind }) => kind === 'forwarded');
    expect(forwarded.length).toBeGreaterThan(10);
    let arrived = 0;
    for (const payer of PAYERS)
      for (const hospital of hospitals()) arrived += (await payerRows(payer, hospital, 'rep')).length;
    expect(arrived).toBe(forwarded.length);
    expect(events.every(({ hand }) => hand.controller !== '' && hand.processor !== '')).toBe(true);
  });

  it('are cut off together, and the hub’s REP says what the payers’ says', async () => {
    const { batches } = await askChipao<{ batches: { number: string; claims: number; satang: number }[] }>(
      inHome('claims batch'),
    );
    const approved = (await ledger.claims.counts()).filter(({ state }) => state === 'cut_off_batch');
    expect(batches.reduce((sum, { claims }) => sum + claims, 0)).toBe(
      approved.reduce((sum, { claims }) => sum + claims, 0),
    );
    expect((await askChipao<{ batches: unknown[] }>(inHome('claims batch'))).batches).toEqual([]);
    const [first = ''] = hospitals();
    const write = `claims statements write --kind rep --payer nhso --hospital ${first} --format json --out ${files}`;
    const { path } = await askChipao<{ path: string }>(inHome(write));
    for (const hospital of hospitals()) {
      const order = { kind: 'rep', payer: 'nhso', hospital, format: 'json' } as const;
      const { bytes } = await makeHospitalStatement({ ...openPayerDesk(house, 'operator'), ledger }, order);
      if (hospital === first) expect(readFileSync(path)).toEqual(bytes);
      const ours = (JSON.parse(bytes.toString()) as { rows: Row[] }).rows;
      const theirs = await payerRows('nhso', hospital, 'rep');
      expect(ours.map(({ transaction }) => transaction).sort()).toEqual(
        theirs.map(({ transaction }) => transaction).sort(),
      );
      expect(sumOf(ours)).toBe(sumOf(theirs));
    }
  });

  it('are settled by the payers’ statements, and what was paid adds up against what was claimed', async () => {
    for (const payer of PAYERS) {
      const lines: Row[] = [];
      for (const hospital of hospitals()) {
        const rows = await payerRows(payer, hospital, 'stm');
        if (rows.length === 0) continue;
        const response = await fetch(`${payerAddress[payer]}/statements/${hospital}/stm.xlsx`);
        const bytes = Buffer.from(await response.arrayBuffer());
        const path = join(files, `${payer}-${hospital}.xlsx`);
        writeFileSync(path, bytes);
        const taken = await takeHere(payer, hospital, { name: path, bytes });
        expect(taken).toMatchObject({ lines: rows.length, repeated: false });
        lines.push(...rows);
      }
      if (lines.length === 0) continue;
      const compared = await compareHere(payer);
      expect(compared.total.paidSatang).toBe(sumOf(lines));
      for (const field of ['claims', 'claimedSatang', 'paidSatang'] as const)
        expect(compared.sums.reduce((sum, one) => sum + one[field], 0)).toBe(compared.total[field]);
      expect(await countKinds(payer)).toEqual(
        Object.fromEntries(compared.sums.map(({ kind, claims }) => [kind, claims])),
      );
    }
    const told = await askChipao<Compared>(inHome('claims reconcile --payer nhso'));
    expect(told).toEqual(JSON.parse(JSON.stringify(await compareHere('nhso'))));
    const [path = ''] = globSync(join(files, 'nhso-*.xlsx'));
    const again = `claims statements take ${path} --payer nhso --hospital ${path.slice(-10, -5)}`;
    expect(await askChipao(inHome(again))).toMatchObject({ repeated: true, moved: 0 });
  });

  it('are paid once each: no claim is settled twice, and none that its payer did not approve', async () => {
    const claims = await ledger.claims.list({ limit: 1000 });
    const events = await ledger.claims.eventsOf(claims.map(({ id }) => id));
    const settled = events.filter(({ kind }) => kind === 'settled').map(({ claim }) => claim);
    const standing = claims.filter(({ state }) => state === 'settled').map(({ id }) => id);
    expect(settled.toSorted()).toEqual(standing.toSorted());
    const approved = new Set(events.filter(({ kind }) => kind === 'approved').map(({ claim }) => claim));
    expect(settled.filter((claim) => !approved.has(claim))).toEqual([]);
    expect(settled.length).toBeGreaterThan(HOSPITALS);
    const rows: Reconciliation['rows'][number][] = [];
    for (const payer of PAYERS) rows.push(...(await compareHere(payer)).rows);
    const compared = rows.flatMap(({ claim, kind }) =>
      claim === null || kind === 'unpaid' ? [] : [BigInt(claim)],
    );
    expect(compared.toSorted()).toEqual(settled.toSorted());
  });

  it('are refused for a wrong file or word, in both languages', async () => {
    const [path = ''] = globSync(join(files, 'nhso-*.xlsx'));
    for (const [words, code, exit] of [
      ['claims reconcile --payer nobody', 'PAYER_UNKNOWN', 4],
      ['claims reconcile --payer nhso --period 202611', 'PERIOD_NEEDED', 2],
      ['claims batch --hospital 1', 'HOSPITAL_CODE_NEEDED', 2],
      ['payers replay --payer nhso --batch 99999', 'PAYER_BATCH_UNKNOWN', 4],
      [`claims statements take ${path} --payer nhso --hospital 12345`, 'STATEMENT_HOSPITALS', 3],
      ['claims statements take package.json --payer nhso --hospital 12345', 'STATEMENT_UNREADABLE', 3],
    ] as const) {
      const said = await chipao(inHome(words));
      expect([said.code, said.out]).toEqual([exit, '']);
      expect(said.err).toMatch(new RegExp(`^${code}\\n {2}.*[ก-ฮ].*\\n {2}[^\\n]*[a-z]`));
    }
  });
});

async function compareHere(payer: string): Promise<Reconciliation> {
  return reconcile(await ledger.statements.reconciled({ payer }));
}

function takeHere(payer: string, hospital: string, file: Readonly<{ name: string; bytes: Buffer }>) {
  const { country, keys } = house;
  const desk = {
    ledger,
    content: country.payers(),
    errorCodes: country.claims().errorCodes,
    tokens: openClaimTokens(keys),
    hand: operatorHand(house),
  };
  return takeStatement(desk, { payer, hospital, file });
}

/** How claims were paid, worked out from the payer's own files alone. */
async function countKinds(payer: string): Promise<Record<string, number>> {
  const counts = { full: 0, short: 0, over: 0, twice: 0, unpaid: 0, unknown: 0 };
  for (const hospital of hospitals()) {
    const paid = Map.groupBy(await payerRows(payer, hospital, 'stm'), ({ transaction = '' }) => transaction);
    const approved = (await payerRows(payer, hospital, 'rep')).filter(({ codes }) => !codes);
    for (const { transaction = '', paid: due } of approved) {
      const lines = paid.get(transaction) ?? [];
      const difference = sumOf(lines) - satang(due);
      paid.delete(transaction);
      if (lines.length === 0) counts.unpaid += 1;
      else if (difference === 0) counts.full += 1;
      else if (difference < 0) counts.short += 1;
      else counts[lines.length > 1 ? 'twice' : 'over'] += 1;
    }
    counts.unknown += paid.size;
  }
  return counts;
}
