import { existsSync, mkdirSync, readdirSync, renameSync, symlinkSync } from 'node:fs';
import { join as joinPath, relative, resolve } from 'node:path';
import {
  buildStage,
  dialect,
  id,
  join,
  type Lake,
  literal,
  type Sql,
  schemaOf,
  servedByKey,
  sql,
  type Workspace,
} from '../../src/base/lake/index.ts';
import type { DatasetVersion, IsoDate, VersionTable } from '../../src/base/model/index.ts';
import { type House, openHouse } from '../../src/faces/cli/wiring.ts';
import { areaContent } from '../../src/pipeline.ts';
import { planAreas } from '../../src/stages/areas/index.ts';
import { planSearch } from '../../src/stages/search/index.ts';
import { chipao, homeOf, registersOf } from '../chipao.ts';
import {
  acceptedCopies,
  type CopiedTable,
  copiesWithin,
  rowsToCopy,
  SUBDISTRICT_SIZES,
  stretches,
  summedPatterns,
} from './copied-table.ts';

const BUILT_WITH = { CHIPAO_MEMORY_MB: '8000' };
/** So many rows are sorted at a time. */
const ROWS_AT_A_TIME = 1_500_000;

const BY_PERSON = { by: 'person_id', order: ['person_id'] } as const;

/** What pages read and what areas and the search are made from. */
const COPIED: Readonly<Record<string, readonly CopiedTable[]>> = {
  linkage: [
    { table: 'links', by: 'person_id', order: ['person_id', 'source', 'row_id'] },
    { table: 'person_aliases', ...BY_PERSON },
  ],
  households: [
    { table: 'members', by: 'person_id', order: ['person_id', 'household_id'] },
    { table: 'members_by_household', by: 'household_id', order: ['household_id', 'person_id'] },
  ],
  profiles: [
    { table: 'profiles', ...BY_PERSON, inFiles: true },
    {
      table: 'contradictions',
      by: 'person_id',
      order: ['person_id', 'fact', 'source', 'value'],
      rowGroupRows: 20_000,
    },
    { table: 'refused', by: 'person_id', order: ['person_id', 'source'], rowGroupRows: 20_000 },
  ],
  entitlements: [{ table: 'decisions', ...BY_PERSON }],
  needs: [{ table: 'needs', ...BY_PERSON }],
  poverty: [
    { table: 'people', ...BY_PERSON },
    { table: 'households', by: 'household_id', order: ['household_id'] },
  ],
  gaps: [{ table: 'gaps', by: 'person_id', order: ['person_id', 'programme', 'kind'], rowGroupRows: 20_000 }],
};

/** What a result must say of people who are copies. */
export const WHAT_IS_COPIED = {
  copied:
    'rows of links, members, profiles, contradictions, refused, decisions, needs, poverty and gaps, and of accepted rows the key and the birth date; other tables are those of the one country, or left out',
  differs:
    'ids of people, households and rows, citizen numbers (without their check digit), house codes, family names; each copy lives in another village of its subdistrict',
  same: 'given names, birth dates, facts, subdistricts, who is in a household with whom',
  made: 'figures, lists, cards and everything for searches, by the stages areas and search themselves; the others are written with the layout of their stage',
};

/** A home that holds the people of a built home many times over, as other people of the same areas; made once and kept. */
export async function copiedHome(people: number, copies: number): Promise<string> {
  const home = homeOf(`copied-${people}-${copies}`, { keep: true });
  if (existsSync(home)) return home;
  const source = homeOf(`journey-${people}`, { keep: true });
  if (!existsSync(joinPath(source, 'lake', 'areas')))
    chipao(['run', '--input', registersOf(people), '--home', source]);
  const draft = `${home}.draft`;
  const published = await publishedIn(source);
  showLake(source, draft);
  const house = await openHouse({ home: draft }, { ...process.env, ...BUILT_WITH });
  try {
    await publishCopies(house, { ...published, copies });
  } finally {
    await house.close();
  }
  renameSync(draft, home);
  return home;
}

type Published = Readonly<{ versions: readonly DatasetVersion[]; asOf: IsoDate }>;

async function publishedIn(home: string): Promise<Published> {
  const house = await openHouse({ home });
  try {
    const run = await house.ledger.runs.latestSucceeded();
    if (!run?.asOf) throw new RangeError(`nothing is published in ${home}`);
    return { versions: await house.ledger.versions.allCurrent(), asOf: run.asOf };
  } finally {
    await house.close();
  }
}

/** The versions of one home, seen from another. */
function showLake(source: string, draft: string): void {
  mkdirSync(joinPath(draft, 'lake'), { recursive: true });
  for (const dataset of readdirSync(joinPath(source, 'lake'), { recursive: true, withFileTypes: true })) {
    if (!existsSync(joinPath(dataset.parentPath, dataset.name, 'manifest.json'))) continue;
    const below = joinPath(draft, 'lake', relative(joinPath(source, 'lake'), dataset.parentPath));
    mkdirSync(below, { recursive: true });
    const target = joinPath(below, dataset.name);
    if (!existsSync(target)) symlinkSync(resolve(dataset.parentPath, dataset.name), target);
  }
}

type Order = Published & Readonly<{ copies: number }>;

