import { type Engine, join, literal, type Sql, sql } from '../../../base/lake/index.ts';
import { ratio } from '../ratio.ts';
import { gapKinds } from './gap-quality.ts';

/** Flags whose confidence, in percent, lies from `from` to below the next band, and how many of them are right. */
export type ConfidenceBand = Readonly<{
  gap: string;
  from: number;
  flags: number;
  /** The mean of what the flags themselves say, as a share. */
  said: number | null;
  right: number;
  share: number | null;
}>;

const BANDS = [0, 40, 50, 60, 70, 80, 90, 95] as const;

/**
 * Holds what flags say of their own sureness against the share that is right, for each kind of gap and for all together (`all`).
 * Only flags of which the truth can tell are judged; an open answer is right when the person is owed and not paid, or when
 * it was planted as open.
 */
export async function judgeConfidence(engine: Engine): Promise<ConfidenceBand[]> {
  const rows = await engine.rows(countBands());
  return rows.map((row) => {
    const [flags, right] = [Number(row['flags']), Number(row['right_ones'])];
    return {
      gap: String(row['gap']),
      from: Number(row['band']),
      flags,
      said: ratio(Number(row['said']) / 100, flags),
      right,
      share: ratio(right, flags),
    };
  });
}

function countBands(): Sql {
  const whens = BANDS.toReversed().map(
    (from) => sql`when confidence >= ${literal(from)} then ${literal(from)}`,
  );
  return sql`
    with flag as (
      select distinct flag.person_id, flag.kind as gap, flag.programme, flag.confidence
      from gaps.gaps as flag
      join ${gapKinds()} as gap_kind
        on (gap_kind.gap = flag.kind or (gap_kind.truth_of_all and flag.kind = 'cannot-tell'))
        and (gap_kind.programme is null or gap_kind.programme = flag.programme)
    ), judged as (
      select
        flag.gap,
        flag.confidence,
        case ${join(whens, ' ')} end as band,
        exists (
          select 1
          from planted_gap as planted
          where planted.person_id = flag.person_id
            and (planted.gap = flag.gap or (flag.gap = 'cannot-tell' and planted.gap = 'missing-out'))
            and (planted.programme is null or planted.programme = flag.programme)
        ) as is_right
      from flag
    ), either as (
      select * from judged
      union all
      select 'all', confidence, band, is_right from judged
    )
    select gap, band, count(*) as flags, sum(confidence) as said, count(*) filter (where is_right) as right_ones
    from either
    where confidence is not null
    group by gap, band
    order by gap, band`;
}
