import { createHash } from 'node:crypto';
import { dialect, join, literal, type Sql, sql } from '../../../base/lake/index.ts';
import type { GoldPair } from '../../../base/ledger/index.ts';
import type { AreaCode } from '../../../base/model/index.ts';
import type { ReviewDesk } from '../desk.ts';
import { recordsInScope } from './scope.ts';

/** One question in so many has a known truth: two in a hundred. */
const ONE_IN = 50;

/**
 * A pair with a known truth when it is this reviewer's turn for one, nothing otherwise. Whose turn it is and which pair comes is
 * settled by hashes, so asking again brings the same, and nobody can tell such a pair from another.
 */
export async function goldForTurn(desk: ReviewDesk, area: AreaCode): Promise<GoldPair | undefined> {
  const { reviews, steward } = desk;
  const turn = await reviews.countAnswers(steward.subject);
  const number = createHash('sha256').update(`${steward.subject}\n${turn}`).digest().readUInt32BE(0);
  if (number % ONE_IN !== 0) return undefined;
  const wanted = Math.floor(number / ONE_IN) % 2 === 0 ? 'same' : 'different';
  const seen = await reviews.gold.answeredBy(steward.subject);
  const gold = await findGold(desk, { area, wanted, seen });
  if (gold) await reviews.gold.plant(gold);
  return gold;
}

type Wish = Readonly<{ area: AreaCode; wanted: GoldPair['truth']; seen: readonly bigint[] }>;

async function findGold(
  { reading }: ReviewDesk,
  { area, wanted, seen }: Wish,
): Promise<GoldPair | undefined> {
  const unseen =
    seen.length === 0 ? sql`true` : sql`pair_key not in (${join(seen.map((key) => literal(key)))})`;
  const [row] = await reading.serving.rows(sql`
    with record as (
      select *
      from (${recordsInScope(area)}) as record_in_scope
      where pid is not null
        and given_name is not null
    ),
    settled as (
      ${settledByNumber()}
    ),
    pair as (
      select distinct
        ${dialect.stableKey(sql`concat_ws(' ', least(left_key, right_key), greatest(left_key, right_key))`)} as pair_key,
        left_key,
        right_key,
        truth
      from settled
      where not exists (
        select 1
        from linkage.review_pairs asked
        where least(asked.left_key, asked.right_key) = least(settled.left_key, settled.right_key)
          and greatest(asked.left_key, asked.right_key) = greatest(settled.left_key, settled.right_key)
      )
    )
    select pair_key, left_key, right_key, truth
    from pair
    where ${unseen}
    order by truth <> ${wanted}, pair_key
    limit 1`);
  if (!row) return undefined;
  return {
    pairKey: BigInt(String(row['pair_key'])),
    leftKey: BigInt(String(row['left_key'])),
    rightKey: BigInt(String(row['right_key'])),
    truth: row['truth'] === 'same' ? 'same' : 'different',
  };
}

/**
 * Pairs that the number settles beyond doubt, hard enough to be worth asking once it is hidden. One person: the same number in
 * two registers, with birth date and one of the names agreeing. Two people: two numbers in one register, which gives a person
 * one, with different given names under one roof or one family name in a place.
 */
function settledByNumber(): Sql {
  return sql`
      select one.record_key as left_key, other.record_key as right_key, 'same' as truth
      from record one
      join record other
        on other.pid = one.pid
        and other.birth_date = one.birth_date
        and other.source > one.source
      where one.given_name = other.given_name or one.family_name = other.family_name
      union all
      select one.record_key, other.record_key, 'different'
      from record one
      join record other
        on other.source = one.source
        and other.house_code = one.house_code
        and other.pid > one.pid
      where one.given_name <> other.given_name
      union all
      select one.record_key, other.record_key, 'different'
      from record one
      join record other
        on other.source = one.source
        and other.family_name = one.family_name
        and other.village_code = one.village_code
        and other.pid > one.pid
      where one.given_name <> other.given_name`;
}
