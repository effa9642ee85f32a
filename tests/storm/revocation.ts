import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Draw, openDraw } from '../../src/base/agreement/testing/draw.ts';
import { moveAgreement } from '../../src/services/agreements/index.ts';
import { openSharedService } from './shares/service.ts';
import { deskOf, enact, storedAgreement } from './shares/shared-house.ts';
import { inRounds, type Storm } from './storm.ts';

const PEOPLE = 1_000_000;
const ENDINGS = 4;
const MOST_MS = 1_000;
const SPREAD_MS = 2_000;

/**
 * A million people with a token each are on their way to a party when the agreement is suspended or revoked, at moments the seed draws:
 * within a second nothing comes any more, and what came is not whole.
 */
export const storm: Storm = async (order) => {
  const measured = { endings: 0, inTime: 0, slowestMs: 0, leastRowsLeft: 0, mostRowsLeft: 0 };
  const report = await inRounds(order, async (seed) => {
    const home = join(order.folder, `revocation-${seed}`);
    const shared = await openSharedService(home, PEOPLE);
    const draw = openDraw(seed);
    try {
      for (let ending = 0; ending < ENDINGS; ending++) {
        const { lateMs, rows } = await endOne(shared, draw, `agr-storm-${seed}-${ending}`);
        measured.endings++;
        measured.slowestMs = Math.max(measured.slowestMs, Math.round(lateMs));
        measured.mostRowsLeft = Math.max(measured.mostRowsLeft, rows);
        measured.leastRowsLeft = Math.min(measured.leastRowsLeft || rows, rows);
        order.say(`${rows} rows had left, the last ${Math.round(lateMs)} ms after the end`);
        if (lateMs > MOST_MS) throw new Error(`rows came ${Math.round(lateMs)} ms after the end`);
        measured.inTime++;
      }
    } finally {
      await shared.close();
      rmSync(home, { recursive: true, force: true });
    }
  });
  return { ...report, measured };
};

type Shared = Awaited<ReturnType<typeof openSharedService>>;

/** Ends one agreement while its rows come; how long after its end the last of them came, and how many had come. */
async function endOne(shared: Shared, draw: Draw, id: string) {
  const hash = await enact(shared.house, storedAgreement({ id }));
  const path = `/api/v1/shares/${id}/people/cohort`;
  const ask = await shared.comeIn();
  const answer = await ask(path, {});
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  const reading = readAll(answer);
  await wait(draw.below(SPREAD_MS));
  const to = draw.one(['suspended', 'revoked'] as const);
  await moveAgreement(deskOf(shared.house), { hash, to, reason: 'ended by the storm' });
  const ended = performance.now();
  const { rows, lastAt, isWhole } = await reading;
  if (isWhole) throw new Error(`all ${rows} rows had left before the end`);
  const after = await (await shared.comeIn())(path, {});
  if (after.status !== 403) throw new Error(`asked after the end, ${path} answered ${after.status}`);
  return { rows, lateMs: Math.max(0, lastAt - ended) };
}

const LINE_END = 10;

async function readAll(answer: Response) {
  let rows = 0;
  let lastAt = 0;
  try {
    for await (const chunk of answer.body ?? []) {
      lastAt = performance.now();
      for (const byte of chunk) if (byte === LINE_END) rows++;
    }
    return { rows, lastAt, isWhole: true };
  } catch {
    return { rows, lastAt, isWhole: false };
  }
}
