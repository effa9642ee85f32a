import { problem } from '../../base/errors/index.ts';
import type { SourceContract } from '../../stages/intake/index.ts';
import { columnGuard } from './column-guard.ts';
import { isTexts, type RegisterCell, type RegisterWriter } from './register-row.ts';
import { openSpool } from './spool.ts';
import { DATE_STYLE, FIXED_PARTS, SHEET, STRINGS } from './spreadsheet-parts.ts';
import { packZip } from './zip-file.ts';

const DAY_MS = 86_400_000;
/** Day 0 of a spreadsheet as days before 1970, counting the 29 February 1900 that spreadsheets believe in. */
const SPREADSHEET_EPOCH_DAYS = 25_569;
const SHEET_ROWS = 1_048_576;

/** Cells of one sheet, as text of its XML. */
type Cells = Readonly<{ cell: (reference: string, cell: RegisterCell) => string }>;

/**
 * Writes a workbook of one sheet row by row: text goes into the shared strings as office programs do it (so long digits
 * stay text), numbers and dates are numbers. Only the distinct texts are held in memory.
 */
export function openSpreadsheetWriter(
  order: Readonly<{ contract: SourceContract; path: string }>,
): RegisterWriter {
  const names = order.contract.columns.map((column) => column.name);
  const letters = names.map((_, index) => columnLetters(index));
  const paths = { sheet: `${order.path}.sheet.part`, strings: `${order.path}.strings.part` };
  const sheet = openSpool(paths.sheet, 'utf-8');
  const strings = openSpool(paths.strings, 'utf-8');
  const guard = columnGuard(order.contract);
  const { cell } = openCells(strings.add);
  let rows = 0;
  const addRow = (cells: (row: number) => string): number => {
    if (rows === SHEET_ROWS) throw tooManyRows(order.contract.id);
    rows += 1;
    sheet.add(`<row r="${rows}">${cells(rows)}</row>`);
    return rows - 1;
  };
  strings.add(STRINGS.start);
  sheet.add(SHEET.start);
  addRow((row) => names.map((name, index) => cell(`${letters[index]}${row}`, name)).join(''));
  return {
    write: (values) => {
      guard(values);
      return addRow((row) => {
        let cells = '';
        for (let index = 0; index < names.length; index++)
          cells += cell(
            `${letters[index]}${row}`,
            (isTexts(values) ? values[index] : values[names[index] ?? '']) ?? null,
          );
        return cells;
      });
    },
    writeRaw: (line) => addRow((row) => cell(`A${row}`, line)),
    close: async () => {
      sheet.add(SHEET.end);
      strings.add(STRINGS.end);
      for (const spool of [sheet, strings]) spool.flush();
      await packZip(order.path, [
        ...FIXED_PARTS,
        { name: 'xl/worksheets/sheet1.xml', path: paths.sheet },
        { name: 'xl/sharedStrings.xml', path: paths.strings },
      ]);
    },
  };
}

function openCells(addString: (xml: string) => void): Cells {
  const numbers = new Map<string, number>();
  const stringNumber = (text: string): number => {
    const known = numbers.get(text);
    if (known !== undefined) return known;
    addString(`<si><t xml:space="preserve">${escapeXml(text)}</t></si>`);
    numbers.set(text, numbers.size);
    return numbers.size - 1;
  };
  return {
    cell: (reference, cell) => {
      if (cell === null || cell === '') return '';
      if (typeof cell === 'string') return `<c r="${reference}" t="s"><v>${stringNumber(cell)}</v></c>`;
      if (typeof cell === 'number') return `<c r="${reference}"><v>${cell}</v></c>`;
      const days = Math.floor(cell.getTime() / DAY_MS) + SPREADSHEET_EPOCH_DAYS;
      return `<c r="${reference}" s="${DATE_STYLE}"><v>${days}</v></c>`;
    },
  };
}

/** A, B … Z, AA, AB … */
function columnLetters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnLetters(Math.floor(index / 26) - 1) + last;
}

/** Control characters have no place in XML, not even escaped. */
function escapeXml(text: string): string {
  if (!/[&<>\p{Cc}]/u.test(text)) return text;
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/(?!\n)\p{Cc}/gu, ' ');
}

function tooManyRows(source: string): Error {
  const reason = `a sheet has ${SHEET_ROWS} rows at most, so the register needs more files`;
  return problem('UNEXPECTED', { where: `writing ${source}`, reason });
}
