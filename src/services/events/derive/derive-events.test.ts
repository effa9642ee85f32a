import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../../base/lake/index.ts';
import type { DatasetVersion } from '../../../base/model/index.ts';
import { eventsAfter, type Life, openSmallLake, publishLives } from '../testing/small-lives.ts';

let small: Awaited<ReturnType<typeof openSmallLake>>;

beforeAll(async () => {
  small = await openSmallLake();
});

afterAll(() => small[Symbol.asyncDispose]());

const eventsOf = (version: DatasetVersion) =>
  small.ask(
    [version],
    sql`select event_no, event_id, kind, person_id, cast(day as varchar) as day, cast(known_on as varchar) as known_on, was, became, source, cast(source_as_of as varchar) as source_as_of from events.life_events order by event_no`,
  );
const effectsOf = (version: DatasetVersion) =>
  small.ask([version], sql`select * from events.event_effects order by event_no, about_person`);

/** What a later run tells after an earlier one. */
async function told(earlier: readonly Life[], later: readonly Life[]): Promise<DatasetVersion> {
  const [before, now] = [await publishLives(small.lake, earlier), await publishLives(small.lake, later)];
  return await eventsAfter(small.lake, { now, before });
}

const kinds = async (version: DatasetVersion) => (await eventsOf(version)).map(({ kind }) => kind);
const MOTHER: Life = { person: 1, born: '1995-05-05', house: 7 };

describe('a life event', () => {
  it('is a birth, which asks who of the house could apply by what the rules answer', async () => {
    const brother: Life = { person: 2, born: '2015-01-01', house: 7 };
    const child: Life = { person: 3, born: '2026-09-20', house: 7, grant: [1, 60_000] };
    const version = await told([MOTHER, brother], [MOTHER, brother, child]);
    expect(await eventsOf(version)).toMatchObject([
      {
        kind: 'birth',
        person_id: 3n,
        day: '2026-09-20',
        known_on: '2026-09-30',
        source: 'dopa',
        source_as_of: '2026-09-30',
      },
    ]);
    expect(await effectsOf(version)).toMatchObject([
      { effect: 'opens', programme: 'grant', about_person: 1n, answer: 1, amount: 60_000n },
    ]);
  });

  it('asks the question also where no grown-up is known', async () => {
    const version = await told([], [{ person: 3, born: '2026-09-20', grant: [null, null] }]);
    expect(await effectsOf(version)).toMatchObject([{ effect: 'opens', about_person: null, answer: null }]);
  });

  it('is a death, which points at the flag of what is still paid and changes nothing', async () => {
    const alive: Life = { person: 4 };
    const dead: Life = { person: 4, alive: false, died: '2026-08-01', paidAfterDeath: 60_000 };
    const version = await told([alive], [dead]);
    expect(await eventsOf(version)).toMatchObject([
      { kind: 'death', day: '2026-08-01', source: 'dopa-death', was: 'true', became: 'false' },
    ]);
    expect(await effectsOf(version)).toMatchObject([
      { effect: 'stops', programme: 'grant', amount: 60_000n },
    ]);
  });

  it('is a disability or a score that changed, with the decisions that changed with it', async () => {
    const before: Life = { person: 5, score: 12, scoredOn: '2026-02-01', care: [0, null], grant: [1, 5] };
    const now: Life = {
      ...before,
      seeing: true,
      score: 4,
      scoredOn: '2026-09-01',
      care: [1, 90_000],
    };
    const version = await told([before], [now]);
    expect(await eventsOf(version)).toMatchObject([
      { kind: 'score', was: '12', became: '4', source: 'moph', source_as_of: '2026-07-31' },
      { kind: 'disability', day: null },
    ]);
    const effects = await effectsOf(version);
    expect(effects).toHaveLength(2);
    for (const effect of effects)
      expect(effect).toMatchObject({
        effect: 'raises',
        programme: 'care',
        was_answer: 0,
        answer: 1,
        was_amount: null,
        amount: 90_000n,
      });
  });

  it('is not what happened too long ago, in the future, on an unknown day, or to somebody merely found late', async () => {
    const version = await told(
      [{ person: 6, score: 9, scoredOn: '2026-06-01' }],
      [
        { person: 6, score: 12, scoredOn: '2026-05-01' },
        { person: 7, born: '2026-01-01', precision: 'year' },
        { person: 8, born: '2025-12-31' },
        { person: 9, born: '2026-10-01' },
        { person: 10, born: '1980-01-01', seeing: true, score: 3, scoredOn: '2026-09-01' },
      ],
    );
    expect(await eventsOf(version)).toEqual([]);
  });
});

