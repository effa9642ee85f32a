import { type CodeStep, sql } from '../../../base/lake/index.ts';
import { probabilityOf } from '../../../linker/index.ts';
import type { LinkageContext } from '../inputs.ts';

/** What two people outside the register weigh most under a generous chance beforehand, and how many two weigh so. */
export type Weighed = Readonly<{ weight: number; pairs: number }>;

/**
 * How many others of them each is: the share with which the scores themselves agree, never more than the settings expect and rounded
 * down to a power of two, so that one pair more or less does not move every score. Where hardly anybody stands in two registers, a
 * chance agreement is likelier than a second row, however well it weighs.
 */
export function agreeingShare(weighed: readonly Weighed[], people: number, most: number): number {
  let share = most;
  for (let round = 0; round < ROUNDS; round++) {
    const shift = Math.log2(share / most);
    const matches = weighed.reduce(
      (sum, { weight, pairs }) => sum + pairs * probabilityOf(weight + shift),
      0,
    );
    const next = Math.min(most, (2 * Math.max(1, matches)) / Math.max(2, people));
    if (Math.abs(next - share) <= share * TOLERANCE) break;
    share = next;
  }
  return share === most ? most : Math.min(most, 2 ** Math.floor(Math.log2(share)));
}

const ROUNDS = 100;
const TOLERANCE = 1e-6;

/** Lays down what that share adds to the scores, in bits: nothing or less. */
export function islandPrior({ settings }: LinkageContext): CodeStep {
  const most = settings.islands.twice;
  return {
    table: 'island_prior',
    version: `island-prior-1 ${most}`,
    make: async ({ engine }) => {
      const rows = await engine.rows(sql`
        with pair_of_people as (
          select round(max(weight), 1) as weight
          from island_bits
          join island_rows as one on one.record = island_bits.record
          join island_rows as other on other.record = island_bits.other_record
          group by least(one.person, other.person), greatest(one.person, other.person)
        )
        select weight, count(*) as pairs
        from pair_of_people
        group by weight
        order by weight`);
      const [islanders] = await engine.rows(sql`select people from islanders`);
      const weighed = rows.map(({ weight, pairs }) => ({ weight: Number(weight), pairs: Number(pairs) }));
      const share = agreeingShare(weighed, Number(islanders?.['people'] ?? 0), most);
      await engine.run(sql`create or replace table island_prior (bits double)`);
      await engine.append('island_prior', [[Math.log2(share / most)]]);
    },
  };
}
