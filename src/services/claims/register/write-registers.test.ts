import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadThailand } from '../../../../country/thailand/index.ts';
import { id, sql } from '../../../base/lake/index.ts';
import {
  ask,
  openSmallIntake,
  type SmallIntake,
  versionOf,
} from '../../../stages/intake/testing/small-intake.ts';
import { openSmallPayers } from '../payers/testing/small-payers.ts';
import { sampleNumber } from '../testing/sample-upload.ts';
import { type RegisterDesk, writeRegisters } from './write-registers.ts';

const country = loadThailand();
const HOSPITAL = '10670';
const HAND = { actor: 'test', controller: 'moph', processor: 'chipao' };

let house: Awaited<ReturnType<typeof openSmallPayers>>;
let small: SmallIntake;
let desk: RegisterDesk;
let seed = 1;

beforeAll(async () => {
  house = await openSmallPayers(country);
  small = await openSmallIntake();
  const { ledger, keys, set: claimFiles, timeZone } = house.desk;
  const content = country.claimRegister();
  const registerFiles = country.filesets().get(content.fileSet);
  desk = {
    book: ledger.claims,
    keys,
    content,
    claimFiles,
    registerFiles,
    timeZone,
    actor: 'test',
    into: small.inputDir,
  };
}, 120_000);

afterAll(async () => {
  await small.close();
  await house[Symbol.asyncDispose]();
});

/** One visit that its payer approved, of the person whose number this is. */
async function approved(changes: Record<string, Record<string, string>> = {}): Promise<string> {
  const ids = await house.upload({ hospital: HOSPITAL, visits: 1, seed: ++seed, changes });
  const kinds = ['forwarded', 'payer-received', 'approved'] as const;
  for (const kind of kinds)
    await house.ledger.claims.appendEvents(ids.map((claim) => ({ claim, version: 1, kind, hand: HAND })));
  return sampleNumber(seed * 1000);
}

/** Has the journey take the folder in, and tells what each register then holds. */
async function takeIn(): Promise<(member: string) => Promise<Record<string, unknown>[]>> {
  const contracts = country.contracts.filter((contract) => contract.id.startsWith('moph-'));
  const intake = await small.run(contracts, { codeLists: country.codeLists });
  expect(intake.refused).toEqual([]);
  return (member) => {
    const table = id(`intake_moph_${member}.accepted`);
    const question = sql`select * from ${table} order by row_id`;
    return ask(small.lake, versionOf(intake, `moph-${member}`), question);
  };
}

describe('accepted claims as registers', () => {
  it('are taken in by the journey: who came, a death, a birth and a score of daily living', async () => {
    const came = await approved();
    const died = await approved({ OPD: { TYPEOUT: '4' } });
    const born = await approved({ PAT: { DOB: '20261001' }, ODX: { DIAG: 'Z380' } });
    const frail = await approved({ ADP: { BI: '4' } });
    const [written] = await writeRegisters(desk, [HOSPITAL]);
    expect(written).toMatchObject({ hospital: HOSPITAL, claims: 4, births: 1, deaths: 1, scores: 1 });

    const takenIn = await takeIn();
    const people = await takenIn('person');
    expect(people.map(({ pid }) => pid).sort()).toEqual([came, died, born, frail].sort());
    const numberOf = new Map(people.map(({ local_id, pid }) => [local_id, pid]));
    const [death] = await takenIn('death');
    expect(numberOf.get(death?.['local_id'])).toBe(died);
    expect(String(death?.['death_date'])).toContain('2026-10-01');
    const [newborn] = await takenIn('newborn');
    expect(numberOf.get(newborn?.['local_id'])).toBe(born);
    const [score] = await takenIn('functional');
    expect(numberOf.get(score?.['local_id'])).toBe(frail);
    expect(score).toMatchObject({ test: 'barthel-adl', score: 4, dependency: 'high' });
    expect(await takenIn('service')).toHaveLength(4);
  });

  it('give the same file for the same claims, and one file a hospital', async () => {
    const [before] = readdirSync(small.inputDir).filter((name) => name.endsWith('.zip'));
    const bytes = readFileSync(join(small.inputDir, before ?? ''));
    await writeRegisters(desk, [HOSPITAL]);
    expect(readFileSync(join(small.inputDir, before ?? '')).equals(bytes)).toBe(true);
    await approved();
    await writeRegisters(desk, [HOSPITAL]);
    expect(readdirSync(small.inputDir)).toHaveLength(1);
  });

  it('say nothing of claims that no payer accepted, and nothing of a hospital without any', async () => {
    const [before] = await writeRegisters(desk, [HOSPITAL]);
    await house.upload({ hospital: HOSPITAL, visits: 2, seed: ++seed });
    const [after] = await writeRegisters(desk, [HOSPITAL]);
    expect(after?.claims).toBe(before?.claims);
    expect(await writeRegisters(desk, ['99999'])).toEqual([]);
  });
});
