import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadThailand } from '../../country/thailand/index.ts';
import { FAULT_KINDS } from './evaluation/index.ts';
import { type SyntheticSummary, synthesise } from './synthesise.ts';
import {
  ageMarginals,
  broadAgeMarginals,
  householdMarginals,
  type Marginal,
  registerMarginals,
} from './testing/marginals.ts';
import { hashesOf, readRows, readTruth } from './testing/read-registers.ts';
import { OFFICE_MISTAKES } from './welfare/index.ts';

const PEOPLE = 20_000;
const country = loadThailand().synthetic();
const everyProvince = country.statistics().population.residence.map(({ province }) => province);
const folders: string[] = [];
const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'synthetic-'));
  folders.push(folder);
  return folder;
};
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

let out = '';
let summary: SyntheticSummary;
let people: Record<string, string>[] = [];
let faults: Record<string, string>[] = [];
beforeAll(async () => {
  out = newFolder();
  summary = await synthesise({ country, people: PEOPLE, seed: 7, out, provinces: everyProvince });
  people = readTruth(join(out, 'truth/people.csv'));
  faults = readTruth(join(out, 'truth/faults.csv'));
}, 180_000);

const living = () => people.filter((person) => person['pid'] !== '' && person['death_date'] === '');

describe('an invented country', () => {
  it('has as many people as were asked for, within a household a province', () => {
    expect(summary.living).toBeGreaterThanOrEqual(PEOPLE);
    expect(summary.living).toBeLessThan(PEOPLE + everyProvince.length * 4);
    expect(people.length).toBe(summary.people);
  });

  it('gives everybody a number of their own, valid and of the class of invented ones', () => {
    const numbers = people.map((person) => person['pid']).filter((pid) => pid !== '');
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers.every((pid) => /^9\d{12}$/.test(pid ?? '') && isValid(pid ?? ''))).toBe(true);
    expect(new Set(people.map((person) => person['true_id'])).size).toBe(people.length);
  });

  it('resembles the published figures, found and modelled', () => {
    const marginals = [
      ...broadAgeMarginals(living()),
      ...ageMarginals(living(), country.statistics()),
      ...householdMarginals(living()),
      ...registerMarginals(summary),
    ];
    const apart = marginals.filter((each) => Math.abs(each.invented / each.published - 1) > each.tolerance);
    expect(apart.map(wordsOf)).toEqual([]);
  });
});

describe('its registers', () => {
  const textual = country.contracts.filter(({ file }) => file.format !== 'xlsx');

  it('all have rows', () => {
    expect(Object.keys(summary.rows).toSorted()).toEqual(country.contracts.map(({ id }) => id).toSorted());
    expect(Object.values(summary.rows).every((rows) => rows > 0)).toBe(true);
  });

  it.each(textual)(
    'have in $id as many fields as the contract has columns, but for planted broken lines',
    async (contract) => {
      const rows = await readRows(join(out, 'registers'), contract);
      const broken = new Set(
        faults
          .filter(({ kind, source }) => kind === 'unreadable-row' && source === contract.id)
          .map(({ file, row_no }) => `${file} ${row_no}`),
      );
      const odd = rows.filter(({ fields }) => fields.length !== contract.columns.length);
      expect(rows.length).toBe(summary.rows[contract.id]);
      expect(odd.filter(({ file, row }) => !broken.has(`${file} ${row}`))).toEqual([]);
    },
  );

  it('have a true person for every row that names one', () => {
    for (const { id } of country.contracts.filter(({ identifies }) => identifies === 'person')) {
      const records = readTruth(join(out, `truth/records/${id}.csv`));
      expect([id, records.length]).toEqual([id, summary.rows[id]]);
    }
  });
});

describe('planted faults', () => {
  const { rows: rates } = country.synthetic.faults;
  const naming = country.contracts.filter(({ identifies, spine }) => identifies === 'person' && !spine);
  const rowsWith = (field: string): number =>
    naming
      .filter(({ columns }) => columns.some((column) => column.field === field))
      .reduce((total, { id }) => total + (summary.rows[id] ?? 0), 0);

  it.each([
    ['name-misspelt', 'sex'],
    ['number-missing', 'pid'],
    ['number-transposed', 'pid'],
  ] as const)('come at their rates: %s', (kind, field) => {
    const possible =
      field === 'sex'
        ? naming.reduce((total, { id }) => total + (summary.rows[id] ?? 0), 0)
        : rowsWith(field);
    const share = (summary.planted[kind] ?? 0) / possible;
    expect(share / rates[kind]).toBeGreaterThan(0.85);
    expect(share / rates[kind]).toBeLessThan(1.2);
  });

  it('are of every kind, and each is written down once', () => {
    expect(new Set(Object.keys(summary.planted))).toEqual(new Set(faults.map(({ kind }) => kind)));
    const rowsAndPeople = FAULT_KINDS.map(({ kind }) => kind);
    expect(rowsAndPeople.filter((kind) => !(kind in summary.planted))).toEqual([]);
    const known = new Set([...rowsAndPeople, ...OFFICE_MISTAKES]);
    expect(Object.keys(summary.planted).filter((kind) => !known.has(kind))).toEqual([]);
    // Some mistakes hit one in a hundred thousand, too few for so small a country.
    expect(Object.keys(summary.planted).length).toBeGreaterThan(FAULT_KINDS.length + 24);
    expect(faults.length).toBe(Object.values(summary.planted).reduce((total, count) => total + count, 0));
  });

  it('hit the people that offices got wrong', () => {
    const old = living().filter((person) => person['entitled_old_age'] === '1').length;
    const share = (summary.planted['elderly-without-allowance'] ?? 0) / old;
    expect(share / country.synthetic.mistakes.elderlyWithoutAllowance).toBeCloseTo(1, 0);
    const dead = new Set(
      people.filter((person) => person['death_date'] !== '').map((person) => person['true_id']),
    );
    const paid = faults.filter(({ kind }) => kind === 'paid-after-death');
    expect(paid.every(({ true_id }) => dead.has(true_id ?? ''))).toBe(true);
  });
});

describe('the same order', () => {
  const small = { country, people: 1500, provinces: ['17', '10'] };

  it('gives the same bytes, another seed others', async () => {
    const [one, other, another] = [newFolder(), newFolder(), newFolder()];
    await synthesise({ ...small, seed: 5, out: one });
    await synthesise({ ...small, seed: 5, out: other });
    await synthesise({ ...small, seed: 6, out: another });
    expect(hashesOf(one)).toEqual(hashesOf(other));
    // So small a country can be without the file of a rare roll; those of the great registers are always there.
    expect(Object.keys(hashesOf(another))).toContain('/registers/bmn_member_25690930.csv');
    expect(hashesOf(one)['/truth/people.csv']).not.toBe(hashesOf(another)['/truth/people.csv']);
  }, 60_000);

  it('never writes into a folder that holds something', async () => {
    await expect(synthesise({ ...small, seed: 5, out })).rejects.toMatchObject({ code: 'OUTPUT_NOT_EMPTY' });
  });
});

function wordsOf({ name, known, published, invented }: Marginal): string {
  return `${name}: ${invented.toFixed(4)} invented, ${published.toFixed(4)} ${known}`;
}

/** The checksum as the Interior Ministry states it. */
function isValid(number: string): boolean {
  const digits = Array.from(number, Number);
  const sum = digits.slice(0, 12).reduce((total, digit, place) => total + digit * (13 - place), 0);
  return (11 - (sum % 11)) % 10 === digits[12];
}
