import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemSchema, programmeSchema, programmesSchema } from '../../../contract/index.ts';
import { buildGateway, type Gateway } from '../index.ts';
import { openEmptyHouse } from '../testing/empty-house.ts';

let house: Awaited<ReturnType<typeof openEmptyHouse>>;
let gateway: Gateway;

beforeAll(async () => {
  house = await openEmptyHouse();
  gateway = await buildGateway(house);
});

afterAll(async () => {
  await gateway.close();
  await house[Symbol.asyncDispose]();
});

async function get(url: string) {
  const { statusCode, body } = await gateway.inject(url);
  return { statusCode, answer: JSON.parse(body) as unknown };
}

describe('the list of programmes', () => {
  it('can be read by anyone before anything is published, for any day', async () => {
    const { statusCode, answer } = await get('/api/v1/programmes?on=2012-01-01');
    const { on, programmes } = programmesSchema.parse(answer);
    expect([statusCode, on]).toEqual([200, '2012-01-01']);
    expect(programmes.map(({ id }) => id)).toEqual(house.country.programmes.map(({ id }) => id));
    const oldAge = programmes.find(({ id }) => id === 'old-age-allowance');
    expect(oldAge?.inForce).toBe('bands-2554');
    expect(oldAge?.versions.length).toBeGreaterThan(2);
  });
});

describe('one programme', () => {
  it('gives text in both languages, a timeline, laws and the cases that guard it; nothing is counted yet', async () => {
    for (const { id } of house.country.programmes) {
      const { statusCode, answer } = await get(`/api/v1/programmes/${id}`);
      expect(statusCode, JSON.stringify(answer).slice(0, 300)).toBe(200);
      const programme = programmeSchema.parse(answer);
      expect(programme).toEqual(answer);
      expect(programme.text.th.join('\n')).toMatch(/[ก-๙]/);
      expect(programme.text.en.length).toBeGreaterThan(8);
      expect(programme.timeline.length).toBeGreaterThan(0);
      expect(programme.timeline.every(({ stretches }) => stretches.length > 0)).toBe(true);
      expect(programme.laws.length).toBeGreaterThan(0);
      expect(programme.cases.length).toBeGreaterThan(0);
      expect([programme.counts, programme.areas]).toEqual([null, []]);
    }
  });

  it.each([
    ['/api/v1/programmes/no-such', 404, 'PROGRAMME_UNKNOWN'],
    ['/api/v1/programmes/old-age-allowance?on=2012-02-30', 400, 'REQUEST_INVALID'],
    ['/api/v1/programmes?on=yesterday', 400, 'REQUEST_INVALID'],
  ])('%s is answered with %i', async (url, status, code) => {
    const { statusCode, answer } = await get(url);
    expect([statusCode, problemSchema.parse(answer).code]).toEqual([status, code]);
  });
});
