import { dialect, type Engine, id, join, literal, type Sql, sql } from '../../../base/lake/index.ts';
import { ratio } from '../ratio.ts';
import { PLANTED_GAPS } from './planted-gaps.ts';
import { untoldAnswers } from './untold-answers.ts';

/**
 * How well one kind of planted gap was found; a share is null when there is nothing to have a share of. What no register tells is
 * counted apart on both sides: the answer of the rules itself is then "cannot tell".
 */
export type GapQuality = Readonly<{
  kind: string;
  gap: string;
  /** Null where any programme tells of it. */
  programme: string | null;
  planted: number;
  found: number;
  /** Planted and not flagged, though registers settle the answer. */
  missed: number;
  /** Planted and not flagged, because registers do not settle the answer. */
  open: number;
  flagged: number;
  /** Flagged and not planted, though registers settle the answer. */
  wrong: number;
  /** Of the wrong ones, people of whom some register sent a row that could not be read. */
  refused: number;
  /** Flagged and not planted, where registers do not settle the answer: somebody is asked to look. */
  unsettled: number;
  precision: number | null;
  recall: number | null;
  /** The same shares among those whose answer registers settle. */
  told: Readonly<{ precision: number | null; recall: number | null }>;
}>;

/** Judges every kind of planted gap, and leaves `planted_gap`, `gap_flag` and `untold_answer` to whoever judges further. */
export async function judgeGaps(engine: Engine): Promise<GapQuality[]> {
  await engine.run(dialect.createTable(id('planted_gap'), plantedGaps()));
  await engine.run(dialect.createTable(id('gap_flag'), gapFlags()));
  await engine.run(dialect.createTable(id('untold_answer'), await untoldAnswers(engine)));
  const rows = await engine.rows(countGaps());
  return rows.map((row) => qualityOf(row));
}

function qualityOf(row: Readonly<Record<string, unknown>>): GapQuality {
  const count = (name: string) => Number(row[name] ?? 0);
  const [planted, found, open] = [count('planted'), count('found'), count('open')];
  const [flagged, wrong, unsettled] = [count('flagged'), count('wrong'), count('unsettled')];
  const told = count('found_told');
  return {
    kind: String(row['kind']),
    gap: String(row['gap']),
    programme: row['programme'] === null ? null : String(row['programme']),
    planted,
    found,
    missed: planted - found - open,
    open,
    flagged,
    wrong,
    refused: count('refused'),
    unsettled,
    precision: ratio(found, flagged),
    recall: ratio(found, planted),
    told: { precision: ratio(told, told + wrong), recall: ratio(told, told + planted - found - open) },
  };
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

/** Each flag once a kind and person. */
function gapFlags(): Sql {
  return sql`
    select distinct gap_kind.kind, gap_kind.gap, gap_kind.programme, flag.person_id
    from gaps.gaps as flag
    join ${gapKinds()} as gap_kind
      on gap_kind.gap = flag.kind and (gap_kind.programme is null or gap_kind.programme = flag.programme)`;
}

/** Whether registers leave the answer open of which a gap speaks; that an answer is open is what `cannot-tell` itself tells. */
function isUntold(gap: 'planted' | 'flag'): Sql {
  const of = (name: string) => id(`${gap}.${name}`);
  return sql`(${of('gap')} <> 'cannot-tell' and exists (
          select 1 from untold_answer as untold
          where untold.programme = ${of('programme')} and untold.person_id = ${of('person_id')}
        ))`;
}

function countGaps(): Sql {
  return sql`
    with refused_person as (
      select distinct true_id from truth_row where rejected
    ), judged_flag as (
      select
        flag.kind,
        planted.kind is not null as is_planted,
        ${isUntold('flag')} as is_untold,
        refused_person.true_id is not null as is_refused
      from gap_flag as flag
      left join planted_gap as planted on planted.kind = flag.kind and planted.person_id = flag.person_id
      left join owner on owner.person_id = flag.person_id
      left join refused_person on refused_person.true_id = owner.true_id
    ), flagged as (
      select
        kind,
        count(*) as flagged,
        count(*) filter (where not is_planted and not is_untold) as wrong,
        count(*) filter (where not is_planted and not is_untold and is_refused) as refused,
        count(*) filter (where not is_planted and is_untold) as unsettled
      from judged_flag
      group by kind
    ), judged_gap as (
      select planted.kind, flag.kind is not null as is_found, ${isUntold('planted')} as is_untold
      from planted_gap as planted
      left join gap_flag as flag on flag.kind = planted.kind and flag.person_id = planted.person_id
    ), counted as (
      select
        kind,
        count(*) as planted,
        count(*) filter (where is_found) as found,
        count(*) filter (where is_found and not is_untold) as found_told,
        count(*) filter (where not is_found and is_untold) as open
      from judged_gap
      group by kind
    )
    select gap_kind.kind, gap_kind.gap, gap_kind.programme, counted.* exclude (kind), flagged.* exclude (kind)
    from ${gapKinds()} as gap_kind
    left join counted on counted.kind = gap_kind.kind
    left join flagged on flagged.kind = gap_kind.kind
    where coalesce(planted, 0) + coalesce(flagged, 0) > 0
    order by place`;
}
