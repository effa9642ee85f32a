import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { asSteward } from '../../base/access/index.ts';
import { sql } from '../../base/lake/index.ts';
import type { Ledger, ReviewAnswer } from '../../base/ledger/index.ts';
import { openPreparedLedger } from '../../base/ledger/testing/prepared-ledger.ts';
import type { AreaCode } from '../../base/model/index.ts';
import type { Reading } from '../lookup/index.ts';
import { openSmallReading } from '../lookup/testing/small-reading.ts';
import {
  answerPair,
  askNext,
  openQueues,
  type ReviewDesk,
  type ReviewItem,
  readProgress,
  readReviewed,
  undoPair,
} from './index.ts';
import { goldForTurn } from './pairs/index.ts';
import { plantPairs, truthOf } from './testing/planted-pairs.ts';

const home = mkdtempSync(join(tmpdir(), 'chipao-test-'));
const PAIRS = 40;
const HERE = '17' as AreaCode;
const COUNTRY = 'TH' as AreaCode;
let ledger: Ledger;
let reading: Reading;
let lastPerson = 0;
const queues = openQueues();

beforeAll(async () => {
  ledger = await openPreparedLedger(home);
  const planted = plantPairs({ count: PAIRS, villages: ['17010201', '17020101'] });
  reading = await openSmallReading({
    linkage: {
      ...planted,
      review_records: sql`
        select * replace (case
          when row_id = 5 and source = 'moph-person' then '18010201'
          when row_id = 9 and source = 'moph-person' then null
          when row_id = 11 then null
          else village_code
        end as village_code)
        from (${planted.review_records}) as planted`,
    },
    areas: { people: sql`${homeOf(80n, '18010201')} union all ${homeOf(81n, null)}` },
    profiles: {
      profiles: sql`
        select person_id, cast(null as varchar) as village_code, left(village_code, 6) as subdistrict_code
        from (${homeOf(80n, '18010201')} union all ${homeOf(81n, null)}) as home`,
    },
  });
}, 60_000);

afterAll(async () => {
  await reading.close();
  await ledger.close();
  rmSync(home, { recursive: true });
});

function homeOf(person: bigint, village: string | null) {
  return sql`select cast(${person} as bigint) as person_id, cast(${village} as varchar) as village_code`;
}

/** Takes back all that a test answered, so that the next one finds every pair open. */
afterEach(async () => {
  const states = await ledger.reviews.statesIn(COUNTRY);
  for (const { pairKey, answers } of await ledger.reviews.standings(states.map((state) => state.pairKey)))
    for (const { reviewer } of answers)
      await ledger.reviews.undo({ reviewer, sessionId: undefined, datasetVersion: 'linkage/test', pairKey });
});

/** The desk of somebody whom no other test knows, unless a name is given. */
function deskOf(area: AreaCode = COUNTRY, subject = `steward ${++lastPerson}`): ReviewDesk {
  const steward = asSteward({ role: 'steward', area, subject, sessionId: `session of ${subject}` });
  return { reading, reviews: ledger.reviews, queues, steward };
}

async function next(desk: ReviewDesk, area: AreaCode = COUNTRY): Promise<ReviewItem> {
  const { answer } = await askNext(desk, area);
  if (!answer.item) throw new Error('there is a pair to ask');
  return answer.item;
}

/** The next pair that is no test of the reviewer. */
async function nextDoubt(desk: ReviewDesk): Promise<ReviewItem> {
  for (;;) {
    const item = await next(desk);
    if (!(await ledger.reviews.gold.find(BigInt(item.pair)))) return item;
    await answerPair(desk, { pair: item.pair, answer: 'cannot-tell' });
  }
}

const fieldOf = (item: ReviewItem, name: string) => item.fields.find(({ field }) => field === name);

