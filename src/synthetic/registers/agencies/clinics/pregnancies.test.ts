import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadThailand } from '../../../../../country/thailand/index.ts';
import { synthesise } from '../../../synthesise.ts';
import { readRows } from '../../../testing/read-registers.ts';

const country = loadThailand().synthetic();
const out = mkdtempSync(join(tmpdir(), 'chipao-test-'));
const AS_OF = '20260930';

type Row = Readonly<Record<string, string>>;
let prenatal: readonly Row[];
let labor: readonly Row[];
let women: ReadonlyMap<string, Row>;

beforeAll(async () => {
  await synthesise({ country, people: 8000, seed: 3, out });
  const rowsOf = async (id: string): Promise<Row[]> => {
    const contract = country.contracts.find((one) => one.id === id);
    if (!contract) return [];
    const rows = await readRows(join(out, 'registers'), contract);
    return rows
      .filter(({ fields }) => fields.length === contract.columns.length)
      .map(({ fields }) =>
        Object.fromEntries(contract.columns.map(({ field }, index) => [field, fields[index] ?? ''])),
      );
  };
  [prenatal, labor] = [await rowsOf('moph-prenatal'), await rowsOf('moph-labor')];
  women = new Map((await rowsOf('moph-person')).map((row) => [keyOf(row), row]));
}, 120_000);

afterAll(() => rmSync(out, { recursive: true }));

function keyOf(row: Row): string {
  return `${row['hospital_code']} ${row['local_id']}`;
}

/** Days of digits in order; a year written in the other era is as far ahead as no pregnancy is. */
const inOurEra = (row: Row) => Number(row['expected_on']?.slice(0, 4)) < 2100;

describe('pregnancies', () => {
  it('are registered for women of the age for it, about as many as there are births', () => {
    const open = prenatal.filter((row) => inOurEra(row) && (row['expected_on'] ?? '') >= AS_OF);
    // 460,000 births a year of 66 million, of which three quarters of nine months are registered.
    const share = open.length / 8000;
    expect(share).toBeGreaterThan(0.0015);
    expect(share).toBeLessThan(0.009);
    expect(prenatal.filter((row) => women.get(keyOf(row))?.['sex'] === '1')).toEqual([]);
  });

  it('that ended have a delivery of the same pregnancy', () => {
    const known = new Set(prenatal.map((row) => `${keyOf(row)} ${row['pregnancy_no']}`));
    expect(labor.length).toBeGreaterThan(0);
    const stray = labor.filter((row) => !known.has(`${keyOf(row)} ${row['pregnancy_no']}`));
    expect(stray.length).toBeLessThanOrEqual(labor.length * 0.1);
    expect(labor.filter((row) => inOurEra(row) && (row['delivered_on'] ?? '') > AS_OF)).toEqual([]);
  });
});
