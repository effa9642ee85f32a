import {
  dialect,
  type Engine,
  id,
  type Lake,
  type Sql,
  schemaOf,
  sql,
  type Workspace,
} from '../../../base/lake/index.ts';
import type { DatasetVersion } from '../../../base/model/index.ts';
import type { SourceContract } from '../contract.ts';
import {
  clearMentions,
  countMentions,
  makeDigestTable,
  makeHeldRows,
  type Withholding,
} from './held-rows.ts';
import { type Holds, hasHeldNumber } from './holds.ts';

/** The version that a source has, made just now or kept because it sent nothing. */
type SourceNow = Omit<KeptSource, 'holds'> & Readonly<{ holds: Holds | undefined }>;

/** A source that sent nothing, whose version of before still has rows of people who were erased since. */
type KeptSource = Readonly<{
  contract: SourceContract;
  contracts: readonly SourceContract[];
  version: DatasetVersion;
  places: DatasetVersion;
  holds: Holds;
}>;

type Counts = Readonly<Record<string, unknown>>;

/** Whether a version was made before what is held against its source now. */
function isBeforeHolds({ marks }: Holds, { id: source }: SourceContract, { notes }: DatasetVersion): boolean {
  const mark = marks.get(source);
  return mark !== undefined && notes['erased'] !== mark;
}

/**
 * A version without people who were erased after it was made: their rows are rejected, as they would be if the files were read again. A
 * version that has nothing of theirs stays the one it is.
 */
export async function withoutErased(lake: Lake, { holds, ...source }: SourceNow): Promise<DatasetVersion> {
  const { contract, version, places } = source;
  if (!holds || !isBeforeHolds(holds, contract, version)) return version;
  const kept = { ...source, holds };
  const identity = {
    dataset: version.dataset,
    parents: version.parents.includes(places.id) ? [places] : [],
    former: version,
    fingerprint: ['erased', holds.marks.get(contract.id)],
    sources: version.sources,
  };
  return (await lake.build(identity, (workspace) => fillWithout(workspace, kept))).version;
}

async function fillWithout(workspace: Workspace, kept: KeptSource): Promise<Counts> {
  const { engine } = workspace;
  const { contract, contracts, version, holds } = kept;
  const before = (table: string) => id(`${schemaOf(version.dataset)}.${table}`);
  const has = fieldsOf(version, 'accepted');
  await engine.run(sql`create temp table kept_row as select * from ${before('accepted')}`);
  const order: Withholding = { holds, contract, contracts, has };
  await makeDigestTable(engine, holds);
  const held = await makeHeldRows(engine, 'kept_row', order);
  await clearMentions(engine, 'kept_row', order);
  const stays = sql`row_id not in (select row_id from held_row)`;
  await workspace.writeTable('accepted', sql`select * from kept_row where ${stays} order by row_id`);
  await makeHeldBefore(engine, kept, before('rejected'));
  await workspace.writeTable('rejected', rejectedThen(kept, before('rejected')));
  await workspace.writeTable(
    'repaired',
    sql`
    select row_id, file_no, row_no, code, field from ${before('repaired')} where ${stays}
    union all
    select row_id, kept_row.file_no, kept_row.row_no, 'ERASED', held_mention.field
    from held_mention join kept_row using (row_id)
    order by row_id, field`,
  );
  await workspace.writeTable('files', filesThen(before('files')));
  const counted = await engine.rows(
    sql`select code, cast(count(*) as integer) as total from rejected group by code order by code`,
  );
  const byCode = Object.fromEntries(counted.map(({ code, total }) => [String(code), Number(total)]));
  return notesThen(version, { held, byCode, mark: holds.marks.get(contract.id) });
}

