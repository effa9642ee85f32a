import { mkdir, rm } from 'node:fs/promises';
import { join as joinPath } from 'node:path';
import { type Problem, type ProblemCode, problem } from '../../base/errors/index.ts';
import { type BuiltVersion, type Lake, render, sql, type Workspace } from '../../base/lake/index.ts';
import type { DatasetVersion, IsoDate } from '../../base/model/index.ts';
import type { Environment } from '../../base/settings/index.ts';
import type { DeliveredFile, SetAside } from './arrivals/index.ts';
import { type CastInTurn, castPieces, type RowCount } from './cast-pieces.ts';
import { type CastPlan, planCasts } from './cast-rows.ts';
import type { CodeList } from './code-list.ts';
import type { SourceContract } from './contract.ts';
import type { Holds } from './erased/index.ts';
import { findProblem, readPieces } from './pieces/index.ts';
import type { ReaderKit } from './reader/index.ts';
import type { IntakeSettings } from './settings.ts';
import { acceptedRows, duplicateRows, rejectedRows, repairedRows } from './steps.ts';

/** What taking in one source needs: its files, and all that decides how they are read. */
export type SourceOrder = Readonly<{
  contract: SourceContract;
  files: readonly DeliveredFile[];
  /** All contracts, to tell when a file belongs to another. */
  contracts: readonly SourceContract[];
  codeLists: readonly CodeList[];
  settings: IntakeSettings;
  /** The version of `places` that place codes are compared with. */
  places: DatasetVersion;
  environment: Environment;
  /** Gets ready what processes that read are started with; asked for only when a file has to be read. */
  readers: () => Promise<ReaderKit>;
  castInTurn: CastInTurn;
  /** Whose rows are not taken in, because they were erased. */
  holds?: Holds | undefined;
  /** About how much text is cast at once; by default as much as keeps memory small. */
  pieceBytes?: number | undefined;
}>;

/** What became of a source: its version, unless none of its files could be read, and the files that could not. */
export type SourceOutcome = Readonly<{
  source: string;
  built: BuiltVersion | null;
  refused: readonly SetAside[];
}>;

/** How files are read is part of what names a version; changes whenever the same bytes would give other rows. */
const READER = 'rows 2';

/** Takes in one source: all its readable files become one version of `intake/<source>`, made only if it is not there yet. */
export async function intakeSource(
  lake: Lake,
  order: SourceOrder,
  options?: Readonly<{ again?: boolean }>,
): Promise<SourceOutcome> {
  const { files, refused } = sortFiles(order);
  const outcome = await makeVersion(lake, { ...order, files }, options);
  return { ...outcome, refused: [...refused, ...outcome.refused] };
}

/**
 * The version of these files. One over which its reader came to grief may be read another time, so the version is then named by the others
 * alone: the next run asks for all of them again, and what comes of that has another name, by which all that follows is made anew.
 */
async function makeVersion(
  lake: Lake,
  order: SourceOrder,
  options: Readonly<{ again?: boolean }> | undefined,
): Promise<SourceOutcome> {
  const { contract, files } = order;
  const source = contract.id;
  const oldest = files
    .map(({ asOf }) => asOf)
    .reduce<IsoDate | undefined>((a, b) => (a && a < b ? a : b), undefined);
  if (oldest === undefined) return { source, built: null, refused: [] };
  const plan = planCasts({ ...order, refusesSynthetic: order.environment === 'production' });
  const readsPlaces = contract.columns.some(({ read }) => read === 'place-code');
  const erased = order.holds?.marks.get(source);
  const identity = {
    dataset: `intake/${source}`,
    parents: readsPlaces ? [order.places] : [],
    fingerprint: [
      READER,
      order.settings.blank,
      ...fingerprintOf(plan, contract, files),
      ...(erased === undefined ? [] : [['erased', erased]]),
    ],
    sources: [{ source, asOf: oldest }],
  };
  const unreadable: SetAside[] = [];
  try {
    const build = (workspace: Workspace) => fillVersion({ order, plan, readsPlaces, workspace, unreadable });
    const built = await lake.build(identity, build, options);
    return { source, built, refused: refusedIn(built.version, source) };
  } catch (thrown) {
    if (!unreadable.some((one) => one.problem === thrown)) throw thrown;
    const troubled = unreadable.filter(hadTrouble);
    if (troubled.length === 0) return { source, built: null, refused: unreadable };
    const rest = files.filter(({ name }) => !troubled.some(({ file }) => file === name));
    const outcome = await makeVersion(lake, { ...order, files: rest }, options);
    return { ...outcome, refused: [...troubled, ...outcome.refused] };
  }
}

/** Whether a file was left out for what may not happen again: its reader crashed, or ran out of time or memory. */
function hadTrouble({ problem: { code } }: SetAside): boolean {
  return code.startsWith('FILE_READ_');
}

/** Sets aside the files of which it is known beforehand that they cannot be read. */
function sortFiles(order: SourceOrder): { files: DeliveredFile[]; refused: SetAside[] } {
  const files: DeliveredFile[] = [];
  const refused: SetAside[] = [];
  for (const file of order.files) {
    const found = findProblem(order, file);
    if (found) refused.push({ source: order.contract.id, file: file.name, problem: found });
    else files.push(file);
  }
  return { files, refused };
}

