import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { askChipao } from '../stories/stage/command.ts';
import { openGateway } from '../stories/stage/gateway.ts';
import { inRounds, type Storm } from './storm.ts';
import { timeLooks } from './timing/time-looks.ts';

const PEOPLE = 3_000;
const PAIRS = 10_000;
const LEAST_P = 0.01;
const UNLIMITED = '100000000';

/** Ten thousand pairs of looks a round at somebody who may not be seen and at nobody: neither bytes nor time may tell them apart. */
export const storm: Storm = async (order) => {
  const home = join(order.folder, 'home');
  mkdirSync(home);
  chmodSync(home, 0o755);
  // One officer asks here what many would.
  process.env['CHIPAO_QUESTIONS_A_MINUTE'] ??= UNLIMITED;
  process.env['CHIPAO_ADDRESS_QUESTIONS_A_MINUTE'] ??= UNLIMITED;
  await askChipao([
    'demo',
    '--people',
    String(PEOPLE),
    '--seed',
    String(order.seed),
    '--no-serve',
    '--home',
    home,
  ]);
  const web = await openGateway(home);
  const measured: Record<string, number> = { pairs: 0 };
  try {
    const report = await inRounds(order, async () => {
      const kinds = ['elsewhere', 'kept-back'] as const;
      const looks = await Promise.all(
        kinds.map(async (hidden) => ({ hidden, ...(await timeLooks(web, { pairs: PAIRS, hidden })) })),
      );
      for (const { hidden, p, z, medians, differentBodies } of looks) {
        measured['pairs'] = (measured['pairs'] ?? 0) + PAIRS;
        measured[`${hidden} p`] = Number(p.toPrecision(3));
        measured[`${hidden} z`] = Number(z.toFixed(2));
        measured[`${hidden} median ms there`] = Number(medians[0].toFixed(3));
        measured[`${hidden} median ms nowhere`] = Number(medians[1].toFixed(3));
        measured[`${hidden} pairs in other bytes`] = differentBodies;
        order.say(
          `${hidden}: p ${p.toPrecision(3)}, medians ${medians.map((one) => one.toFixed(3)).join(' and ')} ms`,
        );
      }
      for (const { hidden, p, z, differentBodies } of looks) {
        if (differentBodies > 0)
          throw new Error(`${hidden}: ${differentBodies} pairs were answered in other bytes`);
        if (p <= LEAST_P)
          throw new Error(`${hidden}: told apart by time, p ${p.toPrecision(3)}, z ${z.toFixed(2)}`);
      }
    });
    return { ...report, measured };
  } finally {
    await web.close();
  }
};
