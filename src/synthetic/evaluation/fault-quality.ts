import { type Engine, type Sql, sql } from '../../base/lake/index.ts';
import { FAULT_KINDS, type FaultKind, type FaultSign } from './fault-kinds.ts';
import { ratio } from './ratio.ts';

/** How well one kind of planted fault was found; a share is null when there is nothing to have a share of. */
export type FaultQuality = Readonly<{
  kind: string;
  planted: number;
  found: number;
  /** Of what carries the sign, the share that was planted. */
  precision: number | null;
  /** Of what was planted, the share that carries the sign. */
  recall: number | null;
}>;

/** Judges every kind of fault by its sign. */
export async function judgeFaults(engine: Engine): Promise<FaultQuality[]> {
  return await judgeKinds(engine, FAULT_KINDS);
}

/** Judges the faults that linking alone has to see through. */
export async function judgeIdentityFaults(engine: Engine): Promise<FaultQuality[]> {
  return await judgeKinds(
    engine,
    FAULT_KINDS.filter(({ sign }) => sign.by === 'true-person'),
  );
}

async function judgeKinds(engine: Engine, kinds: readonly FaultKind[]): Promise<FaultQuality[]> {
  const judged: FaultQuality[] = [];
  for (const { kind, sign } of kinds) {
    const [counts] = await engine.rows(countsOf(kind, sign));
    const planted = Number(counts?.['planted']);
    const found = Number(counts?.['found']);
    const flagged = Number(counts?.['flagged']);
    judged.push({ kind, planted, found, precision: ratio(found, flagged), recall: ratio(found, planted) });
  }
  return judged;
}

/** `planted`, `found` (planted and flagged) and `flagged` of one kind. */
function countsOf(kind: FaultKind['kind'], sign: FaultSign): Sql {
  switch (sign.by) {
    case 'true-person':
      return countLinked(kind);
    case 'repair':
      return countRows(kind, sql`select source_no, row_id from repaired_row where code = ${sign.code}`);
    case 'rejection':
      return countRows(kind, sql`select source_no, row_id from rejected_row where code <> 'KEY_DUPLICATE'`);
    case 'survey-row':
      return countRows(
        kind,
        sql`select distinct source_no, row_id from survey_finding where kind = ${sign.finding}`,
      );
    case 'survey-person':
      return countPeople(
        kind,
        sql`select distinct person_id from survey_finding where kind = ${sign.finding} and person_id is not null`,
      );
    case 'duplicate':
      return countDuplicates(kind);
    case 'address-conflict':
      return countPeople(kind, sql`select person_id from profiles.profiles where address_conflict`);
    case 'gap':
      return countPeople(kind, gapsOf(sign.gap, sign.programme ?? null));
  }
}

function gapsOf(gap: string, programme: string | null): Sql {
  const named = programme === null ? sql`` : sql` and programme = ${programme}`;
  return sql`select distinct person_id from gaps.gaps where kind = ${gap}${named}`;
}

/** Right when the row stands with its true person and that person is this one's; flagged leaves out rows left alone. */
function countLinked(kind: string): Sql {
  return sql`
    with judged as (
      select
        home.person_id is not null and owner.true_id = planted.true_id as is_right,
        owner.true_id <> planted.true_id as is_wrong
      from planted_truth as planted
      left join home on home.true_id = planted.true_id and home.person_id = planted.person_id
      left join owner on owner.person_id = planted.person_id
      where planted.kind = ${kind}
    )
    select
      count(*) as planted,
      count(*) filter (where is_right) as found,
      count(*) filter (where is_right or is_wrong) as flagged
    from judged`;
}

function countRows(kind: string, flagged: Sql): Sql {
  return sql`
    with flagged_row as (${flagged}), planted as (
      select distinct source_no, row_id, true_id
      from planted_truth
      where kind = ${kind}
    )
    select
      (select count(*) from planted) as planted,
      (select count(*) from planted join flagged_row using (source_no, row_id)) as found,
      (select count(*) from flagged_row) as flagged`;
}

function countDuplicates(kind: string): Sql {
  return sql`
    with planted as (
      select distinct source_no, coalesce(true_id, concat('row ', row_id)) as who
      from planted_truth
      where kind = ${kind}
    )
    select
      (select count(*) from planted) as planted,
      (select count(*) from planted join duplicate_row using (source_no, who)) as found,
      (select count(*) from duplicate_row) as flagged`;
}

/** Planted people are met again through the person that holds most of their rows. */
function countPeople(kind: string, flagged: Sql): Sql {
  return sql`
    with flagged_person as (${flagged}), planted_person as (
      select distinct true_id
      from planted
      where kind = ${kind}
    )
    select
      (select count(*) from planted_person) as planted,
      (
        select count(*)
        from planted_person
        join home on home.true_id = planted_person.true_id
        join flagged_person on flagged_person.person_id = home.person_id
      ) as found,
      (select count(*) from flagged_person) as flagged`;
}
