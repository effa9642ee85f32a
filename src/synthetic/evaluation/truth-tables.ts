import { dialect, type Engine, id, join, literal, type Sql, sql } from '../../base/lake/index.ts';
import { IDENTITY_KINDS } from './fault-kinds.ts';
import type { JudgedSource } from './truth-files.ts';

/** A row's number in its source: the same arithmetic that intake gives its rows. */
const ROW_ID = sql`file.file_no * 4294967296 + cast(truth.row_no as bigint)`;

/**
 * Lays the truth beside what the stages made of it, in tables that live as long as the engine: `planted`, `planted_row`,
 * `truth_row`, `cell`, `home` and `owner`.
 */
export async function layTruth(
  engine: Engine,
  truth: Readonly<{ faults: string; sources: readonly JudgedSource[] }>,
): Promise<void> {
  await engine.run(dialect.createTable(id('planted'), planted(truth.faults)));
  await engine.run(dialect.createTable(id('planted_row'), plantedRows(truth.sources)));
  await engine.run(dialect.createTable(id('truth_row'), truthRowColumns()));
  for (const source of truth.sources) {
    if (source.records !== null)
      await engine.run(sql`insert into truth_row ${truthRows(source, source.records)}`);
  }
  await engine.run(dialect.createTable(id('cell'), cells()));
  await engine.run(dialect.createTable(id('home'), firstOf('true_id', 'person_id')));
  await engine.run(dialect.createTable(id('owner'), firstOf('person_id', 'true_id')));
}

/** Every planted fault as it was written down. */
function planted(path: string): Sql {
  return sql`
    select kind, source, file, cast(row_no as bigint) as row_no, true_id
    from ${dialect.readCsv(path)}`;
}

/** Faults of rows; one in a register or file that was not delivered has no row. */
function plantedRows(sources: readonly JudgedSource[]): Sql {
  const files = sources.flatMap(({ source, number, schema }) =>
    schema === null
      ? []
      : [
          sql`select ${literal(source)} as source, ${literal(number)} as source_no, name, file_no from ${id(`${schema}.files`)}`,
        ],
  );
  const none = sql`select null as source, null as source_no, null as name, null as file_no where false`;
  return sql`
    with file as (${join(files.length > 0 ? files : [none], ' union all ')})
    select truth.kind, truth.true_id, file.source_no, ${ROW_ID} as row_id
    from planted as truth
    left join file on file.source = truth.source and file.name = truth.file
    where truth.row_no is not null`;
}

function truthRowColumns(): Sql {
  const [number, big, text, flag] = [
    dialect.type('integer'),
    dialect.type('bigint'),
    dialect.type('text'),
    dialect.type('boolean'),
  ];
  return sql`
    select
      cast(null as ${number}) as source_no,
      cast(null as ${big}) as row_id,
      cast(null as ${text}) as true_id,
      cast(null as ${big}) as person_id,
      cast(null as ${flag}) as spine,
      cast(null as ${flag}) as clean,
      cast(null as ${flag}) as rejected,
      cast(null as ${flag}) as has_number
    where false`;
}

/** The true person of every row of one register beside the person it was linked to. A row without row_id never arrived. */
function truthRows(source: JudgedSource, records: string): Sql {
  const number = literal(source.number);
  const truth = sql`(select file, row_no, true_id from ${dialect.readCsv(records)} where true_id is not null)`;
  if (source.schema === null) {
    return sql`
      select ${number}, null, true_id, null, false, false, false, false
      from ${truth}`;
  }
  const numbers = source.hasNumber
    ? sql`(select row_id from ${id(`${source.schema}.accepted`)} where pid is not null)`
    : sql`(select cast(null as bigint) as row_id where false)`;
  const identityKinds = join(IDENTITY_KINDS.map((kind) => literal(kind)));
  return sql`
    with link as (
      select row_id, person_id, tier
      from linkage.links
      where source = ${literal(source.source)}
    ), rejected_row as (
      select distinct file_no, row_no
      from ${id(`${source.schema}.rejected`)}
    ), faulty_row as (
      select distinct row_id
      from planted_row
      where source_no = ${number} and kind in (${identityKinds})
    ), arrived as (
      select ${ROW_ID} as row_id, file.file_no, cast(truth.row_no as bigint) as row_no, truth.true_id
      from ${truth} as truth
      left join ${id(`${source.schema}.files`)} as file on file.name = truth.file
    )
    select
      ${number},
      arrived.row_id,
      arrived.true_id,
      link.person_id,
      coalesce(link.tier = 'spine', false),
      faulty_row.row_id is null,
      rejected_row.row_no is not null,
      accepted_number.row_id is not null
    from arrived
    left join link on link.row_id = arrived.row_id
    left join faulty_row on faulty_row.row_id = arrived.row_id
    left join rejected_row on rejected_row.file_no = arrived.file_no and rejected_row.row_no = arrived.row_no
    left join ${numbers} as accepted_number on accepted_number.row_id = arrived.row_id`;
}

/** How many rows of a true person went to a linked person: the contingency table of the links. */
function cells(): Sql {
  return sql`
    select
      true_id,
      person_id,
      count(*) as rows,
      count(*) filter (where spine) as spine_rows,
      count(*) filter (where clean) as clean_rows
    from truth_row
    where row_id is not null and not rejected
    group by true_id, person_id`;
}

/**
 * The best partner of each true person (`home`) or linked person (`owner`): the one with the spine row, then the one with
 * most rows whose identity is untouched.
 */
function firstOf(of: string, best: string): Sql {
  return sql`
    with ranked as (
      select
        ${id(of)},
        ${id(best)},
        row_number() over (
          partition by ${id(of)}
          order by spine_rows desc, clean_rows desc, rows desc, ${id(best)}
        ) as place
      from cell
      where person_id is not null
    )
    select ${id(of)}, ${id(best)}
    from ranked
    where place = 1`;
}
