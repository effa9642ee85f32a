import { expect, it } from 'vitest';
import { smallAgreement } from '../testing/small-share.ts';
import { bodyLines } from './body.ts';
import type { CompiledShare } from './compiled-share.ts';

const MIN_CELL = 10;
const GREATEST = 5;
const SETS = 4_000;

/** The counts told of many sets of so many people each, under all kinds of keys. */
async function toldOf(people: number, noise: 'none' | 'ckm/D5V3'): Promise<number[]> {
  const [grant] = smallAgreement().grants;
  if (!grant) throw new RangeError('a grant');
  const subject = { table: 'profile', column: 'person_id' };
  const plan = {
    dataset: 'person',
    tables: [{ as: 'profile', name: 'profiles.profiles', on: null }],
    columns: {},
    filters: [],
    outputs: [],
    refine: null,
    select: [],
    subject,
    count: { cellKey: false },
    limit: null,
  };
  const share: CompiledShare = {
    agreement: smallAgreement(),
    hash: '',
    grant: { ...grant, output: { ...grant.output, minCell: MIN_CELL, noise } },
    plan,
    setting: { asOf: '2026-10-01', tokenKey: new Uint8Array(32) },
    versions: [],
    request: { act: 'table', by: [] },
  };
  const rows = Array.from({ length: SETS }, (_, place) => ({
    people: BigInt(people),
    cell_key: Math.floor((place / SETS) * 2 ** 32),
  }));
  const told: number[] = [];
  async function* batches() {
    yield rows;
  }
  for await (const lines of bodyLines({ batches }, share))
    for (const line of lines) told.push((JSON.parse(line) as { people: number }).people);
  return told;
}

it('a cell of fewer people than the smallest is never told, with noise or without', async () => {
  for (const noise of ['none', 'ckm/D5V3'] as const)
    for (let people = 1; people < MIN_CELL; people++) expect(await toldOf(people, noise)).toEqual([]);
  expect(await toldOf(MIN_CELL, 'none')).toHaveLength(SETS);
});

it('with noise no count is so that one person more makes a cell come that was surely not there', async () => {
  const share = async (people: number) => (await toldOf(people, 'ckm/D5V3')).length / SETS;
  const shares = await Promise.all(
    Array.from({ length: 2 * GREATEST + 4 }, (_, place) => share(MIN_CELL - 2 + place)),
  );
  const steps = shares.slice(1).map((one, place) => one - (shares[place] ?? 0));
  // Told by nobody and told by everybody lie ten people apart, and no single person makes more than a fourth of it.
  expect(Math.max(...steps)).toBeLessThan(0.25);
  expect([shares[0], shares.at(-1)]).toEqual([0, 1]);
});
