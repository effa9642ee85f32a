import { isAlive, type Unit } from './population/index.ts';

/** Counts what is invented while it is invented. */
export type Census = Readonly<{
  counts: { living: number; dead: number; foreigners: number; houses: number; households: number };
  count: (unit: Unit) => void;
  total: () => number;
}>;

/** Opens a count. */
export function openCensus(): Census {
  const counts = { living: 0, dead: 0, foreigners: 0, houses: 0, households: 0 };
  return {
    counts,
    count: ({ people, dwellings }) => {
      counts.houses += 1;
      counts.households += dwellings.length;
      for (const person of people) {
        if (person.pid === null) counts.foreigners += 1;
        else if (isAlive(person)) counts.living += 1;
        else counts.dead += 1;
      }
    },
    total: () => counts.living + counts.dead + counts.foreigners,
  };
}
