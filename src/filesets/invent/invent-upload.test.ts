import { expect, it } from 'vitest';
import { loadThailand } from '../../../country/thailand/index.ts';
import { checkFiles, inventUpload, readFile, writeFile } from '../index.ts';
import { filesets, sixteen } from '../testing/small-upload.ts';

const { names } = loadThailand().synthetic();
const order = {
  set: sixteen,
  content: filesets.invented(),
  names: names(),
  seed: 7,
  claims: 60,
  month: '202510',
};

function checked(upload: ReturnType<typeof inventUpload>, form: 'txt' | 'dbf' = 'txt') {
  const files = sixteen.files.map((description) => {
    const bytes = writeFile(description, upload.rows.get(description.name) ?? [], { form, header: true });
    return readFile(description, bytes, { form });
  });
  return checkFiles(sixteen, files, { level: 'all', hospital: upload.hospital, today: '20260101' });
}

it('invents uploads in which nothing is wrong', () => {
  for (const form of ['txt', 'dbf'] as const) {
    const upload = inventUpload({ ...order, hospital: 3, faultShare: 0 });
    expect(upload.faults).toEqual([]);
    expect(upload.claims).toHaveLength(60);
    expect(checked(upload, form)).toEqual([]);
  }
});

it('plants faults that are found where the truth says', () => {
  const upload = inventUpload({ ...order, hospital: 1, claims: 200, faultShare: 0.5 });
  expect(upload.faults.length).toBeGreaterThan(50);
  const found = new Set(
    checked(upload).map(({ code, file, row, field }) => `${code} ${file} ${row} ${field}`),
  );
  const missed = upload.faults.filter(
    ({ code, file, row, field }) => !found.has(`${code} ${file} ${row} ${field}`),
  );
  expect(missed).toEqual([]);
});

it('invents the same from the same seed, and another hospital from another number', () => {
  const one = inventUpload({ ...order, hospital: 0, faultShare: 0.1 });
  expect(inventUpload({ ...order, hospital: 0, faultShare: 0.1 })).toEqual(one);
  expect(inventUpload({ ...order, hospital: 1, faultShare: 0.1 }).hospital).not.toBe(one.hospital);
});
