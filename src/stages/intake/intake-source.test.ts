import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  openSmallIntake,
  rowsOf,
  type SmallIntake,
  smallContract,
  versionOf,
} from './testing/small-intake.ts';

let small: SmallIntake;
beforeEach(async () => {
  small = await openSmallIntake();
});
afterEach(() => small.close());

const THINGS = smallContract({
  id: 'things',
  columns: [{ name: 'ID', field: 'thing_id', read: 'integer', required: true }],
});

/** Lets a file of a few bytes take a minute, and one of a hundred no time at all. */
const SLOW_FOR_LARGE = { seconds: 60, bytesASecond: -1 };
const LARGE = `ID\n${'1\n'.repeat(50)}`;
const LITTLE = 'ID\n7\n';

describe('a file over which its reader ran out of time', () => {
  beforeEach(async () => {
    await small.put('things_25690102.txt', LARGE);
    await small.put('things_25690101.txt', LITTLE);
  });
  const runSlowly = () => small.run([THINGS], { limits: SLOW_FOR_LARGE });

  it('is left out and told of, and the version is that of the other files alone', async () => {
    const intake = await runSlowly();
    expect(intake.refused).toMatchObject([
      { source: 'things', file: 'things_25690102.txt', problem: { code: 'FILE_READ_TIME' } },
    ]);
    const version = versionOf(intake, 'things');
    expect(await rowsOf(small.lake, version, 'accepted')).toMatchObject([{ thing_id: 7 }]);
    expect(version.notes).toMatchObject({ rowsIn: 1, refusedFiles: [] });
  });

  it('is read again by the next run, and then the version has another name, so that all that follows is made anew', async () => {
    const before = versionOf(await runSlowly(), 'things');
    const intake = await small.run([THINGS]);
    const after = versionOf(intake, 'things');
    expect(intake.refused).toEqual([]);
    expect(after.id).not.toBe(before.id);
    expect(after.notes).toMatchObject({ rowsIn: 51, rowsAccepted: 51 });
  });

  it('is told of by every run in which it happens again, and nothing is made for it', async () => {
    const before = versionOf(await runSlowly(), 'things');
    const intake = await runSlowly();
    expect(intake.refused).toMatchObject([{ problem: { code: 'FILE_READ_TIME' } }]);
    expect(intake.built).toMatchObject([{ version: { made: false, version: { id: before.id } } }]);
  });

  it('leaves the source without a version where there is no other', async () => {
    await small.put('things_25690101.txt', LARGE.replaceAll('1', '2'));
    const intake = await runSlowly();
    expect(intake.built).toEqual([]);
    expect(intake.refused).toHaveLength(2);
  });
});