function fingerprintOf(plan: CastPlan, contract: SourceContract, files: readonly DeliveredFile[]): unknown[] {
  const statements = [
    plan.select(sql`piece_row`),
    duplicateRows(contract),
    acceptedRows(plan, contract),
    rejectedRows(contract),
    repairedRows(plan, contract),
  ];
  const delivered = files.map(({ name, asOf, facts }) => [name, asOf, facts.sha256]);
  return [contract, statements.map((statement) => render(statement)), delivered];
}

type Filling = Readonly<{
  order: SourceOrder;
  plan: CastPlan;
  readsPlaces: boolean;
  workspace: Workspace;
  /** Filled with the files that turn out unreadable. */
  unreadable: SetAside[];
}>;

async function fillVersion(filling: Filling): Promise<Record<string, unknown>> {
  const { order, plan, readsPlaces, workspace, unreadable } = filling;
  const { contract, contracts, files, pieceBytes } = order;
  const folder = joinPath(workspace.folder, 'text');
  await mkdir(folder);
  try {
    const kit = await order.readers();
    const reading = readPieces({ kit, contract, contracts, files, folder, pieceBytes });
    const counts = await castPieces(
      { ...order, workspace, plan, readsPlaces, blank: order.settings.blank },
      reading.pieces,
    );
    unreadable.push(...reading.refused);
    const stops = unreadable.length === files.length ? unreadable[0] : unreadable.find(hadTrouble);
    if (stops) throw stops.problem;
    checkTotals(contract, reading.rowsIn, counts);
    await writeFileTable(workspace, files, { rowsIn: reading.rowsIn, counts });
    const erased = order.holds?.marks.get(contract.id);
    return { ...notesOf(reading.rowsIn, counts, unreadable), ...(erased === undefined ? {} : { erased }) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Rows in = accepted + rejected, for each file; anything else is a fault of ours and is not published. */
function checkTotals(
  contract: SourceContract,
  rowsIn: ReadonlyMap<number, number>,
  counts: readonly RowCount[],
): void {
  for (const [fileNo, rows] of rowsIn) {
    const found = rowsOf(counts, 'accepted', fileNo) + rowsOf(counts, 'rejected', fileNo);
    if (found === rows) continue;
    const reason = `file ${fileNo} has ${rows} rows, of which ${found} were accepted or rejected`;
    throw problem('UNEXPECTED', { where: `intake/${contract.id}`, reason });
  }
}

function rowsOf(counts: readonly RowCount[], table: RowCount['table'], fileNo?: number): number {
  return counts
    .filter((count) => count.table === table && (fileNo === undefined || count.fileNo === fileNo))
    .reduce((sum, { rows }) => sum + rows, 0);
}

type Totals = Readonly<{ rowsIn: ReadonlyMap<number, number>; counts: readonly RowCount[] }>;

async function writeFileTable(
  workspace: Workspace,
  files: readonly DeliveredFile[],
  totals: Totals,
): Promise<void> {
  const rows = files.map(({ name, facts, asOf }, index) => {
    const fileNo = index + 1;
    const accepted = rowsOf(totals.counts, 'accepted', fileNo);
    const rejected = rowsOf(totals.counts, 'rejected', fileNo);
    return [
      fileNo,
      name,
      facts.sha256,
      facts.bytes,
      asOf,
      totals.rowsIn.get(fileNo) ?? null,
      accepted,
      rejected,
    ] as const;
  });
  const { engine } = workspace;
  await engine.run(sql`
    create or replace temp table file_row (
      file_no integer, name varchar, sha256 varchar, bytes bigint, as_of date,
      rows_in integer, rows_accepted integer, rows_rejected integer
    )`);
  await engine.append('file_row', rows);
  await workspace.writeTable('files', sql`select * from file_row where rows_in is not null order by file_no`);
}

function notesOf(
  rowsIn: ReadonlyMap<number, number>,
  counts: readonly RowCount[],
  unreadable: readonly SetAside[],
) {
  const byCode = (table: RowCount['table']) => {
    const sums: Record<string, number> = {};
    for (const count of counts) {
      if (count.table === table) sums[count.code] = (sums[count.code] ?? 0) + count.rows;
    }
    return sums;
  };
  return {
    rowsIn: [...rowsIn.values()].reduce((sum, rows) => sum + rows, 0),
    rowsAccepted: rowsOf(counts, 'accepted'),
    rowsRejected: rowsOf(counts, 'rejected'),
    byCode: byCode('rejected'),
    repairedByCode: byCode('repaired'),
    refusedFiles: unreadable.map(({ file, problem: { code, params } }) => ({ file, code, params })),
  };
}

/** Files that a version, made now or long ago, could not read. */
function refusedIn(version: DatasetVersion, source: string): SetAside[] {
  const kept = version.notes['refusedFiles'] as {
    file: string;
    code: ProblemCode;
    params: Problem['params'];
  }[];
  return kept.map(({ file, code, params }) => ({ source, file, problem: problem(code, params) }));
}
