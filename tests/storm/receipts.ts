import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Draw, openDraw } from '../../src/base/agreement/testing/draw.ts';
import { openHouse } from '../../src/faces/cli/wiring.ts';
import { askChipao } from '../stories/stage/command.ts';
import { cutPower, type Disk, openDisk } from './power/disk.ts';
import { familyOf, killAll, processesWith } from './power/processes.ts';
import { startService } from './shares/service.ts';
import {
  enact,
  publishPeople,
  registerSystem,
  type SystemKey,
  storedAgreement,
} from './shares/shared-house.ts';
import { comeIn } from './shares/system.ts';
import { hashOfText, type Taken, takeUntilGone } from './shares/take-shares.ts';
import { inRounds, type Storm } from './storm.ts';

const PEOPLE = 150_000;
const ENDS = 8;
const ASKERS = 3;
const MOST_ANSWERS = 12;
/** How long after the answer that counts has begun. */
const SPREAD_MS = 250;
type Counted = {
  killed: number;
  powerCuts: number;
  unsyncedGone: number;
  answers: number;
  cutShort: number;
  bytes: number;
};

/**
 * A service that hands out people under an agreement ends at moments the seed draws, by SIGKILL or with the power of its disk. Whatever
 * had come out of it has a receipt that says so, byte for byte, in the ledger that comes back, and the audit log holds.
 */
export const storm: Storm = async (order) => {
  const counted: Counted = { killed: 0, powerCuts: 0, unsyncedGone: 0, answers: 0, cutShort: 0, bytes: 0 };
  const report = await inRounds(order, async (seed) => {
    const at = join(order.folder, `receipts-${seed}`);
    mkdirSync(at);
    const disk = await openDisk(at);
    if (!disk) order.say('no disk can be made here: processes are killed only');
    try {
      await tryEnds({ home: join(disk?.at ?? at, 'home'), disk, draw: openDraw(seed), counted });
      order.say(JSON.stringify(counted));
    } finally {
      killAll(familyOf(processesWith(at)));
      await disk?.close();
      rmSync(at, { recursive: true, force: true });
    }
  });
  return { ...report, measured: counted };
};

type Round = Readonly<{
  home: string;
  disk: Disk | undefined;
  draw: Draw;
  counted: Counted;
}>;

async function tryEnds({ home, disk, draw, counted }: Round): Promise<void> {
  mkdirSync(home);
  chmodSync(home, 0o755);
  const system = await prepare(home);
  const taken: Taken[] = [];
  for (let end = 0; end < ENDS; end++) {
    const service = await startService(home);
    const ask = await comeIn(service.address, system);
    const begun = countTo(1 + draw.below(MOST_ANSWERS));
    const asking = Promise.allSettled(
      Array.from({ length: ASKERS }, () => {
        const own = openDraw(draw.below(2 ** 31));
        return takeUntilGone(ask, { draw: own, people: PEOPLE, onBegun: begun.one });
      }),
    );
    await Promise.race([begun.all, asking]);
    await wait(draw.below(SPREAD_MS));
    const isCut = disk !== undefined && draw.chance(0.5);
    const all = () => killAll(familyOf(processesWith(home)));
    if (!isCut) killAll(familyOf([service.process]));
    else if (await cutPower(disk, { mark: `cut-${end}`, end: all })) counted.unsyncedGone++;
    counted[isCut ? 'powerCuts' : 'killed']++;
    await service.ended;
    for (const answers of await asking) {
      if (answers.status === 'rejected') throw answers.reason;
      taken.push(...answers.value);
    }
  }
  counted.answers += taken.length;
  counted.cutShort += taken.filter(({ isWhole }) => !isWhole).length;
  counted.bytes += taken.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
  await checkReceipts(home, system, taken);
}

/** Comes to its end when so many were counted. */
function countTo(most: number) {
  const { promise, resolve } = Promise.withResolvers<void>();
  let counted = 0;
  return {
    all: promise,
    one: () => {
      counted++;
      if (counted === most) resolve();
    },
  };
}

async function prepare(home: string): Promise<SystemKey> {
  const house = await openHouse({ home });
  try {
    await publishPeople(house, PEOPLE);
    await enact(house, storedAgreement());
    return await registerSystem(house);
  } finally {
    await house.close();
  }
}

/** Every answer that began has its receipt, and what came of it is the beginning of what that receipt is for. */
async function checkReceipts(home: string, system: SystemKey, taken: readonly Taken[]): Promise<void> {
  const house = await openHouse({ home });
  try {
    for (const one of taken) {
      const receipt = await house.ledger.receipts.find(one.receipt);
      if (!receipt) throw new Error(`the receipt ${one.receipt} of an answer that began is gone`);
      const came = Buffer.byteLength(one.text);
      if (receipt.bodyHash !== one.bodyHash || came > receipt.bytes)
        throw new Error(`the receipt ${one.receipt} is for another answer`);
      if (one.isWhole && (came !== receipt.bytes || hashOfText(one.text) !== receipt.bodyHash))
        throw new Error(`the receipt ${one.receipt} is not for what came`);
    }
  } finally {
    await house.close();
  }
  await checkBeginnings(home, system, taken);
  await askChipao(['audit', 'verify', '--home', home]);
}

/** Asked again, an answer that was cut short begins with what came of it. */
async function checkBeginnings(home: string, system: SystemKey, taken: readonly Taken[]): Promise<void> {
  const service = await startService(home);
  try {
    const ask = await comeIn(service.address, system);
    for (const { path, payload, text, bodyHash } of taken.filter(({ isWhole }) => !isWhole)) {
      const again = await (await ask(path, payload)).text();
      if (hashOfText(again) !== bodyHash || !again.startsWith(text))
        throw new Error(`${path} gives another answer than the one that was cut short`);
    }
  } finally {
    await service.stop();
  }
}
