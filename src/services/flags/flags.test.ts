import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asOfficer } from '../../base/access/index.ts';
import { join as joinSql, sql } from '../../base/lake/index.ts';
import type { Ledger } from '../../base/ledger/index.ts';
import { openPreparedLedger } from '../../base/ledger/testing/prepared-ledger.ts';
import { type AreaCode, personIdOf } from '../../base/model/index.ts';
import type { Reading } from '../lookup/index.ts';
import { openSmallReading } from '../lookup/testing/small-reading.ts';
import { type FlagDesk, listFlags, listOpenAnswers, moveFlag, readPersonFlags, sumFlags } from './index.ts';

const home = mkdtempSync(join(tmpdir(), 'chipao-test-'));
let ledger: Ledger;
let reading: Reading;

type Gap = readonly [person: number, village: string, kind: string, amount: number];

/** Each test has people of its own, since decisions stay. */
const GAPS: readonly Gap[] = [
  [1, '17010201', 'missing-out', 60_000],
  [2, '17010201', 'missing-out', 70_000],
  [3, '17010201', 'missing-out', 60_000],
  [4, '18010101', 'missing-out', 90_000],
  [5, '17010201', 'overlap', 60_000],
  [6, '17010201', 'missing-out', 60_000],
  [8, '17010201', 'missing-out', 60_000],
];

beforeAll(async () => {
  ledger = await openPreparedLedger(home);
  const people = [...GAPS, [7, '17010201', '', 0] as const].map(
    ([person, village]) => sql`
      select cast(${person} as bigint) as person_id, ${village} as village_code, left(${village}, 6) as subdistrict_code,
        ${`name ${person}`} as given_name, null as family_name`,
  );
  reading = await openSmallReading({
    linkage: {
      person_aliases: sql`select cast(80 as bigint) as alias_id, cast(8 as bigint) as person_id`,
    },
    profiles: { profiles: joinSql(people, ' union all ') },
    gaps: {
      gaps: joinSql(
        GAPS.map(
          ([person, village, kind, amount]) => sql`
            select cast(${person} as bigint) as person_id, ${village} as village_code, 'old-age-allowance' as programme,
              ${kind} as kind, cast(${amount} as bigint) as amount, cast(${amount} as bigint) as amount_month,
              cast(null as date) as since, ${kind === 'overlap' ? 'state-pension' : 'old_age_paid_month'} as evidence,
              cast(null as varchar) as other, cast(null as varchar) as keep, 90 as confidence, 'addresses-disagree' as doubts`,
        ),
        ' union all ',
      ),
      open_answers: sql`
        select 'old-age-allowance' as programme, '170102' as subdistrict_code, 4 as unknown, cast(3 as bigint) as people
        union all select 'old-age-allowance', '170102', 6, 2
        union all select 'old-age-allowance', '180101', 4, 9`,
    },
  });
}, 60_000);

afterAll(async () => {
  await reading.close();
  await ledger.close();
  rmSync(home, { recursive: true });
});

function desk(subject = 'mali', area = '17'): FlagDesk {
  const officer = asOfficer({ role: 'officer', area: area as AreaCode, subject, sessionId: `of ${subject}` });
  return { reading, flags: ledger.flags, officer };
}

const person = (number: number) => personIdOf(BigInt(number));
const move = (number: number, to: 'confirmed' | 'dismissed' | 'notified', seen = 0) => ({
  person: person(number),
  programme: 'old-age-allowance',
  kind: number === 5 ? 'overlap' : 'missing-out',
  to,
  reason: 'seen at home',
  seen,
});

describe('the list of flags', () => {
  it('shows those about most money first, inside the area alone, by pages that neither repeat nor skip', async () => {
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await listFlags(desk(), { area: '17', after, limit: 2 });
      seen.push(...page.flags.map((flag) => flag.person));
      after = page.next ?? undefined;
    } while (after);
    expect(seen).toEqual([2, 1, 3, 5, 6, 8].map(person));
  });

  it('counts the whole area for each kind and says in words why a flag stands and why it is not surer', async () => {
    const { counts, flags } = await listFlags(desk(), { area: '17', limit: 1 });
    expect(counts).toEqual([
      { programme: 'old-age-allowance', kind: 'missing-out', people: 5, satangAMonth: 310_000 },
      { programme: 'old-age-allowance', kind: 'overlap', people: 1, satangAMonth: 60_000 },
    ]);
    expect(flags[0]).toMatchObject({ name: 'name 2', state: 'flagged', confidencePercent: 90 });
    expect(flags[0]?.evidence[0]?.th).toContain('เบี้ยยังชีพผู้สูงอายุ');
    expect(flags[0]?.doubts).toHaveLength(1);
  });

  it('narrows to a kind, an amount and a state', async () => {
    await moveFlag(desk(), move(3, 'confirmed'));
    const list = (changes: object) => listFlags(desk(), { area: '17', limit: 50, ...changes });
    const who = async (changes: object) => (await list(changes)).flags.map((flag) => flag.person);
    expect(await who({ kind: 'overlap' })).toEqual([person(5)]);
    expect(await who({ atLeastSatang: 65_000 })).toEqual([person(2)]);
    expect(await who({ state: 'confirmed' })).toEqual([person(3)]);
    expect(await who({ state: 'flagged' })).not.toContain(person(3));
    expect(await who({ programme: 'none' })).toEqual([]);
  });

  it('shows an officer nothing of other areas, whatever area is asked', async () => {
    const { flags, counts } = await listFlags(desk('mali', '17'), { area: '18', limit: 50 });
    expect([...flags, ...counts]).toEqual([]);
  });

  it('refuses what is not a cursor', async () => {
    await expect(listFlags(desk(), { area: '17', limit: 5, after: 'x' })).rejects.toMatchObject({
      code: 'REQUEST_INVALID',
    });
  });
});

