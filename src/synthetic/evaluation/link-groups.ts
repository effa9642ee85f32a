import { dialect, type Engine, id, join, literal, type Sql, sql } from '../../base/lake/index.ts';
import { ratio } from './ratio.ts';

/** Rows of one kind and how many of them do not stand with their person. */
export type MissedLinks = Readonly<{ rows: number; missed: number; share: number | null }>;

/** How linking treats one group of people. */
export type LinkGroup = Readonly<{
  by: 'all' | 'region' | 'sex' | 'age' | 'nationality';
  group: string;
  people: number;
  /** People some of whose rows stand with somebody else, in all and for every hundred thousand. */
  falseMerges: number;
  falseMergesPer100k: number | null;
  /** Rows outside the register of record, by whether a sound number stands in them. */
  withNumber: MissedLinks;
  withoutNumber: MissedLinks;
}>;

const HUNDRED_THOUSAND = 100_000;

/** Judges links for everybody and for each group of people; `people` is the truth's list of them. */
export async function judgeGroups(engine: Engine, people: string | null): Promise<LinkGroup[]> {
  await engine.run(dialect.createTable(id('judged_person'), judgedPersons(people)));
  const rows = await engine.rows(countGroups());
  return rows.map((row) => {
    const count = (name: string) => Number(row[name] ?? 0);
    const missed = (kind: string): MissedLinks => ({
      rows: count(`rows_${kind}`),
      missed: count(`missed_${kind}`),
      share: ratio(count(`missed_${kind}`), count(`rows_${kind}`)),
    });
    return {
      by: BY.find((one) => one === row['by']) ?? 'all',
      group: String(row['group']),
      people: count('people'),
      falseMerges: count('false_merges'),
      falseMergesPer100k: ratio(count('false_merges') * HUNDRED_THOUSAND, count('people')),
      withNumber: missed('with'),
      withoutNumber: missed('without'),
    };
  });
}

const BY = ['all', 'region', 'sex', 'age', 'nationality'] as const;

/** One row a true person: what group they are in, their rows, and those that went astray. */
function judgedPersons(people: string | null): Sql {
  const known = people === null ? NOBODY : sql`select * from ${dialect.readCsv(people)}`;
  return sql`
    with person as (${known}),
    row_of_person as (
      select
        truth_row.true_id,
        truth_row.has_number,
        truth_row.spine,
        coalesce(home.person_id is distinct from truth_row.person_id, true) as is_missed,
        owner.true_id <> truth_row.true_id as is_with_another
      from truth_row
      left join home on home.true_id = truth_row.true_id
      left join owner on owner.person_id = truth_row.person_id
      where truth_row.row_id is not null and not truth_row.rejected
    ),
    counted as (
      select
        true_id,
        bool_or(coalesce(is_with_another, false)) as is_merged,
        count(*) filter (where not spine and has_number) as rows_with,
        count(*) filter (where not spine and has_number and is_missed) as missed_with,
        count(*) filter (where not spine and not has_number) as rows_without,
        count(*) filter (where not spine and not has_number and is_missed) as missed_without
      from row_of_person
      group by true_id
    )
    select
      counted.*,
      coalesce(substr(person.village_code, 1, 1), '?') as region,
      coalesce(person.sex, '?') as sex,
      ${ageBand()} as age,
      case when person.true_id is null then '?' when person.pid is null then 'foreign' else 'citizen' end as nationality
    from counted
    left join person on person.true_id = counted.true_id`;
}

const NOBODY = sql`
      select
        cast(null as varchar) as true_id, cast(null as varchar) as pid, cast(null as varchar) as sex,
        cast(null as varchar) as birth_date, cast(null as varchar) as village_code
      where false`;

/** Tens of years of birth, because age is asked of a day and the truth of none. */
function ageBand(): Sql {
  return sql`coalesce('born ' || substr(person.birth_date, 1, 3) || '0s', '?')`;
}

function countGroups(): Sql {
  const counts = BY.map((by) => {
    const group = by === 'all' ? sql`'all'` : id(by);
    return sql`
    select
      ${literal(BY.indexOf(by))} as place,
      ${literal(by)} as "by",
      ${group} as "group",
      count(*) as people,
      count(*) filter (where is_merged) as false_merges,
      sum(rows_with) as rows_with,
      sum(missed_with) as missed_with,
      sum(rows_without) as rows_without,
      sum(missed_without) as missed_without
    from judged_person
    group by 3`;
  });
  return sql`${join(counts, '\n    union all ')}
    order by place, "group"`;
}
