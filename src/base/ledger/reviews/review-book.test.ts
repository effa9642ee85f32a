import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AreaCode } from '../../model/index.ts';
import type { Ledger, ReviewAnswer, ReviewedPair } from '../index.ts';
import { openPreparedLedger } from '../testing/prepared-ledger.ts';

const home = mkdtempSync(join(tmpdir(), 'chipao-test-'));
const HERE = ['17010101', '17010102'];
let ledger: Ledger;
let lastKey = 0n;

beforeAll(async () => {
  ledger = await openPreparedLedger(home);
}, 60_000);

afterAll(async () => {
  await ledger.close();
  rmSync(home, { recursive: true });
});

/** A pair that no other test has. */
function newPair(changes: Partial<ReviewedPair> = {}): ReviewedPair {
  lastKey += 1n;
  const pairKey = 2n ** 59n + lastKey;
  return {
    pairKey,
    leftKey: pairKey + 1000n,
    rightKey: pairKey + 2000n,
    villages: HERE,
    kind: 'merge',
    needs: 2,
    ...changes,
  };
}

function actor(reviewer: string) {
  return { reviewer, sessionId: `session of ${reviewer}`, datasetVersion: 'linkage/1' };
}

const say = (reviewer: string, pair: ReviewedPair, answer: ReviewAnswer) =>
  ledger.reviews.answer({ ...actor(reviewer), pair, answer });

const takeBack = (reviewer: string, { pairKey }: ReviewedPair) =>
  ledger.reviews.undo({ ...actor(reviewer), pairKey });

async function forced({ pairKey }: ReviewedPair) {
  return (await ledger.reviews.inForce()).find((constraint) => constraint.pairKey === pairKey);
}

describe('an answer', () => {
  it('waits for a second, different person where a pair needs one, and then binds linking', async () => {
    const pair = newPair();
    const first = { ...actor('mali'), pair, answer: 'same', note: 'same mother' } as const;
    expect(await ledger.reviews.answer(first)).toMatchObject({ state: 'waiting' });
    expect(await forced(pair)).toBeUndefined();
    const settled = await say('somchai', pair, 'same');
    expect(settled).toMatchObject({ ...pair, state: 'same' });
    expect(settled.answers.map(({ reviewer, note }) => [reviewer, note])).toEqual([
      ['mali', 'same mother'],
      ['somchai', undefined],
    ]);
    expect(await forced(pair)).toEqual({
      pairKey: pair.pairKey,
      leftKey: pair.leftKey,
      rightKey: pair.rightKey,
      kind: 'must-link',
      decidedBy: ['mali', 'somchai'],
      at: expect.any(Date),
    });
  });

  it('decides alone where one person is enough, but never that nobody can tell', async () => {
    const [sure, unsure] = [newPair({ needs: 1 }), newPair({ needs: 1 })];
    expect(await say('mali', sure, 'different')).toMatchObject({ state: 'different' });
    expect(await forced(sure)).toMatchObject({ kind: 'cannot-link' });
    expect(await say('mali', unsure, 'cannot-tell')).toMatchObject({ state: 'waiting' });
    expect(await say('somchai', unsure, 'cannot-tell')).toMatchObject({ state: 'set-aside' });
    expect(await forced(unsure)).toBeUndefined();
  });

  it('that another person contradicts calls for a third, who settles it', async () => {
    const pair = newPair();
    await say('mali', pair, 'same');
    expect(await say('somchai', pair, 'different')).toMatchObject({ state: 'disagreed' });
    expect(await forced(pair)).toBeUndefined();
    expect(await say('wichai', pair, 'different')).toMatchObject({ state: 'different' });
    expect(await forced(pair)).toMatchObject({ decidedBy: ['somchai', 'wichai'] });
  });

  it('is given once by a person, and not to a pair that is settled', async () => {
    const pair = newPair();
    await say('mali', pair, 'same');
    await expect(say('mali', pair, 'same')).rejects.toMatchObject({ code: 'REVIEW_ANSWERED' });
    await say('somchai', pair, 'same');
    await expect(say('wichai', pair, 'same')).rejects.toMatchObject({ code: 'REVIEW_DECIDED' });
  });

  it('of people who answer in the same moment is given one after the other', async () => {
    const pair = newPair({ needs: 1 });
    const answers = await Promise.allSettled(
      ['mali', 'somchai', 'wichai'].map((reviewer) => say(reviewer, pair, 'same')),
    );
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await forced(pair)).toMatchObject({ kind: 'must-link' });
  });
});

