import { type RawBuilder, sql } from 'kysely';
import type { GivenAnswer, PairKind, PairState, Standing } from './review-words.ts';

/** A row of the standing query. */
export type StandingRow = Readonly<{
  pair_key: bigint;
  left_key: bigint;
  right_key: bigint;
  villages: string[];
  kind: PairKind;
  needs: 1 | 2;
  state: PairState;
  at: Date;
  answers: (Omit<GivenAnswer, 'note' | 'at'> & Readonly<{ note: string | null; at: string }>)[];
}>;

/** People who must say that nobody can tell before a pair is set aside. */
const SET_ASIDE_BY = 2;

/**
 * How every pair with answers stands. What counts is each reviewer's last answer, unless taken back or the pair was opened
 * again since. An answer decides when as many people gave it as the pair needs and more than gave the opposite, so two people
 * who disagree call for a third, in whatever order they came. `which` narrows the pairs; it speaks of `entry`.
 */
export function standings(which: RawBuilder<boolean>): RawBuilder<StandingRow> {
  return sql<StandingRow>`
    with latest as (
      select distinct on (entry.pair_key, entry.reviewer) entry.*
      from review_entry entry
      where entry.act <> 'reopen'
        and ${which}
      order by entry.pair_key, entry.reviewer, entry.id desc
    ),
    given as (
      select latest.*
      from latest
      where latest.act = 'answer'
        and not exists (
          select
          from review_entry reopened
          where reopened.pair_key = latest.pair_key
            and reopened.act = 'reopen'
            and reopened.id > latest.id
        )
    ),
    counted as (
      select
        pair_key,
        (array_agg(left_key order by id desc))[1] as left_key,
        (array_agg(right_key order by id desc))[1] as right_key,
        max(id) as last_id,
        (array_agg(kind order by id desc))[1] as kind,
        max(needs) as needs,
        max(at) as at,
        count(*) filter (where answer = 'same') as same,
        count(*) filter (where answer = 'different') as different,
        count(*) filter (where answer = 'cannot-tell') as cannot_tell,
        json_agg(
          json_build_object('id', id, 'reviewer', reviewer, 'answer', answer, 'note', note, 'at', at) order by id
        ) as answers
      from given
      group by pair_key
    )
    select
      counted.pair_key, counted.left_key, counted.right_key, given.villages, counted.kind, counted.needs, counted.at,
      counted.answers,
      case
        when same >= counted.needs and same > different then 'same'
        when different >= counted.needs and different > same then 'different'
        when cannot_tell >= ${SET_ASIDE_BY} and cannot_tell > greatest(same, different) then 'set-aside'
        when same > 0 and different > 0 then 'disagreed'
        else 'waiting'
      end as state
    from counted
    join given on given.id = counted.last_id
    order by counted.at, counted.pair_key`;
}

/** Pairs of which every known village lies in an area; a pair that tells no village is of the whole country alone. */
export function areaCondition(area: string, country: string): RawBuilder<boolean> {
  if (area === country) return sql<boolean>`true`;
  return sql<boolean>`(
    cardinality(entry.villages) > 0
    and not exists (select from unnest(entry.villages) village where not starts_with(village, ${area}))
  )`;
}

/** A row as the rest of the house knows it. */
export function toStanding(row: StandingRow): Standing {
  return {
    pairKey: row.pair_key,
    leftKey: row.left_key,
    rightKey: row.right_key,
    villages: row.villages,
    kind: row.kind,
    needs: row.needs,
    state: row.state,
    at: row.at,
    answers: row.answers.map(({ id, reviewer, answer, note, at }) => ({
      id,
      reviewer,
      answer,
      note: note ?? undefined,
      at: new Date(at),
    })),
  };
}