describe('the next pair', () => {
  it('is the one worth most, and stays until it is answered', async () => {
    const desk = deskOf();
    const item = await nextDoubt(desk);
    expect(item.pair).toBe('1000000000000');
    expect((await nextDoubt(desk)).pair).toBe(item.pair);
    await answerPair(desk, { pair: item.pair, answer: 'same' });
    expect((await nextDoubt(desk)).pair).toBe('1000000000001');
    await undoPair(desk, item.pair);
    expect((await nextDoubt(desk)).pair).toBe(item.pair);
  });

  it('shows the records side by side and nothing of what linking or others think', async () => {
    const item = await nextDoubt(deskOf());
    expect(Object.keys(item)).toEqual(['pair', 'sources', 'fields']);
    expect(fieldOf(item, 'given-name')).toMatchObject({
      left: 'ศิริพร',
      right: 'สิริพร',
      outcome: 'differs',
    });
    expect(fieldOf(item, 'place')?.words?.left?.th).toBeTruthy();
    expect(fieldOf(item, 'mother-number')?.outcome).toBe('not-known');
    expect(JSON.stringify(item)).not.toMatch(/0\.8|probab|weight|benefit/);
  });

  it('has its numbers masked, with the places of differing digits', async () => {
    const desk = deskOf();
    const seen: ReviewItem[] = [];
    for (let count = 0; count < 12; count++) {
      const item = await nextDoubt(desk);
      seen.push(item);
      await answerPair(desk, { pair: item.pair, answer: 'cannot-tell' });
    }
    const numbers = seen.map((item) => fieldOf(item, 'number'));
    expect(numbers.every((number) => !/\d{5}/.test(`${number?.left}${number?.right ?? ''}`))).toBe(true);
    const wrong = numbers.filter((number) => number?.outcome === 'differs');
    expect(wrong.length).toBeGreaterThan(0);
    expect(wrong.every((number) => (number?.differingDigits.length ?? 0) > 0)).toBe(true);
    expect(numbers.some((number) => number?.outcome === 'same')).toBe(true);
  });

  it('is of the own area alone, with both its records', async () => {
    const all = async (desk: ReviewDesk, area: AreaCode) => {
      const pairs: string[] = [];
      for (;;) {
        const { answer } = await askNext(desk, area);
        if (!answer.item) return pairs;
        if (!(await ledger.reviews.gold.find(BigInt(answer.item.pair)))) pairs.push(answer.item.pair);
        await answerPair(desk, { pair: answer.item.pair, answer: 'cannot-tell' });
      }
    };
    const here = await all(deskOf(HERE), COUNTRY);
    expect(here).toHaveLength(PAIRS - 3);
    // The records of pair 5 lie in two provinces; in pair 9 one is nowhere and whose it is nobody knows.
    for (const pair of ['1000000000005', '1000000000009']) expect(here).not.toContain(pair);
    // Neither record of pair 11 tells a place, but one of its people is counted in the other province.
    expect(here).not.toContain('1000000000011');
    expect(await all(deskOf('18' as AreaCode), COUNTRY)).toEqual(['1000000000011']);
    expect(await all(deskOf(HERE), '18' as AreaCode)).toEqual([]);
    for (const pair of ['1000000000005', '1000000000009', '1000000000011'])
      await expect(answerPair(deskOf(HERE), { pair, answer: 'same' })).rejects.toMatchObject({
        code: 'REVIEW_PAIR_UNKNOWN',
      });
    await answerPair(deskOf('1801' as AreaCode), { pair: '1000000000011', answer: 'same' });
  });
});

