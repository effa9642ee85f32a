import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadThailand } from '../../../../country/thailand/index.ts';
import { getPayer, type Pace, runPayers } from './index.ts';
import { PLAIN_PLAN, type SimulatorPlan, startSimulator } from './simulator/index.ts';
import { openSmallPayers, QUICK } from './testing/small-payers.ts';

const country = loadThailand();
let house: Awaited<ReturnType<typeof openSmallPayers>>;
let seeds = 1;

beforeAll(async () => {
  house = await openSmallPayers(country);
  await house.agree();
}, 120_000);
afterAll(() => house[Symbol.asyncDispose]());

const nhso = getPayer(country.payers(), 'nhso');

async function withPayer<Answer>(
  plan: Partial<SimulatorPlan>,
  work: (simulator: Awaited<ReturnType<typeof startSimulator>>) => Promise<Answer>,
): Promise<Answer> {
  const simulator = await startSimulator({
    payer: nhso,
    content: country.payers(),
    codes: { correct: ['C201', 'C305'], deny: ['D301'] },
    plan: { ...PLAIN_PLAN, ...plan },
    port: 0,
    now: house.desk.now,
  });
  try {
    return await work(simulator);
  } finally {
    await simulator.close();
  }
}

const upload = (visits = 3) => house.upload({ hospital: '10670', visits, seed: seeds++ });
const connect = (address: string) => ({
  nhso: { address, user: 'chipao', password: 'sandbox', answerWithinMs: 2000 },
});

/** Rounds of a worker until nothing is left to do; each round may be another worker. */
async function runUntilQuiet(address: string, { rounds = 60, pace = QUICK as Pace } = {}): Promise<void> {
  await house.ledger.payers.putChecked(house.schemes);
  for (let round = 0; round < rounds; round++) {
    const done = await runPayers(house.desk, { holder: `w${round}`, connections: connect(address), pace });
    house.pass(2000);
    if (round > 3 && done.packed + done.sent + done.asked === 0) return;
  }
}

const APPROVED = 'received checked forwarded payer-received approved';

describe('claims on their way to a payer', () => {
  it('arrive, are answered, and say in every step who was controller and processor', async () => {
    const ids = await upload();
    await withPayer({}, async ({ address, books }) => {
      await runUntilQuiet(address);
      expect(books.arrivals()).toBe(3);
    });
    expect(await house.stories(ids)).toEqual([APPROVED, APPROVED, APPROVED]);
    const [first] = ids;
    const events = await house.ledger.claims.eventsOf(first === undefined ? [] : [first]);
    expect(
      events.filter(({ kind }) => kind !== 'received').map(({ hand }) => [hand.controller, hand.processor]),
    ).toEqual(events.slice(1).map(() => ['org:moph', 'org:inet']));
    expect(events.at(-1)?.detail).toMatchObject({ payer: 'nhso', satang: 36_000 });
  });

  it('wait while no agreement with their payer is in force', async () => {
    const other = await openSmallPayers(country);
    const ids = await other.upload({ hospital: '10670', visits: 1, seed: 1 });
    await other.ledger.payers.putChecked(other.schemes);
    await withPayer({}, async ({ address, books }) => {
      await runPayers(other.desk, { holder: 'w', connections: connect(address), pace: QUICK });
      expect(books.arrivals()).toBe(0);
      await other.agree('nhso');
      await runPayers(other.desk, { holder: 'w', connections: connect(address), pace: QUICK });
      expect(books.arrivals()).toBe(1);
    });
    expect(await other.stories(ids)).toEqual(['received checked forwarded payer-received']);
    await other[Symbol.asyncDispose]();
  }, 120_000);

  it('do not leave when they were taken back before, and cannot be taken back after', async () => {
    const [gone = 0n, kept = 0n] = await upload(2);
    const hand = { actor: 'hospital', controller: 'org:moph', processor: 'org:inet' };
    const cancel = (claim: bigint) =>
      house.ledger.claims.appendEvents([{ claim, version: 1, kind: 'cancelled', hand }]);
    await house.ledger.payers.putChecked(house.schemes);
    await cancel(gone);
    await withPayer({}, async ({ address, books }) => {
      await runUntilQuiet(address);
      expect(books.arrivals()).toBe(1);
    });
    expect((await cancel(kept)).map(({ written }) => written)).toEqual([false]);
    expect(await house.stories([gone])).toEqual(['received checked cancelled']);
  });

  it('go again as a new version when they were corrected, and late words about the old one change nothing', async () => {
    const seed = seeds++;
    const ids = await house.upload({ hospital: '10670', visits: 1, seed });
    const plan = { incomplete: 1, late: 0.5, twice: 1 };
    await withPayer(plan, async ({ address, books }) => {
      await runUntilQuiet(address);
      const changes = { DRU: { SIGTEXT: 'corrected' } };
      expect(await house.upload({ hospital: '10670', visits: 1, seed, changes })).toEqual(ids);
      await runUntilQuiet(address);
      expect(books.claims()).toHaveLength(2);
    });
    const once = 'checked forwarded payer-received incomplete';
    expect(await house.stories(ids)).toEqual([`received ${once} resubmitted ${once}`]);
  });

  it('arrive in parts where one message cannot hold them, and one that is too large is set aside', async () => {
    const ids = await upload(6);
    const large = await house.upload({
      hospital: '10670',
      visits: 1,
      seed: seeds++,
      changes: { DRU: { SIGTEXT: 'ก'.repeat(9000) } },
    });
    await withPayer({ mostBytes: 16_000 }, async ({ address, books }) => {
      await runUntilQuiet(address);
      expect(books.claims()).toHaveLength(6);
    });
    expect(await house.stories(ids)).toEqual(ids.map(() => APPROVED));
    expect(await house.stories(large)).toEqual(['received checked forwarded']);
    const [letter] = await house.ledger.payers.deadLetters(5);
    expect(letter).toMatchObject({ payer: 'nhso', claims: 1 });
    expect(letter?.reason).toContain('PAYER_TOO_LARGE');
  });

  it('are dead letters after too many tries, and go on the same way when somebody says so', async () => {
    const ids = await upload(1);
    await withPayer({ refuse: 1 }, ({ address }) =>
      runUntilQuiet(address, { pace: { ...QUICK, mostTries: 3 }, rounds: 12 }),
    );
    const [letter] = await house.ledger.payers.deadLetters(1);
    expect(letter).toMatchObject({ tries: 3, claims: 1 });
    const hand = { actor: 'operator', controller: 'org:moph', processor: 'org:inet', agreement: null };
    const again = { payer: 'nhso', batch: letter?.id, now: house.desk.now(), hand };
    expect(await house.ledger.payers.replay(again)).toEqual({ batches: 1, claims: 0 });
    await withPayer({}, ({ address }) => runUntilQuiet(address));
    expect(await house.stories(ids)).toEqual([APPROVED]);
  });
});

