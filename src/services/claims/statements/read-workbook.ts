import readExcelFile from 'read-excel-file/node';
import { fromBuffer, type ZipFile } from 'yauzl';
import { problem } from '../../../base/errors/index.ts';

/** A statement of a large hospital has a few megabytes. */
const MOST_BYTES = 300_000_000;
const MOST_CELLS = 20_000_000;

/** The sheets of a workbook as texts. One that bursts or is none is refused before it is opened. Throws STATEMENT_UNREADABLE. */
export async function readWorkbook({ name, bytes }: Readonly<{ name: string; bytes: Buffer }>) {
  const refuse = (where: string, reason: string, cause?: unknown) =>
    problem('STATEMENT_UNREADABLE', { file: name, where, reason }, cause);
  const size = await unpackedBytes(bytes).catch((cause: unknown) => {
    throw refuse('the file', 'it is no workbook (.xlsx)', cause);
  });
  if (size > MOST_BYTES) throw refuse('the file', 'it is far larger inside than a statement can be');
  const sheets = await readExcelFile(bytes).catch((cause: unknown) => {
    throw refuse('the file', 'it is damaged', cause);
  });
  const cells = sheets.reduce((sum, { data }) => sum + data.length * (data[0]?.length ?? 0), 0);
  if (cells > MOST_CELLS) throw refuse('the file', 'it has more cells than a statement can have');
  return sheets.map(({ data }) => data.map((row) => row.map(textOf)));
}

const DECIMALS = 2;

function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number')
    return Number.isInteger(cell) ? String(cell) : (Math.round(cell * 100) / 100).toFixed(DECIMALS);
  return cell instanceof Date ? cell.toISOString() : String(cell);
}

/** How large a zip is when it is unpacked, by unpacking it and keeping nothing: what it says of itself may be untrue. */
async function unpackedBytes(bytes: Buffer): Promise<number> {
  const zip = await new Promise<ZipFile>((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true }, (cause, opened) => (cause ? reject(cause) : resolve(opened)));
  });
  return await new Promise((resolve, reject) => {
    let total = 0;
    zip.on('error', reject).on('end', () => resolve(total));
    zip.on('entry', (entry) => {
      zip.openReadStream(entry, (cause, stream) => {
        if (cause) return reject(cause);
        stream.on('data', (part: Buffer) => {
          total += part.length;
          if (total <= MOST_BYTES) return;
          stream.destroy();
          resolve(total);
        });
        stream.on('error', reject).on('end', () => zip.readEntry());
      });
    });
    zip.readEntry();
  });
}
