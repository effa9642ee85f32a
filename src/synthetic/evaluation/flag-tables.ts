import { dialect, type Engine, id, join, literal, type Sql, sql } from '../../base/lake/index.ts';
import type { JudgedSource } from './truth-files.ts';

/** What intake says when a row's key was there before, be the row kept or not. */
const KEY_DUPLICATE = literal('KEY_DUPLICATE');

/**
 * Gathers what the stages flagged: `repaired_row` and `rejected_row` of all registers, `duplicate_row` from intake and
 * linkage, `survey_finding` from the poverty stage where it was made, and `planted_truth`, the planted rows beside their true and their linked person.
 */
export async function gatherFlags(engine: Engine, sources: readonly JudgedSource[]): Promise<void> {
  await engine.run(dialect.createTable(id('repaired_row'), rowsOf(sources, repairedRows)));
  await engine.run(dialect.createTable(id('rejected_row'), rowsOf(sources, rejectedRows)));
  await engine.run(dialect.createTable(id('duplicate_row'), duplicateRows(sources)));
  await engine.run(
    dialect.createTable(id('survey_finding'), surveyFindings(sources, await hasFindings(engine))),
  );
  await engine.run(dialect.createTable(id('planted_truth'), plantedTruth()));
}

/** One select over all registers that were delivered, each row with the number of its register. */
function rowsOf(sources: readonly JudgedSource[], select: (schema: string, number: number) => Sql): Sql {
  const delivered = sources.flatMap(({ schema, number }) =>
    schema === null ? [] : [select(schema, number)],
  );
  if (delivered.length > 0) return join(delivered, ' union all ');
  const [number, big, text] = [dialect.type('integer'), dialect.type('bigint'), dialect.type('text')];
  return sql`
    select cast(null as ${number}) as source_no, cast(null as ${big}) as row_id, cast(null as ${text}) as code
    where false`;
}

/** A row can be repaired twice in one way, in two fields; it is still one row. */
function repairedRows(schema: string, number: number): Sql {
  return sql`
    select distinct ${literal(number)} as source_no, row_id, code
    from ${id(`${schema}.repaired`)}`;
}

function rejectedRows(schema: string, number: number): Sql {
  return sql`
    select ${literal(number)} as source_no, file_no * 4294967296 + row_no as row_id, code
    from ${id(`${schema}.rejected`)}`;
}

/** Rows called duplicates, under the true person in the register, or under their own number where the truth has none. */
function duplicateRows(sources: readonly JudgedSource[]): Sql {
  const numbers = sources.map(({ source, number }) => sql`(${literal(source)}, ${literal(number)})`);
  return sql`
    with source as (
      select *
      from (values ${join(numbers)}) as source (source, source_no)
    ), flagged as (
      select source_no, row_id from rejected_row where code = ${KEY_DUPLICATE}
      union
      select source_no, row_id from repaired_row where code = ${KEY_DUPLICATE}
      union
      select source.source_no, doubt.row_id
      from linkage.doubts as doubt
      join source on source.source = doubt.source
      where doubt.reason = 'duplicate-in-source'
    )
    select distinct
      flagged.source_no,
      coalesce(truth_row.true_id, concat('row ', flagged.row_id)) as who
    from flagged
    left join truth_row on truth_row.source_no = flagged.source_no and truth_row.row_id = flagged.row_id`;
}

async function hasFindings(engine: Engine): Promise<boolean> {
  const found = await engine.rows(
    sql`select 1 as found from information_schema.tables where table_schema = 'poverty' and table_name = 'findings'`,
  );
  return found.length > 0;
}

/** What the poverty stage found wrong with rows of the survey. */
function surveyFindings(sources: readonly JudgedSource[], isThere: boolean): Sql {
  const [number, big, text] = [dialect.type('integer'), dialect.type('bigint'), dialect.type('text')];
  if (!isThere) {
    return sql`
    select
      cast(null as ${text}) as kind,
      cast(null as ${number}) as source_no,
      cast(null as ${big}) as row_id,
      cast(null as ${big}) as person_id
    where false`;
  }
  const numbers = sources.map(({ source, number: place }) => sql`(${literal(source)}, ${literal(place)})`);
  return sql`
    select finding.kind, source.source_no, finding.survey_row as row_id, finding.person_id
    from poverty.findings as finding
    join (values ${join(numbers)}) as source (source, source_no) on source.source = finding.source`;
}

function plantedTruth(): Sql {
  return sql`
    select
      planted_row.kind,
      planted_row.source_no,
      planted_row.row_id,
      coalesce(truth_row.true_id, planted_row.true_id) as true_id,
      truth_row.person_id
    from planted_row
    left join truth_row on truth_row.source_no = planted_row.source_no and truth_row.row_id = planted_row.row_id`;
}
