import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadThailand } from '../../../../country/thailand/index.ts';
import { dayOfIso, monthsBetween } from '../../calendar.ts';
import { synthesise } from '../../synthesise.ts';
import { readRows, readTruth } from '../../testing/read-registers.ts';

type Cells = Readonly<Record<string, string>>;
type Faults = readonly Cells[];

const country = loadThailand().synthetic();
const { rolls, labour } = country.synthetic;
let out = '';
let faults: Faults = [];
const people = new Map<string, Cells>();

beforeAll(async () => {
  out = mkdtempSync(join(tmpdir(), 'rolls-'));
  await synthesise({ country, people: 12_000, seed: 11, out, provinces: ['17', '40'] });
  faults = readTruth(join(out, 'truth/faults.csv'));
  for (const person of readTruth(join(out, 'truth/people.csv'))) people.set(person['true_id'] ?? '', person);
}, 120_000);
afterAll(() => rmSync(out, { recursive: true }));

/** The rows of a register in its fields, each with its true person; rows with a planted fault are left out. */
async function rowsOf(source: string): Promise<(Cells & { who: string })[]> {
  const contract = country.contracts.find(({ id }) => id === source);
  if (!contract) throw new Error(`no register ${source}`);
  const spoilt = new Set(faults.map(({ source, file, row_no }) => `${source} ${file} ${row_no}`));
  const records = readTruth(join(out, `truth/records/${source}.csv`));
  const truth = new Map(records.map(({ file, row_no, true_id }) => [`${file} ${row_no}`, true_id ?? '']));
  const rows = await readRows(join(out, 'registers'), contract);
  return rows
    .filter(({ file, row }) => !spoilt.has(`${source} ${file} ${row}`))
    .map(({ file, row, fields }) => ({
      ...Object.fromEntries(
        contract.columns.map(({ field }, place) => [field, plainDigits(fields[place] ?? '')]),
      ),
      who: truth.get(`${file} ${row}`) ?? '',
    }));
}

/** Dates are now and then typed in Thai digits. */
const plainDigits = (text: string): string =>
  text.replaceAll(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - '๐'.charCodeAt(0)));
const hasMistake = (who: string, kind: string): boolean =>
  faults.some((fault) => fault['kind'] === kind && fault['true_id'] === who);
const number = (text: string | undefined): number => Number(text);
const asOf = dayOfIso(country.synthetic.asOf);

describe('the rolls of programmes that people join or ask for', () => {
  it('match what savers saved, up to the most, but for those forgotten or barred', async () => {
    const savers = await rowsOf('nsf-member');
    expect(savers.length).toBeGreaterThan(200);
    for (const { who, saved_year, match_year } of savers) {
      const isForgotten = hasMistake(who, 'missing-out/nsf-match');
      const isBlocked = hasMistake(who, 'blocked-by-one/nsf-match');
      expect(number(match_year)).toBeLessThanOrEqual(rolls.savings.mostMatch);
      if (isForgotten || number(saved_year) === 0) expect(number(match_year)).toBe(0);
      if (number(match_year) > 0) expect(isForgotten || isBlocked).toBe(false);
    }
  });

  it('pay extra-poor pupils who attend, but for those forgotten and those of whom a fact is missing', async () => {
    const grants = await rowsOf('eef-pupil');
    const { leastAttendance, grantYear } = rolls.pupils;
    const attends = ({ attendance_percent }: Cells): boolean => number(attendance_percent) >= leastAttendance;
    const owed = grants
      .filter((row) => row['screening'] === 'E' && attends(row))
      .filter(({ who }) => !hasMistake(who, 'cannot-tell/eef-grant'));
    expect(owed.length).toBeGreaterThan(30);
    for (const { who, paid_year } of owed)
      expect(number(paid_year)).toBe(hasMistake(who, 'missing-out/eef-grant') ? 0 : grantYear);
  });

  it('hold few pupils whose families declare more than the line', async () => {
    const pupils = await rowsOf('eef-pupil');
    const above = ['blocked-by-one', 'paid-not-eligible'].map((gap) => `${gap}/poor-pupil-support`);
    const share =
      pupils.filter(({ who }) => above.some((kind) => hasMistake(who, kind))).length / pupils.length;
    expect(share).toBeGreaterThan(0);
    expect(share).toBeLessThan(0.12);
  });

  it('pay for young children of the insured, and for a few who are too old', async () => {
    const children = await rowsOf('sso-child-roll');
    expect(children.length).toBeGreaterThan(100);
    const youngEnough = ({ birth_date, section }: Cells): boolean =>
      monthsBetween(dayOfIso(birth_date ?? ''), asOf) < (section === '40' ? 84 : 72);
    for (const row of children) {
      const isPastAge = hasMistake(row.who, 'paid-not-eligible/sso-child-allowance');
      expect([row.who, youngEnough(row)]).toEqual([row.who, !isPastAge]);
    }
  });

  it('pay a house once for the rice of the season in force', async () => {
    const payments = await rowsOf('rice-payment');
    expect(payments.length).toBeGreaterThan(200);
    expect(new Set(payments.map(({ season }) => season))).toEqual(new Set([labour.cropYear]));
    expect(new Set(payments.map(({ house_code }) => house_code)).size).toBe(payments.length);
    const { aRai, mostRai } = rolls.rice;
    const isRight = ({ area_rai, amount }: Cells): boolean =>
      number(amount) === Math.min(mostRai, number(area_rai)) * aRai;
    expect(payments.filter((row) => !isRight(row))).toEqual([]);
  });

  it('plan care for the dependent, who are hardly ever young', async () => {
    const plans = await rowsOf('ltc-plan');
    expect(plans.length).toBeGreaterThan(20);
    expect(plans.every(({ adl_score }) => number(adl_score) <= rolls.care.mostScore)).toBe(true);
    expect(plans.every(({ who }) => people.get(who)?.['death_date'] === '')).toBe(true);
  });

  it('help with the funerals of people who died at sixty or later, on the day they died', async () => {
    const requests = await rowsOf('funeral-help');
    expect(requests.length).toBeGreaterThan(20);
    for (const { who, died_on, birth_date, requested_on } of requests) {
      expect(died_on).toBe(people.get(who)?.['death_date']);
      expect(monthsBetween(dayOfIso(birth_date ?? ''), dayOfIso(died_on ?? ''))).toBeGreaterThanOrEqual(720);
      expect((requested_on ?? '') > (died_on ?? '')).toBe(true);
    }
  });
});
