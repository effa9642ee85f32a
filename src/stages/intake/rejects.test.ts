import { afterEach, beforeEach, expect, it } from 'vitest';
import { explainReason, REASON_CODES } from './reasons.ts';
import { readRejects } from './rejects.ts';
import { openSmallIntake, type SmallIntake, smallContract, versionOf } from './testing/small-intake.ts';

let small: SmallIntake;
beforeEach(async () => {
  small = await openSmallIntake();
});
afterEach(() => small.close());

it('rejected rows are told with file, row and reason, and without what stood there unless asked', async () => {
  const contract = smallContract({
    id: 'things',
    columns: [{ name: 'PID', field: 'pid', read: 'citizen-number', required: true }],
  });
  await small.put('things_25690101.txt', 'PID\n9000000079192\n9000000079191\n12\n');
  const version = versionOf(await small.run([contract]), 'things');
  const engine = await small.lake.openEngine([version]);
  const question = { versions: [version], language: 'th', limit: 10 } as const;
  expect(await readRejects(engine, question)).toEqual([
    {
      source: 'things',
      file: 'things_25690101.txt',
      row: 1,
      code: 'PID_CHECKSUM',
      field: 'pid',
      sentence: 'หลักตรวจสอบของเลขประจำตัวประชาชนไม่ถูกต้อง',
    },
    expect.objectContaining({ row: 3, code: 'PID_FORMAT' }),
  ]);
  const shown = await readRejects(engine, { ...question, code: 'PID_FORMAT', values: 'shown' });
  expect(shown).toMatchObject([{ row: 3, value: '12' }]);
  await engine.close();
});

it('every reason has a sentence in both languages', () => {
  for (const code of REASON_CODES) {
    expect(explainReason(code, 'th')).toMatch(/[ก-๛]/);
    expect(explainReason(code, 'en')).toMatch(/\.$/);
  }
  expect(explainReason('NO_SUCH_CODE', 'en')).toBeUndefined();
});
