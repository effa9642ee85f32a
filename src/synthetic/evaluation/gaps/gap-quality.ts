import { dialect, type Engine, id, join, literal, type Sql, sql } from '../../../base/lake/index.ts';
import { ratio } from '../ratio.ts';
import { PLANTED_GAPS } from './planted-gaps.ts';

/** How well one kind of planted gap was found; a share is null when there is nothing to have a share of. */
export type GapQuality = Readonly<{
  kind: string;
  gap: string;
  /** Null where any programme tells of it. */
  programme: string | null;
  planted: number;
  found: number;
  /** Of those missing out that were not found, how many stand as an answer that cannot be told: somebody is asked to look. */
  open: number;
  flagged: number;
  precision: number | null;
  recall: number | null;
  /** The share found or left open. */
  recallWithOpen: number | null;
}>;

/** Judges every kind of planted gap, and leaves `planted_gap` and `gap_flag` to whoever judges further. */
export async function judgeGaps(engine: Engine): Promise<GapQuality[]> {
  await engine.run(dialect.createTable(id('planted_gap'), plantedGaps()));
  await engine.run(dialect.createTable(id('gap_flag'), gapFlags()));
  const rows = await engine.rows(countGaps());
  return rows.map((row) => {
    const count = (name: string) => Number(row[name] ?? 0);
    const [planted, found, open, flagged] = [
      count('planted'),
      count('found'),
      count('open'),
      count('flagged'),
    ];
    return {
      kind: String(row['kind']),
      gap: String(row['gap']),
      programme: row['programme'] === null ? null : String(row['programme']),
      planted,
      found,
      open,
      flagged,
      precision: ratio(found, flagged),
      recall: ratio(found, planted),
      recallWithOpen: ratio(found + open, planted),
    };
  });
}

/** The kinds as a relation: name, gap, programme, place in the list, and whether the truth tells of all. */
export function gapKinds(): Sql {
  const kinds = PLANTED_GAPS.map(
    ({ kind, sign }, place) =>
      sql`(${literal(kind)}, ${literal(sign.gap)}, ${literal(sign.programme ?? null)}, ${literal(place)}, ${literal(sign.truthOfAll ?? false)})`,
  );
  return sql`(select * from (values ${join(kinds)}) as gap_kind (kind, gap, programme, place, truth_of_all))`;
}

/** Each planted gap once a person, with the person that the registers made of them. */
function plantedGaps(): Sql {
  return sql`
    select distinct gap_kind.kind, gap_kind.gap, gap_kind.programme, planted.true_id, home.person_id
    from planted
    join ${gapKinds()} as gap_kind on gap_kind.kind = planted.kind
    left join home on home.true_id = planted.true_id`;
}

/** Each flag once a kind, person and programme. */
function gapFlags(): Sql {
  return sql`
    select distinct gap_kind.kind, flag.person_id, flag.confidence
    from gaps.gaps as flag
    join ${gapKinds()} as gap_kind
      on gap_kind.gap = flag.kind and (gap_kind.programme is null or gap_kind.programme = flag.programme)`;
}

function countGaps(): Sql {
  return sql`
    with flagged as (
      select kind, count(distinct person_id) as flagged
      from gap_flag
      group by kind
    ), found as (
      select distinct kind, person_id
      from gap_flag
    ), open_flag as (
      select distinct person_id, programme
      from gaps.gaps
      where kind = 'cannot-tell'
    ), counted as (
      select
        planted.kind,
        count(*) as planted,
        count(found.person_id) as found,
        count(*) filter (
          where found.person_id is null and planted.gap = 'missing-out' and open_flag.person_id is not null
        ) as open
      from planted_gap as planted
      left join found on found.kind = planted.kind and found.person_id = planted.person_id
      left join open_flag on open_flag.programme = planted.programme and open_flag.person_id = planted.person_id
      group by planted.kind
    )
    select gap_kind.kind, gap_kind.gap, gap_kind.programme, planted, found, open, flagged
    from ${gapKinds()} as gap_kind
    left join counted on counted.kind = gap_kind.kind
    left join flagged on flagged.kind = gap_kind.kind
    where coalesce(planted, 0) + coalesce(flagged, 0) > 0
    order by place`;
}
