import { dialect, type Engine, literal, type Sql, sql } from '../../base/lake/index.ts';
import { radixOf } from '../model/index.ts';
import type { LoadedRecords, ValueChances } from '../records/index.ts';
import type { LinkSettings, PlannedComparison } from '../settings/index.ts';
import { comparedPairs, levelCounts } from './compare.ts';
import { withGiven } from './given-shares.ts';

/**
 * u: how likely each level is for two records that are not one person. Random pairs tell (a hash chooses them, so the same files
 * always give the same ones, in whatever order rows come); where the best level is equality its chance is known in closed form.
 */
export async function estimateU(
  engine: Engine,
  records: LoadedRecords,
  plan: Readonly<{
    comparisons: readonly PlannedComparison[];
    chances: ValueChances;
    settings: LinkSettings;
    /** Only records of this population, from 1; all when it is not given. */
    population?: number;
  }>,
): Promise<number[][]> {
  const { comparisons, settings, population } = plan;
  const count = population === undefined ? records.count : (records.populations[population] ?? 0);
  const chances =
    population === undefined
      ? plan.chances
      : await chancesWithin(engine, records, { comparisons, population });
  const total = literal(Math.max(1, count));
  const draws = settings.training.randomPairs ?? enoughPairs(count);
  const side = (salt: number) =>
    sql`cast(${dialect.textKey(sql`${literal(settings.training.seed)}, ${literal(salt)}, draw`)} % ${total} as integer)`;
  const places = sql`(select ${side(1)} as one, ${side(2)} as other from ${dialect.series('draw', draws)}) as draws`;
  const drawn = population === undefined ? drawnPairs(places) : drawnPairs(membersAt(places, population));
  const compared = comparedPairs(drawn, { comparisons, records, keep: sql`left_rid`, rarity: false });
  const rows = await engine.rows(sql`
    select cast(pattern as double) as pattern, cast(count(*) as integer) as pairs
    from (${compared}) as random_pair
    group by pattern`);
  const sizes = levelCounts(comparisons);
  const radix = radixOf(sizes);
  // Drawing the few pairs of a small file over and over makes nothing surer than they are.
  const worth = Math.min(1, (count * (count - 1)) / 2 / draws);
  const shares = sizes.map((size, field) => {
    const seen = new Float64Array(size);
    for (const row of rows) {
      const level = Math.floor(Number(row['pattern']) / (radix[field] ?? 1)) % size;
      seen[level] = (seen[level] ?? 0) + Number(row['pairs']) * worth;
    }
    return sharesOf(seen, exactChance(comparisons[field], chances[field]));
  });
  return withGiven(shares, comparisons, 'u');
}

function drawnPairs(from: Sql): Sql {
  return sql`(
      select least(one, other) as left_rid, greatest(one, other) as right_rid
      from ${from}
      where one <> other
    )`;
}

/** The records of a population at places drawn. */
function membersAt(places: Sql, population: number): Sql {
  const member = sql`(
      select rid, row_number() over (order by rid) - 1 as place
      from populations
      where population = ${literal(population)}
    )`;
  return sql`(
      select one_member.rid as one, other_member.rid as other
      from ${places}
      join ${member} as one_member on one_member.place = draws.one
      join ${member} as other_member on other_member.place = draws.other
    ) as drawn_members`;
}

/** For each comparison the chance that two known values of a population are equal. */
async function chancesWithin(
  engine: Engine,
  records: LoadedRecords,
  { comparisons, population }: Readonly<{ comparisons: readonly PlannedComparison[]; population: number }>,
): Promise<ValueChances> {
  const chances: number[] = [];
  for (const { column } of comparisons) {
    const value = records.column(column);
    const [row] = await engine.rows(sql`
      select cast(sum(times * (times - 1)) as double) as alike, cast(sum(times) as double) as known
      from (
        select count(*) as times
        from records
        join populations on populations.rid = records.rid and populations.population = ${literal(population)}
        where ${value} is not null
        group by ${value}
      ) as value_count`);
    const known = Number(row?.['known'] ?? 0);
    const pairs = known * (known - 1);
    chances.push(pairs > 0 ? Math.max(Number(row?.['alike'] ?? 0), 1) / pairs : UNKNOWN_CHANCE);
  }
  return chances;
}

/** Where no two records have a value nothing is known of how often values agree. */
const UNKNOWN_CHANCE = 0.5;

/** Enough to see a level that one random pair in some ten thousand shows; more records make rarer ones worth seeing. */
function enoughPairs(records: number): number {
  return Math.min(MOST_DRAWS, Math.max(LEAST_DRAWS, records * DRAWS_A_RECORD));
}

const LEAST_DRAWS = 50_000;
const MOST_DRAWS = 400_000;
const DRAWS_A_RECORD = 2;

function exactChance(
  comparison: PlannedComparison | undefined,
  chance: number | undefined,
): number | undefined {
  const best = comparison?.levels[0]?.when;
  return best?.is === 'exact' && best.column === undefined ? chance : undefined;
}

/** Shares of the known levels, each level at least half a pair; the best level's share is replaced where it is known exactly. */
function sharesOf(seen: Float64Array, exact: number | undefined): number[] {
  const best = seen.length - 1;
  const known = seen.subarray(1).reduce((sum, pairs) => sum + pairs + 0.5, 0);
  const shares = Array.from(seen, (pairs, level) => (level === 0 ? 1 : (pairs + 0.5) / known));
  if (exact === undefined) return shares;
  const others = 1 - (shares[best] ?? 0);
  return shares.map((share, level) => {
    if (level === 0) return 1;
    return level === best ? exact : (share * (1 - exact)) / others;
  });
}