describe('a region', () => {
  it('lists what its provinces list', async () => {
    const region = await listFlags(desk(), { area: 'R4-CENTRAL', limit: 50 });
    const { flags } = await listFlags(desk(), { area: '17', limit: 50 });
    expect(flags.length).toBeGreaterThan(0);
    expect(region.flags).toEqual(flags);
    expect((await listOpenAnswers(reading, 'R4-CENTRAL')).area).toBe('R4-CENTRAL');
  });
});

describe('the sums of a day', () => {
  it('tell the untouched by kind and the others by how they stand, of the own area alone, and leave out what is done', async () => {
    expect(await sumFlags(desk('kaew', '18'))).toEqual({
      untouched: [{ kind: 'missing-out', flags: 1, satangAMonth: 90_000 }],
      underway: [],
    });
    await moveFlag(desk('kaew', '18'), { ...move(4, 'confirmed') });
    expect(await sumFlags(desk('kaew', '18'))).toEqual({
      untouched: [],
      underway: [{ state: 'confirmed', flags: 1, satangAMonth: 90_000 }],
    });
    await moveFlag(desk('kaew', '18'), { ...move(4, 'dismissed', 1) });
    expect(await sumFlags(desk('kaew', '18'))).toEqual({ untouched: [], underway: [] });
  });

  it('agree with the lists they lead to', async () => {
    const { untouched, underway } = await sumFlags(desk());
    for (const { kind, flags } of untouched)
      expect(await listFlags(desk(), { area: '17', kind, state: 'flagged', limit: 50 })).toMatchObject({
        flags: { length: flags },
      });
    for (const { state, flags } of underway)
      expect(await listFlags(desk(), { area: '17', state, limit: 50 })).toMatchObject({
        flags: { length: flags },
      });
  });
});

describe('a step with a flag', () => {
  it('is kept with who took it and why, and tells what can follow', async () => {
    const first = await moveFlag(desk(), move(1, 'confirmed'));
    expect(first).toMatchObject({ state: 'confirmed', step: 1, moves: ['notified', 'dismissed'] });
    const { flags } = await readPersonFlags(desk(), person(1));
    expect(flags).toEqual([
      expect.objectContaining({ state: 'confirmed', found: true, programme: 'old-age-allowance' }),
    ]);
    expect(flags[0]?.history[0]).toMatchObject({ officer: 'mali', reason: 'seen at home' });
  });

  it('is refused for flags that are not there, and for people of other areas', async () => {
    await expect(moveFlag(desk(), move(7, 'confirmed'))).rejects.toMatchObject({ code: 'FLAG_UNKNOWN' });
    await expect(moveFlag(desk(), move(4, 'confirmed'))).rejects.toMatchObject({ code: 'FLAG_UNKNOWN' });
    await expect(readPersonFlags(desk(), person(4))).rejects.toMatchObject({ code: 'PERSON_UNKNOWN' });
    await expect(moveFlag(desk(), { ...move(2, 'confirmed'), person: 'nobody' })).rejects.toMatchObject({
      code: 'FLAG_UNKNOWN',
    });
  });

  it('is refused when somebody took one meanwhile, and when it does not follow', async () => {
    await moveFlag(desk(), move(6, 'confirmed'));
    await expect(moveFlag(desk('somchai'), move(6, 'dismissed'))).rejects.toMatchObject({
      code: 'FLAG_MOVED',
    });
    await expect(moveFlag(desk('somchai'), move(6, 'confirmed', 1))).rejects.toMatchObject({
      code: 'FLAG_STEP_REFUSED',
    });
  });

  it('taken before two people turned out to be one goes on with the person they are now', async () => {
    await ledger.flags.move(
      {
        personKey: 80n,
        programme: 'old-age-allowance',
        kind: 'missing-out',
        state: 'confirmed',
        reason: 'of the former id',
        officer: 'mali',
        sessionId: undefined,
        village: '17010201',
        datasetVersion: 'gaps/1',
        seen: 0,
      },
      () => undefined,
    );
    const { flags } = await readPersonFlags(desk(), person(80));
    expect(flags[0]).toMatchObject({ state: 'confirmed', found: true });
    expect(await moveFlag(desk(), move(8, 'notified'))).toMatchObject({ state: 'notified' });
  });
});

describe('answers that stay open', () => {
  it('name the condition, how many it holds up alone, its facts and whose registers could tell', async () => {
    const { conditions } = await listOpenAnswers(reading, '17');
    expect(conditions.map(({ condition, people, alone }) => [condition, people, alone])).toEqual([
      ['old-enough', 5, 3],
      ['thai-national', 2, 0],
    ]);
    expect(conditions[0]?.facts[0]?.fact).toBe('birth_date');
    expect(conditions[1]?.facts[0]).toMatchObject({ fact: 'thai', registers: ['dopa-person'] });
  });
});