/** How many rows of a version are about people who were erased, write their number down, or show it though they were rejected. */
export async function countHeld(
  engine: Engine,
  kept: Pick<KeptSource, 'contract' | 'contracts' | 'version' | 'holds'>,
): Promise<number> {
  const schema = schemaOf(kept.version.dataset);
  await engine.run(sql`create or replace temp view kept_row as select * from ${id(`${schema}.accepted`)}`);
  await makeDigestTable(engine, kept.holds);
  const order: Withholding = { ...kept, has: fieldsOf(kept.version, 'accepted') };
  const held = await makeHeldRows(engine, 'kept_row', order);
  const mentioned = await countMentions(engine, 'kept_row', order);
  await makeHeldBefore(engine, kept, id(`${schema}.rejected`));
  const [counted] = await engine.rows(sql`select cast(count(*) as integer) as total from held_before`);
  return held + mentioned + Number(counted?.['total'] ?? 0);
}

/** `held_before`: rows that were rejected before and show a number of theirs, as such or somewhere in what is left of a line. */
async function makeHeldBefore(
  engine: Engine,
  { version, holds }: Pick<KeptSource, 'version' | 'holds'>,
  before: Sql,
): Promise<void> {
  const number = fieldsOf(version, 'rejected')('pid') ? sql`pid` : sql`cast(null as varchar)`;
  const shown = await engine.rows(sql`
    select file_no, row_no, coalesce(value, '') as value, coalesce(${number}, '') as number
    from ${before}
    where length(${dialect.withoutAll(sql`coalesce(value, '') || coalesce(${number}, '')`, '[^0-9]')}) >= 13`);
  const held = shown.filter((row) => hasHeldNumber(holds, `${row['value']} ${row['number']}`));
  const none = sql`select 0 as file_no, 0 as row_no where false`;
  await engine.run(dialect.createTable(id('held_before'), none));
  await engine.append(
    'held_before',
    held.map((row) => [row['file_no'] ?? 0, row['row_no'] ?? 0]),
  );
}

function rejectedThen({ version }: KeptSource, before: Sql): Sql {
  const hasNumber = fieldsOf(version, 'rejected')('pid');
  const held = sql`held_before.row_no is not null`;
  const number = hasNumber ? sql`, case when not (${held}) then pid end as pid` : sql``;
  return sql`
    select
      rejected.file_no, rejected.row_no,
      case when ${held} then 'ERASED' else code end as code,
      field,
      case when not (${held}) then value end as value
      ${number}
    from ${before} as rejected
    left join held_before on held_before.file_no = rejected.file_no and held_before.row_no = rejected.row_no
    union all
    select file_no, row_no, 'ERASED', null, null${hasNumber ? sql`, null` : sql``}
    from kept_row
    where row_id in (select row_id from held_row)
    order by 1, 2`;
}

function filesThen(before: Sql): Sql {
  return sql`
    with held_count as (
      select file_no, cast(count(*) as integer) as held
      from kept_row
      where row_id in (select row_id from held_row)
      group by file_no
    )
    select
      files.file_no, name, sha256, bytes, as_of, rows_in,
      rows_accepted - coalesce(held, 0) as rows_accepted,
      rows_rejected + coalesce(held, 0) as rows_rejected
    from ${before} as files
    left join held_count on held_count.file_no = files.file_no
    order by files.file_no`;
}

type Withheld = Readonly<{
  held: number;
  byCode: Readonly<Record<string, number>>;
  mark: string | undefined;
}>;

function notesThen({ notes }: DatasetVersion, { held, byCode, mark }: Withheld): Counts {
  const before = (name: string) => Number(notes[name] ?? 0);
  return {
    ...notes,
    rowsAccepted: before('rowsAccepted') - held,
    rowsRejected: before('rowsRejected') + held,
    byCode,
    erased: mark,
  };
}

function fieldsOf({ tables }: DatasetVersion, table: string): (field: string) => boolean {
  const columns = new Set(tables.find(({ name }) => name === table)?.columns.map(({ name }) => name));
  return (field) => columns.has(field);
}
