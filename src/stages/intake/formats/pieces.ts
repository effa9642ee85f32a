import { type FileHandle, open } from 'node:fs/promises';
import { join as joinPath } from 'node:path';
import { Problem } from '../../../base/errors/index.ts';
import type { IsoDate } from '../../../base/model/index.ts';
import type { DeliveredFile, SetAside } from '../arrivals/index.ts';
import type { SourceContract } from '../contract.ts';
import { type BrokenRow, FIELD_END, newRowTarget, type RowTarget } from '../records/index.ts';
import { openDelimitedText } from './delimited-text.ts';
import type { OpenTable } from './open-table.ts';
import { type Layout, layoutOf } from './table-header.ts';
import { openWorkbook } from './workbook.ts';
import { openZipMember } from './zip-member.ts';

/** Rows of one layout and one date as clean text on disk, and those that could not be cut. */
export type Piece = Readonly<{
  path: string;
  asOf: IsoDate;
  delimiter: string;
  layout: Layout;
  broken: readonly BrokenRow[];
}>;

/** A source's files in order; a file's number is its place in the list, from 1. */
export type ReadingOrder = Readonly<{
  contract: SourceContract;
  contracts: readonly SourceContract[];
  files: readonly DeliveredFile[];
  /** For what is written on the way; whoever reads the pieces deletes them. */
  folder: string;
  /** About how much text a piece has; by default as much as keeps memory small. */
  pieceBytes?: number | undefined;
}>;

/** Pieces to come, and what is known after the last one: rows of each file, and files that could not be read. */
export type Reading = Readonly<{
  pieces: AsyncGenerator<Piece>;
  rowsIn: ReadonlyMap<number, number>;
  refused: readonly SetAside[];
}>;

/** Bounds the memory that casting a piece takes, and the disk that text takes on its way. */
const PIECE_BYTES = 67_108_864;
/** About what a broken row takes while it is remembered. */
const BROKEN_BYTES = 300;

/** Reads files of any format, of which there may be thousands or one of many gigabytes, as pieces of like size. */
export function readPieces(order: ReadingOrder): Reading {
  const rowsIn = new Map<number, number>();
  const refused: SetAside[] = [];
  return { pieces: piecesOf(order, rowsIn, refused), rowsIn, refused };
}

async function* piecesOf(
  order: ReadingOrder,
  rowsIn: Map<number, number>,
  refused: SetAside[],
): AsyncGenerator<Piece> {
  const shelf = openShelf(order.folder);
  const target = newRowTarget();
  try {
    for (const [index, file] of order.files.entries()) {
      const opened = await openFile(order, file);
      if (opened instanceof Problem) {
        refused.push({ source: order.contract.id, file: file.name, problem: opened });
        continue;
      }
      Object.assign(target, { fileNo: index + 1, rowNo: 0, rows: 0 });
      yield* shelveRows(order, shelf, { ...opened, asOf: file.asOf, target });
      rowsIn.set(index + 1, target.rows);
    }
    yield* shelf.finish(target);
  } finally {
    await shelf.drop();
  }
}

type Opened = Readonly<{ table: OpenTable; layout: Layout; asOf: IsoDate; target: RowTarget }>;

/** Puts the rows of one file on the shelf and gives a piece whenever there is enough for one. */
async function* shelveRows(
  order: ReadingOrder,
  shelf: Shelf,
  { table, target, ...kind }: Opened,
): AsyncGenerator<Piece> {
  const enough = order.pieceBytes ?? PIECE_BYTES;
  try {
    if (shelf.differs(kind)) yield* shelf.finish(target);
    for await (const _portion of table.copyRows(target)) {
      await shelf.put(target, kind);
      if (shelf.bytes() + target.broken.length * BROKEN_BYTES >= enough) yield* shelf.finish(target);
    }
  } finally {
    await table.close();
  }
}

/** What is known to be wrong with a file before any of it is read again; zips and workbooks tell it only when opened. */
export async function findProblem(
  order: Omit<ReadingOrder, 'folder'>,
  file: DeliveredFile,
): Promise<Problem | undefined> {
  if (order.contract.file.format !== 'delimited') return undefined;
  const opened = await openFile({ ...order, folder: '' }, file);
  return opened instanceof Problem ? opened : undefined;
}

/** Opens a file by its format and finds its columns. */
async function openFile(
  order: ReadingOrder,
  file: DeliveredFile,
): Promise<{ table: OpenTable; layout: Layout } | Problem> {
  try {
    const table = await openTable(order, file);
    const { contract, contracts } = order;
    const layout = layoutOf({ file: file.name, names: table.names, contract, contracts });
    if (!(layout instanceof Problem)) return { table, layout };
    await table.close();
    return layout;
  } catch (thrown) {
    if (thrown instanceof Problem) return thrown;
    throw thrown;
  }
}

async function openTable({ contract, folder }: ReadingOrder, file: DeliveredFile): Promise<OpenTable> {
  switch (contract.file.format) {
    case 'delimited':
      return openDelimitedText({ ...file, contract, mayHaveNoRows: false });
    case 'zip':
      return openZipMember({ file, contract, folder });
    case 'xlsx':
      return openWorkbook(file, contract);
  }
}

type Kind = Readonly<{ layout: Layout; asOf: IsoDate }>;

type Shelf = Readonly<{
  bytes: () => number;
  differs: (kind: Kind) => boolean;
  put: (target: RowTarget, kind: Kind) => Promise<void>;
  /** Gives the piece that was being written, if any. */
  finish: (target: RowTarget) => AsyncGenerator<Piece>;
  /** Leaves an unfinished piece as it is. */
  drop: () => Promise<void>;
}>;

function openShelf(folder: string): Shelf {
  let number = 0;
  let current: { handle: FileHandle; path: string; kind: Kind; bytes: number } | undefined;
  return {
    bytes: () => current?.bytes ?? 0,
    differs: (kind) => current !== undefined && JSON.stringify(current.kind) !== JSON.stringify(kind),
    put: async (target, kind) => {
      if (!current) {
        const path = joinPath(folder, `piece-${++number}.txt`);
        current = { handle: await open(path, 'w'), path, kind, bytes: 0 };
      }
      await current.handle.appendFile(target.bytes.subarray(0, target.at));
      current.bytes += target.at;
      target.at = 0;
    },
    finish: async function* (target) {
      if (!current) return;
      const { handle, path, kind } = current;
      current = undefined;
      await handle.close();
      yield { ...kind, path, delimiter: String.fromCharCode(FIELD_END), broken: target.broken.splice(0) };
    },
    drop: async () => current?.handle.close(),
  };
}
