import { afterAll, beforeAll, expect, it } from 'vitest';
import { sql } from '../../../base/lake/index.ts';
import { type IsoDate, personIdOf } from '../../../base/model/index.ts';
import type { Reading } from '../../lookup/index.ts';
import { openSmallReading } from '../../lookup/testing/small-reading.ts';
import { readMyFacts } from './my-facts.ts';

let reading: Reading;

beforeAll(async () => {
  reading = await openSmallReading({ profiles: { profiles: sql`select cast(1 as bigint) as person_id` } });
});

afterAll(() => reading.close());

it('shows a pregnancy to her alone, and not to whoever acts for her', async () => {
  const profile = {
    person_id: 1n,
    chronic_patient: true,
    pregnancy_registered: true,
    pregnancy_due_on: '2026-12-01',
    delivered_before_due: false,
    pregnant: true,
  };
  const self = { person: personIdOf(1n), key: 1n, keys: [1n], profile, village: null, housed: [] };
  const around = { today: '2026-10-01' as IsoDate, disputes: [] };
  const told = async (byProxy: boolean) =>
    (await readMyFacts(reading, { ...self, byProxy }, around)).facts.map(({ fact }) => fact);
  expect(await told(false)).toEqual(
    expect.arrayContaining(['pregnant', 'pregnancy_due_on', 'chronic_patient']),
  );
  expect(await told(true)).toEqual(['chronic_patient']);
});