/** Rounds until every claim is decided, however many of them come to nothing, and some more, in which nothing may happen twice. */
async function runUntilDecided(address: string, ids: readonly bigint[]): Promise<void> {
  const isDecided = (story: string) => /(?:approved|incomplete|rejected)$/.test(story);
  const pace = { ...QUICK, mostTries: 1000 };
  let after = 0;
  for (let round = 0; round < MOST_ROUNDS && after < ROUNDS_AFTER; round++) {
    await runPayers(house.desk, { holder: `d${round}`, connections: connect(address), pace });
    house.pass(2000);
    if (after > 0 || (await house.stories(ids)).every(isDecided)) after++;
  }
}

const MOST_ROUNDS = 600;
const ROUNDS_AFTER = 5;

describe('whatever goes wrong on the way', () => {
  it('each claim arrives once by its key, is told once, and ends as the payer decided', async () => {
    const share = fc.constantFrom(0, 0.3, 0.6);
    const plans = fc.record({
      seed: fc.integer({ min: 1, max: 1e6 }),
      refuse: share,
      breaks: share,
      twice: fc.constantFrom(0, 1),
      late: fc.constantFrom(0, 0.5),
      waited: fc.constantFrom(0, 0.5),
      incomplete: fc.constantFrom(0, 0.4),
      rejected: fc.constantFrom(0, 0.4),
      forgetful: fc.boolean(),
      tokenCalls: fc.constantFrom(1, 3, 10_000),
    });
    await fc.assert(
      fc.asyncProperty(plans, fc.array(fc.nat(9), { maxLength: 12 }), async (plan, crashes) => {
        const ids = await upload(4);
        await house.ledger.payers.putChecked(house.schemes);
        await withPayer(plan, async ({ address, books }) => {
          await crashing(address, crashes);
          await runUntilDecided(address, ids);
          expect(books.claims()).toHaveLength(ids.length);
          const said = new Map(books.claims().map(({ seq, answer }) => [seq, answer]));
          expect(new Set((await house.stories(ids)).map(withoutWaiting))).toEqual(
            new Set([...said.values()].map((answer) => `${BEFORE} ${KINDS[answer]}`)),
          );
          await expectToldOnce(ids);
        });
      }),
      { numRuns: 12 },
    );
  }, 300_000);
});

const BEFORE = 'received checked forwarded payer-received';
const KINDS = { approved: 'approved', incompleted: 'incomplete', rejected: 'rejected' } as const;
const withoutWaiting = (story: string) => story.replace(' waited', '');

async function expectToldOnce(ids: readonly bigint[]): Promise<void> {
  for (const story of await house.stories(ids)) {
    const words = story.split(' ');
    expect(new Set(words).size).toBe(words.length);
  }
}

/**
 * Workers that die: each takes leases, or sends and does not live to say so, and its lease runs out; two may also run at once.
 */
async function crashing(address: string, crashes: readonly number[]): Promise<void> {
  for (const [turn, crash] of crashes.entries()) {
    const run = { holder: `dead${turn}`, connections: connect(address), pace: { ...QUICK, mostTries: 1000 } };
    const { payers } = house.ledger;
    const dying = {
      ...house.desk,
      ledger: {
        ...house.ledger,
        payers: {
          ...payers,
          // What a process does that is killed right before it could write down what happened.
          ...(crash % 3 === 0 && { noteSent: () => Promise.reject(new Error('killed')) }),
          ...(crash % 3 === 1 && { takeAnswers: () => Promise.reject(new Error('killed')) }),
          ...(crash % 4 === 3 && { noteFailed: () => Promise.reject(new Error('killed')) }),
        },
      },
    };
    const rounds = [runPayers(dying, run)];
    if (crash > 6) rounds.push(runPayers(house.desk, { ...run, holder: `alive${turn}` }));
    await Promise.allSettled(rounds);
    house.pass(crash % 2 === 0 ? 100 : 5);
  }
}