describe('undo', () => {
  it('takes back one own answer in one step, and with it what it decided', async () => {
    const pair = newPair();
    await say('mali', pair, 'same');
    await say('somchai', pair, 'same');
    expect(await takeBack('somchai', pair)).toMatchObject({ state: 'waiting' });
    expect(await forced(pair)).toBeUndefined();
    expect(await say('somchai', pair, 'different')).toMatchObject({ state: 'disagreed' });
  });

  it('of a decision by somebody who did not answer opens the pair again for everybody', async () => {
    const pair = newPair();
    await say('mali', pair, 'same');
    await say('somchai', pair, 'same');
    expect(await takeBack('wichai', pair)).toBeUndefined();
    expect(await forced(pair)).toBeUndefined();
    expect(await say('mali', pair, 'different')).toMatchObject({ state: 'waiting' });
  });

  it('has nothing to do where nothing of one’s own stands and nothing is decided', async () => {
    const pair = newPair();
    await expect(takeBack('mali', pair)).rejects.toMatchObject({ code: 'REVIEW_NOTHING_TO_UNDO' });
    await say('mali', pair, 'same');
    await expect(takeBack('somchai', pair)).rejects.toMatchObject({ code: 'REVIEW_NOTHING_TO_UNDO' });
    await takeBack('mali', pair);
    await expect(takeBack('mali', pair)).rejects.toMatchObject({ code: 'REVIEW_NOTHING_TO_UNDO' });
  });

  it('leaves everything that was said in the book', async () => {
    const client = new Client({ host: join(home, 'ledger', 'socket'), user: 'chipao', database: 'postgres' });
    await client.connect();
    const pair = newPair();
    await say('mali', pair, 'same');
    await takeBack('mali', pair);
    const { rows } = await client.query('select act from review_entry where pair_key = $1 order by id', [
      pair.pairKey.toString(),
    ]);
    expect(rows).toEqual([{ act: 'answer' }, { act: 'withdraw' }]);
    for (const change of ['update review_entry set needs = 1', 'delete from review_entry'])
      await expect(client.query(change)).rejects.toThrow('review_entry only grows');
    await client.end();
  });
});

