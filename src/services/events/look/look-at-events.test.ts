import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Officer } from '../../../base/access/index.ts';
import { sql } from '../../../base/lake/index.ts';
import { type AreaCode, personIdOf } from '../../../base/model/index.ts';
import type { Reading } from '../../lookup/index.ts';
import { openSmallReading } from '../../lookup/testing/small-reading.ts';
import { listAreaEvents, readPersonEvents } from './look-at-events.ts';

/** Of two people who turned out to be one, each with an event of their own. */
const PEOPLE = {
  profiles: {
    profiles: sql`
      select cast(1 as bigint) as person_id, 'A' as given_name, 'B' as family_name, '17010101' as village_code, '170101' as subdistrict_code`,
  },
  linkage: { person_aliases: sql`select cast(2 as bigint) as alias_id, cast(1 as bigint) as person_id` },
};
const EVENTS = {
  life_events: sql`
    select
      cast(no as bigint) as event_no, 'event-' || no as event_id, 'death' as kind, 'alive' as fact, cast(no as bigint) as person_id,
      '17010101' as village_code, date '2026-09-01' as day, date '2026-09-30' as known_on, 'true' as was, 'false' as became,
      cast(null as varchar) as source, cast(null as date) as source_as_of
    from (values (1), (2)) as numbered (no)`,
  event_effects: sql`
    select
      cast(1 as bigint) as event_no, 'stops' as effect, 'old-age' as programme, cast(null as bigint) as about_person,
      cast(null as integer) as was_answer, cast(null as integer) as answer, cast(null as bigint) as was_amount, cast(60000 as bigint) as amount`,
};
const OFFICER: Officer = { role: 'officer', area: 'TH' as AreaCode, subject: 'test', sessionId: undefined };
const ASK = { code: '17', since: '2026-09-01', after: 0, limit: 1 };

let reading: Reading;
let former: Reading;

beforeAll(async () => {
  reading = await openSmallReading({ ...PEOPLE, events: EVENTS });
  former = await openSmallReading(PEOPLE);
});

afterAll(async () => {
  await reading.close();
  await former.close();
});

describe('what happened in an area', () => {
  it('is read a page at a time, each event once', async () => {
    const first = await listAreaEvents(reading, OFFICER, ASK);
    const second = await listAreaEvents(reading, OFFICER, { ...ASK, after: first.next ?? 0 });
    expect([first, second].map(({ events }) => events.map(({ id }) => id))).toEqual([
      ['event-2'],
      ['event-1'],
    ]);
    expect([first.next, second.next]).toEqual([2, null]);
  });

  it('names nobody who is kept back, under whatever id it was told', async () => {
    const officer = { ...OFFICER, withheld: new Set([1n]) };
    const { events } = await listAreaEvents(reading, officer, { ...ASK, limit: 9 });
    for (const event of events)
      expect(event).toMatchObject({
        keptBack: true,
        name: null,
        happenedOn: null,
        before: null,
        effects: [],
      });
    const granted = await listAreaEvents(reading, { ...officer, granted: [1n] }, { ...ASK, limit: 9 });
    expect(granted.events.map(({ keptBack }) => keptBack)).toEqual([false, false]);
  });

  it('is nothing where events were not looked for yet', async () => {
    expect(await listAreaEvents(former, OFFICER, ASK)).toMatchObject({
      code: '17',
      kinds: [],
      events: [],
      next: null,
    });
    expect(await readPersonEvents(former, OFFICER, personIdOf(1n))).toMatchObject({ events: [] });
  });
});

describe('what happened in a life', () => {
  it('is all that was told under any id of the person', async () => {
    for (const key of [1n, 2n])
      expect(await readPersonEvents(reading, OFFICER, personIdOf(key))).toMatchObject({
        person: personIdOf(1n),
        events: [{ id: 'event-2' }, { id: 'event-1', effects: [{ effect: 'stops', satang: 60_000 }] }],
      });
  });

  it('is for officers of the area alone', async () => {
    const elsewhere = { ...OFFICER, area: '30' as AreaCode };
    const asked = readPersonEvents(reading, elsewhere, personIdOf(1n));
    await expect(asked).rejects.toMatchObject({ code: 'PERSON_UNKNOWN' });
  });
});
