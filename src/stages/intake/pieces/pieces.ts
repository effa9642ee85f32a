import { Problem, problem } from '../../../base/errors/index.ts';
import type { DeliveredFile, SetAside } from '../arrivals/index.ts';
import type { SourceContract } from '../contract.ts';
import { namesInLine, problemOfText } from '../formats/index.ts';
import { type ReaderKit, type ReadRefusal, readTables, type TableEvent } from '../reader/index.ts';
import { openShelf, type Piece, type Shelf } from './shelf.ts';
import { layoutOf } from './table-header.ts';

/** A source's files in order; a file's number is its place in the list, from 1. */
export type ReadingOrder = Readonly<{
  contract: SourceContract;
  contracts: readonly SourceContract[];
  files: readonly DeliveredFile[];
  /** What processes that read are started with. */
  kit: ReaderKit;
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

/** Bounds the memory that casting a piece takes. */
const PIECE_BYTES = 33_554_432;
/** Codes of what is wrong with the text inside a zip, not with the zip. */
const ABOUT_TEXT: ReadonlySet<string> = new Set(['FILE_EMPTY', 'FILE_ENCODING', 'LINE_TOO_LONG']);

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
  const shelf = openShelf(order.folder, order.pieceBytes ?? PIECE_BYTES);
  const spoilt = new Set<number>();
  try {
    for await (const event of tablesOf(order)) {
      const file = order.files[event.fileNo - 1];
      if (!file || spoilt.has(event.fileNo)) continue;
      const heard = await hear(order, shelf, { event, file });
      if (heard instanceof Problem) {
        spoilt.add(event.fileNo);
        refused.push({ source: order.contract.id, file: file.name, problem: heard });
      } else yield* heard;
      if (event.kind === 'end' && !spoilt.has(event.fileNo)) rowsIn.set(event.fileNo, event.rows);
    }
    yield* await shelf.finish();
  } finally {
    await shelf.close();
  }
}

function tablesOf({ kit, contract, files }: ReadingOrder): AsyncGenerator<TableEvent> {
  const { format, member, delimiter, encoding, quoted } = contract.file;
  return readTables({
    kit,
    form: { format, member, delimiter, encoding, quoted },
    files: files.map(({ path, facts }, index) => ({
      fileNo: index + 1,
      path,
      bytes: facts.bytes,
      text: facts.text,
    })),
  });
}

type Heard = Readonly<{ event: TableEvent; file: DeliveredFile }>;

/** Puts what is heard on the shelf; gives pieces that are full, or why the file is refused, of which then nothing is left. */
async function hear(order: ReadingOrder, shelf: Shelf, { event, file }: Heard): Promise<Piece[] | Problem> {
  switch (event.kind) {
    case 'header': {
      const layout = layoutOf({ ...order, file: file.name, names: event.names });
      return layout instanceof Problem ? layout : shelf.begin({ layout, asOf: file.asOf });
    }
    case 'rows':
    case 'broken':
      await shelf.put(event.kind, event.bytes);
      if (event.isLast) shelf.turn();
      return [];
    case 'end':
      return shelf.end();
    case 'refused':
      if (event.refusal.code === 'FILE_CHANGED') throw problem('FILE_CHANGED', { file: file.name });
      await shelf.undo();
      return problemOf(order, file, event.refusal);
  }
}

function problemOf(
  { contract }: Pick<ReadingOrder, 'contract'>,
  file: DeliveredFile,
  refusal: ReadRefusal,
): Problem {
  const { format, member } = contract.file;
  const isInside = format === 'zip' && ABOUT_TEXT.has(refusal.code);
  const name = isInside ? `${file.name}/${member}` : file.name;
  return problem(refusal.code, { ...refusal.params, file: name, source: contract.id });
}

/** What is known to be wrong with a file before any of it is read again; zips and workbooks tell it only when opened. */
export function findProblem(
  order: Pick<ReadingOrder, 'contract' | 'contracts'>,
  file: DeliveredFile,
): Problem | undefined {
  const { contract } = order;
  if (contract.file.format !== 'delimited') return undefined;
  const { text } = file.facts;
  const refusal = problemOfText({ text, encoding: contract.file.encoding, mayHaveNoRows: false });
  if (refusal) return problemOf(order, file, refusal);
  const names = namesInLine(text?.head ?? '', contract.file);
  const layout = layoutOf({ ...order, file: file.name, names });
  return layout instanceof Problem ? layout : undefined;
}
