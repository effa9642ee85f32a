import { type CodeStep, type Engine, type SqlStep, sql } from '../../../base/lake/index.ts';
import { lasts } from '../candidates.ts';
import type { LinkageContext } from '../inputs.ts';
import { type DecidedRow, type Regrouped, regroup } from './regroup.ts';

/** What the decisions change, as tables: `cut`, `grouped_people` and `decisions_kept`. */
export function decisionsKept({ decisions }: LinkageContext): CodeStep {
  const words = decisions.map(({ leftKey, rightKey, kind }) => `${leftKey} ${kind} ${rightKey}`);
  return {
    table: 'decisions_kept',
    version: ['decisions-kept-1', ...words].join('; '),
    make: async ({ engine }) => {
      const rows = await decidedRowsOf(engine);
      const regrouped = regroup(rows, decisions);
      const known = new Set(rows.map(({ key }) => key));
      const unknown = decisions.filter(
        ({ leftKey, rightKey }) => !known.has(leftKey) || !known.has(rightKey),
      );
      await write(engine, regrouped, { decisions: decisions.length, unknown: unknown.length });
    },
  };
}

async function decidedRowsOf(engine: Engine): Promise<DecidedRow[]> {
  const rows = await engine.rows(sql`select key, record, person, strength from decided_rows order by record`);
  return rows.map(({ key, record, person, strength }) => ({
    key: BigInt(String(key)),
    record: BigInt(String(record)),
    person: BigInt(String(person)),
    strength: Number(strength),
  }));
}

type Counts = Readonly<{ decisions: number; unknown: number }>;

async function write(engine: Engine, { cut, groups, refused }: Regrouped, counts: Counts): Promise<void> {
  await engine.run(sql`create or replace table cut (record bigint, person bigint)`);
  await engine.append(
    'cut',
    cut.map(({ record, person }) => [record, person]),
  );
  await engine.run(sql`create or replace table grouped_people (person bigint, part integer)`);
  await engine.append(
    'grouped_people',
    groups.map(({ person, group }) => [person, group]),
  );
  await engine.run(sql`
    create or replace table decisions_kept (decisions integer, unknown_records integer, refused integer)`);
  await engine.append('decisions_kept', [[counts.decisions, counts.unknown, refused]]);
}

/** Rows that a reviewer took away from the person whom the rules gave them. */
export function cutRows(): SqlStep {
  return {
    table: 'cut_rows',
    select: sql`
    select cut.record, cut.person as person_left, min(decided_rows.source) as source, min(decided_rows.key) as record_key
    from cut
    join decided_rows on decided_rows.record = cut.record
    group by cut.record, cut.person`,
  };
}

/**
 * People whom reviewers or scores made one, and the one of them whose facts stand: the register of record's, then who has the
 * firmest anchor, a number that lasts before others, then by the anchor itself. What scores made one holds what reviewers made one
 * of the same people.
 */
export function personGroups({ settings }: LinkageContext): SqlStep {
  return {
    table: 'person_groups',
    select: sql`
    with grouped as (
      select person, part
      from grouped_people
      where person not in (select person from island_groups)
      union all
      select person, -1 - part
      from island_groups
    )
    select
      grouped.person,
      first_value(grouped.person) over (
        partition by grouped.part
        order by
          base_people.kind,
          case when grouped.person > 0 and ${lasts(sql`grouped.person`, settings)} then 0 else 1 end,
          base_people.anchor_key
      ) as leader,
      case
        when bool_or(grouped_people.person is not null) over (partition by grouped.part) then 'decision'
        else 'score'
      end as brought_by
    from grouped
    join base_people on base_people.person = grouped.person
    left join grouped_people on grouped_people.person = grouped.person`,
  };
}