/** Copies what stages before have made, and lets the stages areas and search work on it as they always do. */
async function publishCopies({ lake, ledger, country, keys }: House, order: Order): Promise<void> {
  const { versions, asOf } = order;
  const made = new Map<string, DatasetVersion>();
  for (const version of versions) made.set(version.dataset, await copyVersion(lake, version, order));
  const of = (dataset: string) => {
    const found = made.get(dataset);
    if (!found) throw new RangeError(`${dataset} is not published`);
    return found;
  };
  const judged = { profiles: of('profiles'), entitlements: of('entitlements'), poverty: of('poverty') };
  const { version: areas } = await buildStage(
    lake,
    planAreas({
      ...judged,
      ...areaContent(country),
      programmes: country.programmes,
      asOf,
      places: of('places'),
      needs: of('needs'),
      gaps: of('gaps'),
      secret: keys.recordKeySecret(),
    }),
  );
  const { version: search } = await buildStage(
    lake,
    planSearch({ profiles: of('profiles'), areas, fold: country.linkage.fold }),
  );
  made.set('areas', areas).set('search', search);
  const run = await ledger.runs.start({ inputDir: 'copies' });
  await ledger.runs.succeed(run.id, { asOf, versions: [...made.values()], summary: {} });
}

/** A version with all copies of its people; as it is where nothing of it is read by pages, or it tells of no people. */
async function copyVersion(lake: Lake, version: DatasetVersion, order: Order): Promise<DatasetVersion> {
  const { dataset } = version;
  const places = order.versions.find((one) => one.dataset === 'places');
  const tables = COPIED[dataset];
  const isBorn = columnsOf(version, 'accepted').some(({ name }) => name === 'birth_date');
  if (!places || (!tables && !isBorn)) return version;
  const identity = {
    dataset,
    parents: [version, places],
    fingerprint: ['copies-1', order.copies, tables ?? []],
  };
  const { version: copied } = await lake.build(identity, async (workspace) => {
    const work: Copying = { workspace, lake, version, copies: order.copies };
    if (!tables) await copyAccepted(work);
    await workspace.engine.run(dialect.createTable(sql`subdistrict_sizes`, SUBDISTRICT_SIZES));
    for (const table of tables ?? []) await copyTable(work, table);
    if (dataset === 'poverty') await copyPatterns(work);
    return {};
  });
  return copied;
}

type Copying = Readonly<{ workspace: Workspace; lake: Lake; version: DatasetVersion; copies: number }>;

async function copyAccepted(work: Copying): Promise<void> {
  const { rowGroupRows } = await layoutOf(work, 'accepted');
  await work.workspace.writeTable('accepted', acceptedCopies(seen(work.version, 'accepted'), work.copies), {
    rowGroupRows,
  });
}

async function copyPatterns({ workspace, version, copies }: Copying): Promise<void> {
  await keepRows(workspace, version, 'patterns');
  await workspace.writeTable('patterns', summedPatterns(copies));
}

/** Written as its stage writes it: groups of as many rows, and one file or many. */
async function copyTable(work: Copying, copied: CopiedTable): Promise<void> {
  const { workspace, version, copies } = work;
  const { table, inFiles } = copied;
  const { rows, rowsAFile, ...told } = await layoutOf(work, table);
  const rowGroupRows = Math.max(told.rowGroupRows, copied.rowGroupRows ?? 0);
  const columns = columnsOf(version, table);
  await keepRows(workspace, version, table);
  const parts = Math.max(1, Math.ceil((rows * copies) / (inFiles ? rowsAFile : ROWS_AT_A_TIME)));
  const ordered = `${table}_in_order`;
  for (const stretch of stretches(parts)) {
    const select = copiesWithin(copied, stretch, { columns, copies });
    if (inFiles) await workspace.writePart(table, select, { rowGroupRows });
    else await workspace.writeAside(ordered, select);
  }
  if (!inFiles)
    await workspace.writeTable(table, sql`select * from ${id(ordered)}`, servedByKey(rowGroupRows));
}

async function keepRows(workspace: Workspace, version: DatasetVersion, table: string): Promise<void> {
  const rows = rowsToCopy(seen(version, table), columnsOf(version, table));
  await workspace.engine.run(dialect.createTable(sql`rows_to_copy`, rows));
}

function seen({ dataset }: DatasetVersion, table: string): Sql {
  return id(`${schemaOf(dataset)}.${table}`);
}

function columnsOf({ tables }: DatasetVersion, table: string): VersionTable['columns'] {
  return tables.find(({ name }) => name === table)?.columns ?? [];
}

type WrittenAs = Readonly<{ rows: number; rowGroupRows: number; rowsAFile: number }>;

/** How a table lies, as its files tell. */
async function layoutOf({ workspace, lake, version }: Copying, table: string): Promise<WrittenAs> {
  const folder = lake.folderOf(version.id);
  const files = readdirSync(folder).filter((name) => isFileOf(name, table));
  const paths = join(files.map((name) => literal(joinPath(folder, name))));
  const [told] = await workspace.engine.rows(sql`
    select
      (select max(row_group_num_rows) from parquet_metadata([${paths}])) as a_group,
      max(num_rows) as a_file,
      sum(num_rows) as rows
    from parquet_file_metadata([${paths}])`);
  const number = (name: string) => Math.max(1, Number(told?.[name] ?? 0));
  return { rows: number('rows'), rowGroupRows: number('a_group'), rowsAFile: number('a_file') };
}

function isFileOf(name: string, table: string): boolean {
  return name.replace(/(-\d+)?\.parquet$/, '') === table;
}
