import { join } from 'node:path';
import { plantAndSearch } from './canary/plant-and-search.ts';
import { inRounds, type Storm } from './storm.ts';

const PEOPLE = 10_000;
const LEAST_PLANTED = 10_000;

/** Ten thousand numbers a round, through everything a sealed house does. */
export const storm: Storm = async (order) => {
  const measured = { planted: 0, foundByNumber: 0, files: 0, megabytes: 0, hits: 0 };
  const report = await inRounds(order, async (seed) => {
    const { planted, foundByNumber, files, megabytes, hits } = await plantAndSearch(
      join(order.folder, String(seed)),
      { people: PEOPLE, seed },
    );
    measured.planted += planted;
    measured.foundByNumber += foundByNumber;
    measured.files += files;
    measured.megabytes += megabytes;
    measured.hits += hits.length;
    order.say(`${planted} numbers, ${files} files, ${megabytes} MB, ${hits.length} found`);
    if (planted < LEAST_PLANTED) throw new Error(`only ${planted} numbers were planted`);
    if (hits.length > 0) throw new Error(hits.map(({ where, form }) => `${form} in ${where}`).join('; '));
  });
  return { ...report, measured };
};