describe('people who are told apart otherwise than before', () => {
  const child: Life = { person: 3, born: '2026-09-20' };
  const dead: Life = { person: 4, alive: false, died: '2026-08-01', seeing: true };

  it('are not born when they come out of somebody, or are back', async () => {
    const parted: Life = { ...child, person: 30, outOf: 3 };
    const back: Life = { ...child, person: 31, isBack: true };
    expect(await kinds(await told([MOTHER, child], [MOTHER, child, parted, back]))).toEqual([]);
  });

  it('do not die, and have no disability or score that is new, when they come out of somebody of whom it was known', async () => {
    const whole: Life = { ...dead, score: 4, scoredOn: '2026-07-01' };
    expect(await kinds(await told([whole], [whole, { ...whole, person: 40, outOf: 4 }]))).toEqual([]);
  });

  it('do not die, and have no disability or score that is new, when they are made one with somebody of whom it was known', async () => {
    const known: Life = { ...dead, person: 41, score: 4, scoredOn: '2026-07-01' };
    const before: Life[] = [{ person: 4, score: 9, scoredOn: '2026-06-01' }, known];
    expect(await kinds(await told(before, [{ ...known, person: 4, also: 41 }]))).toEqual([]);
  });

  it('have events still where nobody knew of it before', async () => {
    const before: Life[] = [{ person: 4 }, { person: 41 }];
    const version = await told(before, [{ ...dead, also: 41 }]);
    expect(await kinds(version)).toEqual(['death', 'disability']);
  });

  it('do not die on an unknown day when nobody knew them alive', async () => {
    const found: Life = { person: 42, alive: false };
    expect(await kinds(await told([], [found]))).toEqual([]);
    expect(await kinds(await told([], [{ ...found, died: '2026-08-01' }]))).toEqual(['death']);
  });
});

describe('a register that the set before did not have', () => {
  const unknown: Life = { person: 5 };
  const disabled: Life = { ...unknown, seeing: true, score: 4, scoredOn: '2026-09-01' };
  const dead: Life = { ...disabled, alive: false, died: '2026-09-01' };

  it('tells how things stand, and nothing new but what happens once on a known day, or later than what was known', async () => {
    const before = await publishLives(small.lake, [unknown], ['dopa']);
    const now = await publishLives(small.lake, [dead]);
    expect(await kinds(await eventsAfter(small.lake, { now, before }))).toEqual(['death']);
    const scored = await publishLives(
      small.lake,
      [{ ...unknown, score: 9, scoredOn: '2026-06-01' }],
      ['dopa'],
    );
    expect(await kinds(await eventsAfter(small.lake, { now, before: scored }))).toEqual(['death', 'score']);
    const undated = await publishLives(small.lake, [{ ...disabled, alive: false }]);
    expect(await kinds(await eventsAfter(small.lake, { now: undated, before }))).toEqual([]);
  });
});

describe('events of several runs', () => {
  const child: Life = { person: 3, born: '2026-09-20' };

  it('begin with none: a first run makes no flood', async () => {
    const now = await publishLives(small.lake, [MOTHER, child]);
    expect(await eventsOf(await eventsAfter(small.lake, { now }))).toEqual([]);
  });

  it('are the same with the same ids however often they are worked out', async () => {
    const first = await told([MOTHER], [MOTHER, child]);
    const again = await told([MOTHER], [MOTHER, child]);
    expect(again.id).toBe(first.id);
    expect((await eventsOf(first)).map(({ event_id }) => event_id)).toHaveLength(1);
  });

  it('name who could apply once it is known where the child lives, as one birth still', async () => {
    const atHospital = { ...child, grant: [null, null] } satisfies Life;
    const atHome = { ...child, house: 7, grant: [1, 60_000] } satisfies Life;
    const sets = [
      await publishLives(small.lake, [MOTHER]),
      await publishLives(small.lake, [MOTHER, atHospital]),
      await publishLives(small.lake, [MOTHER, atHome]),
      await publishLives(small.lake, [{ ...MOTHER, score: 12, scoredOn: '2026-09-01' }, atHome]),
    ];
    const seen: unknown[] = [];
    let known: DatasetVersion | undefined;
    for (const [place, now] of sets.entries()) {
      known = await eventsAfter(small.lake, { now, before: sets[place - 1], known });
      const effects = await effectsOf(known);
      seen.push(
        effects.map(({ effect, about_person, answer }) => [effect, about_person, answer]),
        await kinds(known),
      );
    }
    const named = [[['opens', 1n, 1]], ['birth']];
    expect(seen.slice(0, 4)).toEqual([[], [], [['opens', null, null]], ['birth']]);
    expect(seen.slice(4, 6)).toEqual(named);
    expect(seen[6]).toEqual(named[0]);
  });

  it('are added to what is known, a birth and a death once each, whatever falls out of a register and comes back', async () => {
    const dead: Life = { person: 1, alive: false, died: '2026-09-25' };
    const runs: (readonly Life[])[] = [
      [MOTHER],
      [MOTHER, child],
      [MOTHER],
      [dead, child],
      [MOTHER, child],
      [dead, child],
    ];
    let known: DatasetVersion | undefined;
    let before: Awaited<ReturnType<typeof publishLives>> | undefined;
    for (const lives of runs) {
      const now = await publishLives(small.lake, lives);
      known = await eventsAfter(small.lake, { now, before, known });
      before = now;
    }
    if (!known) throw new RangeError('events');
    expect(await kinds(known)).toEqual(['birth', 'death']);
    const ids = (await eventsOf(known)).map(({ event_id, event_no }) => [event_no, event_id]);
    expect(new Set(ids.map(([, id]) => id)).size).toBe(2);
    expect(ids.map(([no]) => no)).toEqual([1n, 2n]);
  });
});