describe('reasons', () => {
  it('are told after the answer, with what others said, and to nobody before', async () => {
    const [mali, somchai] = [deskOf(), deskOf()];
    const { pair } = await nextDoubt(mali);
    await expect(readReviewed(mali, pair)).rejects.toMatchObject({ code: 'REVIEW_ANSWER_FIRST' });
    await answerPair(mali, { pair, answer: 'same', note: ' one mother ' });
    await expect(readReviewed(somchai, pair)).rejects.toMatchObject({ code: 'REVIEW_ANSWER_FIRST' });
    const { answer, persons } = await answerPair(somchai, { pair, answer: 'different' });
    expect(answer).toMatchObject({
      state: 'disagreed',
      needs: 2,
      gold: null,
      doubt: { suggests: 'same', probability: 0.8, weight: 2 },
      answers: [
        { mine: false, answer: 'same', note: 'one mother' },
        { mine: true, answer: 'different', note: null },
      ],
    });
    expect(answer.doubt?.evidence.map(({ field }) => field)).toContain('prior');
    expect(answer.doubt?.evidence.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(2, 6);
    expect(persons).toEqual([3n, 4n]);
    expect((await readReviewed(mali, pair)).answer.answers).toHaveLength(2);
    await undoPair(mali, pair);
    await undoPair(somchai, pair);
  });

  it('of a pair that is none are not told', async () => {
    for (const pair of ['77', 'x', '9'.repeat(19), '-1'])
      await expect(readReviewed(deskOf(), pair)).rejects.toMatchObject({ code: 'REVIEW_PAIR_UNKNOWN' });
  });
});

describe('undo', () => {
  it('works by area when a run has acted on the decision and its pair is published no more', async () => {
    const [mali, somchai] = [deskOf(HERE), deskOf(HERE)];
    const { pair } = await nextDoubt(mali);
    for (const desk of [mali, somchai]) await answerPair(desk, { pair, answer: 'same' });
    const nothing = plantPairs({ count: 0, villages: ['17010201'] });
    await using later = disposable(await openSmallReading({ linkage: nothing }));
    const on = (desk: ReviewDesk) => ({ ...desk, reading: later.reading });
    await expect(readReviewed(on(mali), pair)).rejects.toMatchObject({ code: 'REVIEW_PAIR_UNKNOWN' });
    await expect(undoPair(on(deskOf('18' as AreaCode)), pair)).rejects.toMatchObject({
      code: 'REVIEW_PAIR_UNKNOWN',
    });
    expect((await undoPair(on(deskOf(HERE)), pair)).answer).toEqual({ pair, state: 'open' });
    const forced = await ledger.reviews.inForce();
    expect(forced.map(({ pairKey }) => pairKey.toString())).not.toContain(pair);
  });
});

function disposable(reading: Reading) {
  return { reading, [Symbol.asyncDispose]: () => reading.close() };
}

describe('pairs with a known truth', () => {
  it('come now and then, look like any other, and tell whether one was right after the answer', async () => {
    const [turns, met] = [400, new Map<string, string>()];
    for (let turn = 0; turn < turns; turn++) {
      const desk = deskOf();
      const gold = await goldForTurn(desk, COUNTRY);
      if (!gold) continue;
      const item = await next(desk);
      expect(item.pair).toBe(gold.pairKey.toString());
      expect(fieldOf(item, 'number')).toMatchObject({ right: null, outcome: 'one-side' });
      const { answer } = await answerPair(desk, { pair: item.pair, answer: gold.truth });
      expect(answer).toMatchObject({ doubt: null, gold: { truth: gold.truth, right: true } });
      expect(answer.answers).toHaveLength(1);
      met.set(desk.steward.subject, gold.truth);
      expect(await ledger.reviews.gold.scoreOf(desk.steward.subject)).toMatchObject({ right: 1 });
    }
    expect(met.size).toBeGreaterThan(1);
    expect(met.size).toBeLessThan(turns / 20);
    expect(new Set(met.values())).toEqual(new Set(['same', 'different']));
    const keys = new Set((await ledger.reviews.inForce()).map(({ pairKey }) => pairKey));
    for (const state of await ledger.reviews.statesIn(COUNTRY))
      expect(keys.has(state.pairKey) ? 'decided' : 'open').toBe(
        ['same', 'different'].includes(state.state) ? 'decided' : 'open',
      );
  });
});

describe('progress', () => {
  it('adds up, tells one’s own day, and lists what can be undone', async () => {
    const [mali, somchai] = [deskOf(HERE, 'mali'), deskOf(HERE, 'somchai')];
    const since = new Date(Date.now() - 60_000);
    const before = await readProgress(mali, { area: COUNTRY, since });
    expect(before.total).toBe(PAIRS - 3);
    const pairs: string[] = [];
    while (pairs.length < 4) {
      const { pair } = await nextDoubt(mali);
      const answer: ReviewAnswer = truthOf(pair);
      for (const desk of [mali, somchai])
        await answerPair(desk, { pair, answer }).catch((thrown: unknown) =>
          expect(thrown).toMatchObject({ code: 'REVIEW_DECIDED' }),
        );
      pairs.push(pair);
    }
    const after = await readProgress(mali, { area: COUNTRY, since });
    expect(after.open + after.waiting + after.disagreed + after.settled).toBe(after.total);
    expect(after.settled).toBe(before.settled + 4);
    expect(after.doneToday).toBe(4);
    expect(after.mine.map(({ pair }) => pair)).toEqual(pairs.toReversed());
    expect(after.decisions.slice(0, 4).map(({ pair }) => pair)).toEqual(pairs.toReversed());
    const { answer } = await undoPair(somchai, pairs[0] ?? '');
    expect(['waiting', 'open']).toContain(answer.state);
    expect((await readProgress(mali, { area: COUNTRY, since })).settled).toBe(before.settled + 3);
    expect(
      (await readProgress(mali, { area: COUNTRY, since: new Date(Date.now() + 60_000) })).doneToday,
    ).toBe(0);
  });
});
