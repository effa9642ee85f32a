import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import type { Cell } from '../../../base/model/index.ts';

/** A workbook of one sheet: what it is called, and its rows; the first is the heads of the columns. */
export type Sheet = Readonly<{ name: string; rows: readonly (readonly Cell[])[] }>;

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const MOST_LETTERS_OF_A_NAME = 31;

/** No clock in the bytes: the same table gives the same file on any day. */
const ENTRY = { mtime: new Date(1980, 0, 1), forceDosTimestamp: true, compressionLevel: 6 } as const;

/** A table as an Excel workbook. Texts are texts and numbers numbers; there is no formula in it, whatever a text looks like. */
export async function writeXlsx(sheet: Sheet): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, text] of Object.entries(partsOf(sheet))) {
    zip.addBuffer(Buffer.from(XML + text, 'utf8'), name, ENTRY);
  }
  zip.end();
  return await buffer(zip.outputStream);
}

function partsOf({ name, rows }: Sheet): Readonly<Record<string, string>> {
  return {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET_TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${SHEET_TYPE}.styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${SHEET_TYPE}.worksheet+xml"/></Types>`,
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${escaped(sheetName(name))}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations([
      ['worksheet', 'worksheets/sheet1.xml'],
      ['styles', 'styles.xml'],
    ]),
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/></cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>${rows.map(rowXml).join('')}</sheetData></worksheet>`,
  };
}

function relations(targets: readonly (readonly [type: string, target: string])[]): string {
  const each = targets.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`;
}

function rowXml(cells: readonly Cell[], row: number): string {
  const style = row === 0 ? ' s="1"' : '';
  const each = cells.map((cell, column) => {
    const at = `r="${columnName(column)}${row + 1}"${style}`;
    if (cell === null || cell === '') return '';
    if (typeof cell === 'number') return `<c ${at}><v>${cell}</v></c>`;
    return `<c ${at} t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
  });
  return `<row r="${row + 1}">${each.join('')}</row>`;
}

const LETTERS = 26;
const FIRST_LETTER = 65;

function columnName(index: number): string {
  const rest = Math.floor(index / LETTERS);
  const letter = String.fromCharCode(FIRST_LETTER + (index % LETTERS));
  return rest === 0 ? letter : columnName(rest - 1) + letter;
}

/** What XML takes for its own, and what it cannot hold at all. */
function escaped(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function sheetName(name: string): string {
  const plain = name.replaceAll(/[[\]:*?/\\']/g, ' ').trim();
  return (plain || 'Sheet1').slice(0, MOST_LETTERS_OF_A_NAME);
}
