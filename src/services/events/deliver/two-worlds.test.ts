import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventAgreement, openSmallEvents } from '../testing/small-house.ts';
import type { Life } from '../testing/small-lives.ts';
import { openReceiver } from '../testing/small-receiver.ts';
import { runEventRound } from './event-worker.ts';

let house: Awaited<ReturnType<typeof openSmallEvents>>;

beforeAll(async () => {
  house = await openSmallEvents();
  await house.publish([]);
  await house.publish([{ person: 90, born: '2026-09-01' }]);
  await house.enact(eventAgreement());
}, 60_000);

afterAll(() => house[Symbol.asyncDispose]());

/** What a subscriber is sent of a world: ids and bodies, in their order. */
async function sentOf(before: readonly Life[], now: readonly Life[]): Promise<string[]> {
  await house.publishAlone(before, now);
  await using receiver = await openReceiver();
  const { id } = await house.subscribe({ url: receiver.url });
  for (let round = 0; round < 3; round++) await runEventRound(house.desk, { only: id });
  await house.ledger.events.end(id, 'mali');
  return receiver.got.map((message) => `${message.id} ${message.body}`).sort();
}

describe('what a subscriber is sent', () => {
  it('is the same bytes whatever is true outside the grant', async () => {
    const score = fc.integer({ min: 0, max: 20 });
    const outside = fc.record({
      scores: fc.tuple(score, score).filter(([one, other]) => one !== 10 && other !== 11),
      village: fc.constantFrom('30010101', '30010299', '30999999'),
      died: fc.boolean(),
      elsewhere: fc.boolean(),
      amount: fc.integer({ min: 1, max: 9 }),
    });
    const world = ({
      scores,
      village,
      died,
      elsewhere,
      amount,
    }: typeof outside extends fc.Arbitrary<infer World> ? World : never) => {
      const [was, is] = scores;
      const person: Life = { person: 1, village, scoredOn: '2026-08-01' };
      const other: Life = { person: 2, village: '31010101' };
      const before = [{ ...person, score: was === is ? 10 : was, care: [0, null] as const }, other];
      const now: Life[] = [
        { ...person, score: was === is ? 11 : is, care: [1, amount] as const },
        died ? { ...other, alive: false, died: '2026-09-03' } : other,
        ...(elsewhere ? [{ person: 3, born: '2026-09-04', village: '31010102' }] : []),
      ];
      return sentOf(before, now);
    };
    await fc.assert(
      fc.asyncProperty(outside, outside, async (one, another) => {
        const sent = await world(one);
        expect(sent).toHaveLength(1);
        expect(await world(another)).toEqual(sent);
      }),
      { numRuns: 2 },
    );
  }, 60_000);
});
