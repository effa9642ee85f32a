import { beginRow, breakRow, FIELD_END, makeRoom, NEWLINE, type RowTarget } from '../../records/index.ts';
import { type Archive, openArchive } from '../archive.ts';
import { type FileInHand, isRefusal, type OpenTable, type Refusal, reasonOf } from '../open-table.ts';
import { readSheetRows, type SheetRow } from './sheet-rows.ts';
import { findFirstSheet } from './workbook-parts.ts';
import { scanXml } from './xml-scan.ts';

const ENDS = String.fromCharCode(FIELD_END);

/** Opens the first sheet of a workbook; refuses when it is damaged, bursts or has no rows. Its rows are never all in memory. */
export async function openWorkbook(file: FileInHand): Promise<OpenTable | Refusal> {
  try {
    const archive = await openArchive(file.fd, file.bytes);
    if (isRefusal(archive)) return archive;
    const rows = rowsOf(archive);
    const first: SheetRow[] = [];
    while (first.length < 2) {
      const { done, value } = await rows.next();
      if (done) return { code: 'FILE_EMPTY', params: {} };
      first.push(...value);
    }
    const [header = { number: 0, cells: [] }, ...data] = first;
    const names = Array.from(header.cells, (name) => name ?? '');
    const table = { width: names.length, headerNumber: header.number };
    return { names, copyRows: (target) => copyRows(followedBy(data, rows), table, target) };
  } catch (thrown) {
    return { code: 'XLSX_DAMAGED', params: { reason: reasonOf(thrown) } };
  }
}

/** The rows of the first sheet, as many at a time as came out of a portion of its bytes. */
async function* rowsOf(archive: Archive): AsyncGenerator<SheetRow[]> {
  const { workbook, sheet } = await findFirstSheet(archive);
  const found: SheetRow[] = [];
  const scan = scanXml(readSheetRows(workbook, found));
  for await (const chunk of await archive.open(sheet)) {
    scan(chunk);
    yield found.splice(0);
  }
}

async function* followedBy<Item>(first: Item, rest: AsyncIterable<Item>): AsyncGenerator<Item> {
  yield first;
  yield* rest;
}

async function* copyRows(
  portions: AsyncIterable<readonly SheetRow[]>,
  { width, headerNumber }: Readonly<{ width: number; headerNumber: number }>,
  target: RowTarget,
): AsyncGenerator<void, Refusal | undefined> {
  try {
    for await (const rows of portions) {
      for (const { number, cells, isTooLong } of rows) {
        if (number - headerNumber <= target.rowNo) throw new Error('its rows are not in order');
        target.rowNo = number - headerNumber;
        if (isTooLong) breakRow(target, 'ROW_TOO_LONG', '');
        else copyCells(cells, width, target);
      }
      yield;
    }
    return undefined;
  } catch (thrown) {
    return { code: 'XLSX_DAMAGED', params: { reason: reasonOf(thrown) } };
  }
}

function copyCells(cells: readonly (string | undefined)[], width: number, target: RowTarget): void {
  const fields = Array.from({ length: width }, (_, place) => cells[place] ?? '');
  if (fields.every((field) => field === '')) return;
  const line = fields.join(ENDS);
  makeRoom(target, Buffer.byteLength(line) + 2);
  beginRow(target);
  target.at += target.bytes.write(line, target.at);
  target.bytes[target.at++] = NEWLINE;
  target.rows += 1;
}
