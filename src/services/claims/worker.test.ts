import { writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadThailand } from '../../../country/thailand/index.ts';
import { connectionsFile, getPayer, PLAIN_PLAN, readConnections, startSimulator } from './payers/index.ts';
import { openSmallPayers, QUICK } from './payers/testing/small-payers.ts';
import { startClaimWorker } from './worker.ts';

const country = loadThailand();
let house: Awaited<ReturnType<typeof openSmallPayers>>;

beforeAll(async () => {
  house = await openSmallPayers(country);
  await house.agree('nhso');
}, 120_000);
afterAll(() => house[Symbol.asyncDispose]());

const write = (plain: unknown) => writeFileSync(connectionsFile(house.home), JSON.stringify(plain));

describe('the worker of claims', () => {
  it('checks, sends and takes answers until it is stopped, and tells what goes wrong meanwhile', async () => {
    const content = country.payers();
    const payer = getPayer(content, 'nhso');
    const simulator = await startSimulator({ payer, content, plan: PLAIN_PLAN, port: 0 });
    write('no addresses');
    const told: string[] = [];
    const worker = startClaimWorker({
      ...house.desk,
      now: () => new Date(),
      claims: country.claims(),
      home: house.home,
      pace: QUICK,
      tell: ({ code }) => {
        told.push(code);
        write({ nhso: { address: simulator.address, user: 'chipao', password: 'sandbox' } });
      },
    });
    const ids = await house.upload({ hospital: '10670', visits: 2, seed: 1, unchecked: true });
    const ends = () => house.stories(ids).then((stories) => stories.map((story) => story.split(' ').at(-1)));
    for (let look = 0; look < 1000 && (await ends()).some((end) => end !== 'approved'); look++)
      await sleep(100);
    await worker.stop();
    expect(await ends()).toEqual(['approved', 'approved']);
    expect(told).toEqual(['PAYER_CONNECTIONS_INVALID']);
    expect(simulator.books.arrivals()).toBe(2);
    await simulator.close();
  }, 120_000);

  it.each([
    [{ nhso: { address: 'http://payer.example/v1', user: 'a', password: 'b' } }, 'nhso.address'],
    [{ nhso: { address: 'https://payer.example/v1', user: 'a' } }, 'nhso.password'],
    [{ nhso: { address: 'ftp://payer.example', user: 'a', password: 'b' } }, 'nhso.address'],
  ])('takes no addresses like %j', async (plain, where) => {
    write(plain);
    await expect(readConnections(house.home)).rejects.toMatchObject({
      code: 'PAYER_CONNECTIONS_INVALID',
      params: { where },
    });
  });
});
