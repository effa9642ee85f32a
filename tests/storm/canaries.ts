import { join } from 'node:path';
import { plantAndSearch } from './canary/plant-and-search.ts';
import { inRounds, type Storm } from './storm.ts';

const PEOPLE = 9000;
const LEAST_PLANTED = 10_000;

/** Ten thousand numbers a round, through everything a sealed house does. */
export const storm: Storm = (order) =>
  inRounds(order, async (seed) => {
    const report = await plantAndSearch(join(order.folder, String(seed)), { people: PEOPLE, seed });
    order.say(
      `${report.planted} numbers, ${report.files} files, ${report.megabytes} MB, ${report.hits.length} found`,
    );
    if (report.planted < LEAST_PLANTED) throw new Error(`only ${report.planted} numbers were planted`);
    if (report.hits.length > 0)
      throw new Error(report.hits.map(({ where, form }) => `${form} in ${where}`).join('; '));
  });