describe('what stands', () => {
  it('is told by area, from the villages of the two records', async () => {
    const pairs = [
      newPair({ villages: ['44010101', '44010201'] }),
      newPair({ villages: ['44010101', '45010101'] }),
      newPair({ villages: ['44020101'] }),
      newPair({ villages: [] }),
    ];
    for (const pair of pairs) await say('mali', pair, 'same');
    const of = async (area: string) => {
      const keys = (await ledger.reviews.statesIn(area as AreaCode)).map(({ pairKey }) => pairKey);
      return pairs.map(({ pairKey }) => keys.includes(pairKey));
    };
    expect(await of('44')).toEqual([true, false, true, false]);
    expect(await of('4401')).toEqual([true, false, false, false]);
    expect(await of('TH')).toEqual([true, true, true, true]);
  });

  it('names the latest decisions of an area, newest first', async () => {
    const [first, second, open] = [1, 2, 3].map(() => newPair({ villages: ['46010101'], needs: 1 }));
    if (!first || !second || !open) throw new Error('three were made');
    await say('mali', first, 'same');
    await say('mali', second, 'different');
    await say('mali', open, 'cannot-tell');
    const decided = async (limit: number) =>
      (await ledger.reviews.decisionsIn('46' as AreaCode, limit)).map(({ pairKey }) => pairKey);
    expect(await decided(5)).toEqual([second.pairKey, first.pairKey]);
    expect(await decided(1)).toEqual([second.pairKey]);
  });

  it('tells a person what they answered, newest first, without what was taken back', async () => {
    const [first, second, third] = [newPair(), newPair(), newPair()];
    for (const pair of [first, second, third]) await say('daeng', pair, 'same');
    await takeBack('daeng', second);
    const own = await ledger.reviews.answersOf('daeng', { limit: 10 });
    expect(own.map(({ pairKey }) => pairKey)).toEqual([third.pairKey, first.pairKey]);
    expect(
      await ledger.reviews.answersOf('daeng', { limit: 10, since: new Date(Date.now() + 1000) }),
    ).toEqual([]);
    expect(await ledger.reviews.countAnswers('daeng')).toBe(3);
  });

  it('is what a slow count over the whole book says, whatever people do in whatever order', async () => {
    const reviewer = fc.constantFrom('a', 'b', 'c', 'd');
    const answer = fc.constantFrom<ReviewAnswer>('same', 'different', 'cannot-tell');
    const act = fc.record({ reviewer, answer, undo: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom<1 | 2>(1, 2),
        fc.array(act, { minLength: 1, maxLength: 9 }),
        async (needs, acts) => {
          const pair = newPair({ needs });
          let held = new Map<string, ReviewAnswer>();
          for (const { reviewer, answer, undo } of acts) {
            const before = slowState(held, needs);
            const closed = before !== undefined && before !== 'waiting' && before !== 'disagreed';
            const doing = undo ? takeBack(reviewer, pair) : say(reviewer, pair, answer);
            const allowed = undo ? held.has(reviewer) || closed : !held.has(reviewer) && !closed;
            if (!allowed) {
              await expect(doing).rejects.toMatchObject({ code: expect.stringMatching(/^REVIEW_/) });
              continue;
            }
            if (!undo) held.set(reviewer, answer);
            else if (!held.delete(reviewer)) held = new Map();
            expect((await doing)?.state).toBe(slowState(held, needs));
          }
        },
      ),
      { numRuns: 40 },
    );
  }, 60_000);
});

function slowState(held: ReadonlyMap<string, ReviewAnswer>, needs: number): string | undefined {
  const votes = (answer: ReviewAnswer) => [...held.values()].filter((one) => one === answer).length;
  const [same, different, unsure] = [votes('same'), votes('different'), votes('cannot-tell')];
  if (held.size === 0) return undefined;
  if (same >= needs && same > different) return 'same';
  if (different >= needs && different > same) return 'different';
  if (unsure >= 2 && unsure > same && unsure > different) return 'set-aside';
  return same > 0 && different > 0 ? 'disagreed' : 'waiting';
}

describe('pairs with a known truth', () => {
  it('bind nobody, are asked of everybody, and score the first answer alone', async () => {
    const [one, two, three] = ['same', 'different', 'same'].map((truth) => ({
      pair: newPair({ kind: 'gold', needs: 1 }),
      truth: truth as 'same' | 'different',
    }));
    if (!one || !two || !three) throw new Error('three were made');
    for (const { pair, truth } of [one, two, three, one]) await ledger.reviews.gold.plant({ ...pair, truth });
    expect(await ledger.reviews.gold.find(two.pair.pairKey)).toEqual({
      pairKey: two.pair.pairKey,
      leftKey: two.pair.leftKey,
      rightKey: two.pair.rightKey,
      truth: 'different',
    });
    await say('noi', one.pair, 'same');
    await say('lek', one.pair, 'same');
    await say('noi', two.pair, 'same');
    await takeBack('noi', two.pair);
    await say('noi', two.pair, 'different');
    await say('noi', three.pair, 'cannot-tell');
    expect(await ledger.reviews.gold.scoreOf('noi')).toEqual({ right: 1, wrong: 1, cannotTell: 1 });
    expect(await ledger.reviews.gold.scoreOf('lek')).toEqual({ right: 1, wrong: 0, cannotTell: 0 });
    expect((await ledger.reviews.gold.answeredBy('noi')).toSorted()).toEqual(
      [one, two, three].map(({ pair }) => pair.pairKey).toSorted(),
    );
    expect(await forced(one.pair)).toBeUndefined();
  });
});
