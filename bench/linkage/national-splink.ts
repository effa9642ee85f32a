import { mkdirSync } from 'node:fs';
import { join as joinPath } from 'node:path';
import {
  dialect,
  type Engine,
  id,
  join,
  literal,
  type Sql,
  schemaOf,
  sql,
  tableIn,
} from '../../src/base/lake/index.ts';
import type { DeliveredSource } from '../../src/stages/linkage/index.ts';
import { evaluateLinks } from '../../src/synthetic/index.ts';
import { FOLDER } from '../chipao.ts';
import { splinkLink, splinkVersions } from '../peers/splink/splink.ts';
import { errorsOf } from './national-errors.ts';
import { linkNational, type National, nationalRegisters } from './national-registers.ts';

const EM_MAX_PAIRS = 1e6;

/** Splink and ours on the same accepted rows of an invented country, in one run, judged by one evaluator. */
export async function nationalBesideSplink(people: number): Promise<object> {
  const registers = await nationalRegisters(people);
  const { version, measured } = await linkNational(registers);
  const links = await tableIn(registers.lake.folderOf(version.id), 'links');
  if (!links) throw new Error('the stage wrote no links');
  const ours = { ...measured, ...(await judged(registers, sql`select * from ${links}`)) };

  const folder = joinPath(FOLDER, 'linkage', 'splink', `national-${people}`);
  mkdirSync(folder, { recursive: true });
  const file = joinPath(folder, 'rows.parquet');
  await withEngine(registers, (engine) =>
    engine.run(dialect.writeParquet(rowsForSplink(registers.sources), file)),
  );
  const run = await splinkLink({ job: 'national', files: [file], out: folder, emMaxPairs: EM_MAX_PAIRS });
  const clusters = dialect.readParquet([joinPath(folder, 'clusters.parquet')]);
  const splink = {
    ...run,
    recordsPerSecond: Math.round(measured.rows / run.seconds.total),
    recordsPerCpuSecond: Math.round(measured.rows / run.cpuSeconds),
    ...(await judged(registers, linksOfClusters(clusters, registers.sources))),
  };
  return { people, versions: splinkVersions(), rows: measured.rows, ours, splink };
}

/** Errors of some links against the truth, whoever made them. */
async function judged(registers: National, links: Sql): Promise<object> {
  return withEngine(registers, async (engine) => {
    await engine.run(sql`create schema if not exists linkage`);
    await engine.run(sql`create or replace view linkage.links as ${links}`);
    await engine.run(sql`create or replace view linkage.doubts as ${NO_DOUBTS}`);
    const evaluation = await evaluateLinks({ engine, truthDir: registers.truthDir });
    const { precision, recall, f1 } = evaluation.links;
    return { ...errorsOf(evaluation), pairs: { precision, recall, f1 } };
  });
}

/** The evaluator also asks which planted faults were doubted; here links alone are judged. */
const NO_DOUBTS = sql`
    select cast(null as varchar) as source, cast(null as bigint) as row_id, cast(null as bigint) as person_id, cast(null as varchar) as reason
    where false`;

async function withEngine<Answer>(
  { lake, sources }: National,
  work: (engine: Engine) => Promise<Answer>,
): Promise<Answer> {
  const engine = await lake.openEngine(sources.map(({ version }) => version));
  try {
    return await work(engine);
  } finally {
    await engine.close();
  }
}

/** Every row of a person as one table: what our linker reads too, place by subdistrict, names as intake cleaned them. */
function rowsForSplink(sources: readonly DeliveredSource[]): Sql {
  const delivered = new Set(sources.map(({ contract }) => contract.id));
  const parts = sources
    .filter(({ contract }) => contract.identifies === 'person')
    .map(({ contract, version }) => {
      const table = version.tables.find(({ name }) => name === 'accepted');
      const has = (field: string) => table?.columns.some(({ name }) => name === field) ?? false;
      const text = (field: string) => (has(field) ? sql`own.${id(field)}` : sql`cast(null as varchar)`);
      const { place, joins } = placeOf(has, delivered);
      return sql`
      select
        ${literal(`${contract.id}|`)} || cast(own.row_id as varchar) as id,
        ${text('pid')} as number,
        ${text('given_name')} as given_name,
        ${text('family_name')} as family_name,
        ${has('birth_date') ? sql`cast(own.birth_date as varchar)` : sql`cast(null as varchar)`} as dob,
        ${text('sex')} as sex,
        ${place} as place
      from ${acceptedOf(contract.id)} as own${joins}`;
    });
  return join(parts, '\n      union all ');
}

/** The subdistrict as the row says it, or as the register of houses or of patients' addresses does. */
function placeOf(
  has: (field: string) => boolean,
  delivered: ReadonlySet<string>,
): { place: Sql; joins: Sql } {
  if (has('subdistrict_code')) return { place: sql`own.subdistrict_code`, joins: sql`` };
  if (has('village_code')) return { place: sql`substr(own.village_code, 1, 6)`, joins: sql`` };
  const place = sql`lookup.subdistrict_code`;
  if (has('house_code') && delivered.has('dopa-house'))
    return {
      place,
      joins: sql` left join ${acceptedOf('dopa-house')} as lookup on lookup.house_code = own.house_code`,
    };
  if (has('local_id') && delivered.has('moph-address'))
    return {
      place,
      joins: sql` left join (
        select hospital_code, local_id, min(subdistrict_code) as subdistrict_code
        from ${acceptedOf('moph-address')}
        where address_kind = 'registered'
        group by hospital_code, local_id
      ) as lookup on lookup.hospital_code = own.hospital_code and lookup.local_id = own.local_id`,
    };
  return { place: sql`cast(null as varchar)`, joins: sql`` };
}

function acceptedOf(source: string): Sql {
  return id(`${schemaOf(`intake/${source}`)}.accepted`);
}

/** Splink's clusters in the form of our links; a cluster is a person. */
function linksOfClusters(clusters: Sql, sources: readonly DeliveredSource[]): Sql {
  const spine = sources.find(({ contract }) => contract.spine)?.contract.id ?? '';
  const [source, row] = [sql`split_part(id, '|', 1)`, sql`split_part(id, '|', 2)`];
  return sql`
    select
      cast(dense_rank() over (order by cluster_id) as bigint) as person_id,
      ${source} as source,
      cast(${row} as bigint) as row_id,
      case when ${source} = ${literal(spine)} then 'spine' else 'cluster' end as tier
    from ${clusters}`;
}
