import { randomInt } from 'node:crypto';
import { sql } from '../../../src/base/lake/index.ts';
import { personIdOf } from '../../../src/base/model/index.ts';
import { openReading } from '../../../src/services/lookup/index.ts';
import type { Cookies, OpenGateway } from '../../stories/stage/gateway.ts';
import { type RankSum, rankSum } from './rank-sum.ts';

/** Whose pages are timed against those of nobody. */
export type Hidden = 'elsewhere' | 'kept-back';

/** How two kinds of look went that must not be told apart. */
export type TimedLooks = RankSum & Readonly<{ pairs: number; differentBodies: number }>;

const AREA = '17';
const WARM_UP = 200;
/** Looks under way at once: refusals wait for most of their time. Each lane tosses its own pairs, so what lanes do to each other falls on both of a pair alike. */
const LANES = 2;
const MOST_PEOPLE = 5_000;
const KEPT_BACK = 60;
const BITS = 60n;

/**
 * Times looks of one officer at people who may not be seen, and at ids that are nobody's, one after the other in pairs; which of a pair
 * comes first is tossed. Answers must be the same in every byte, and the times are compared by their ranks.
 */
export async function timeLooks(
  web: OpenGateway,
  { pairs, hidden }: Readonly<{ pairs: number; hidden: Hidden }>,
): Promise<TimedLooks> {
  const { known, everybody } = await peopleOf(web, hidden);
  const officer = await web.signIn('officer', AREA, `timed ${hidden}`);
  if (hidden === 'kept-back') await watchAll(web, known);
  const times: Record<'there' | 'nowhere', number[]> = { there: [], nowhere: [] };
  let differentBodies = 0;
  let next = -WARM_UP;
  const lane = async () => {
    while (next < pairs) {
      const pair = next++;
      const ids = { there: known[randomInt(known.length)] ?? '', nowhere: idOfNobody(everybody) };
      const looks = await lookAtBoth(web, officer, ids);
      if (new Set(looks.map(({ answer }) => answer)).size > 1) differentBodies++;
      if (pair >= 0) for (const { one, took } of looks) times[one].push(took);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return { ...rankSum(times.there, times.nowhere), pairs, differentBodies };
}

type Look = Readonly<{ one: 'there' | 'nowhere'; took: number; answer: string }>;

/** The two looks of a pair, in an order that is tossed. */
async function lookAtBoth(
  web: OpenGateway,
  officer: Cookies,
  ids: Readonly<Record<Look['one'], string>>,
): Promise<Look[]> {
  const order = randomInt(2) === 0 ? (['there', 'nowhere'] as const) : (['nowhere', 'there'] as const);
  const looks: Look[] = [];
  for (const one of order) {
    const begun = performance.now();
    const { status, body } = await web.get(`/api/v1/people/${ids[one]}`, officer);
    looks.push({ one, took: performance.now() - begun, answer: `${status} ${body}` });
  }
  return looks;
}

/** Ids of people whom the officer may not see, and the keys of everybody there is. */
async function peopleOf(
  web: OpenGateway,
  hidden: Hidden,
): Promise<Readonly<{ known: readonly string[]; everybody: ReadonlySet<bigint> }>> {
  const reading = await openReading(web.house);
  try {
    const inside = sql`coalesce(village_code, '') like ${`${AREA}%`}`;
    const rows = await reading.serving.rows(
      sql`select person_id, ${inside} as inside from profiles.profiles order by hash(person_id)`,
    );
    const keys = rows.map((row) => ({
      key: BigInt(String(row['person_id'])),
      inside: row['inside'] === true,
    }));
    const wanted = keys.filter((one) => one.inside === (hidden === 'kept-back')).map(({ key }) => key);
    const most = hidden === 'kept-back' ? KEPT_BACK : MOST_PEOPLE;
    return {
      known: wanted.slice(0, most).map((key) => personIdOf(key)),
      everybody: new Set(keys.map(({ key }) => key)),
    };
  } finally {
    await reading.close();
  }
}

async function watchAll(web: OpenGateway, people: readonly string[]): Promise<void> {
  const protection = await web.signInAs({ role: 'protection-officer', name: 'protector' });
  for (const person of people) {
    const { status } = await web.post(
      '/api/v1/look-ups/watched',
      { person, watched: true, reason: 'timed here' },
      protection,
    );
    if (status !== 200) throw new Error(`watching answered ${status}`);
  }
}

/** An id as people have, that nobody has. */
function idOfNobody(everybody: ReadonlySet<bigint>): string {
  for (;;) {
    const key = (BigInt(randomInt(2 ** 30)) << (BITS - 30n)) | BigInt(randomInt(2 ** 30));
    if (!everybody.has(key)) return personIdOf(key);
  }
}
