import type { Cell, FileTable } from './table.ts';
import { type ZippedFile, zip } from './zip.ts';

/** The two sheets of a workbook by name: the figures, and what must be read with them. */
export type SheetNames = Readonly<{ figures: string; notes: string }>;

const MIME = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const FIRST_COLUMN = 65;
const LETTERS = 26;

/** A table as a workbook: numbers stay numbers, codes stay text, the head stays in sight. */
export function writeXlsx({ head, lines, notes }: FileTable, names: SheetNames): Blob {
  const figures = `<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>${rows([head, ...lines])}`;
  const files: ZippedFile[] = [
    { name: '[Content_Types].xml', text: contentTypes() },
    { name: '_rels/.rels', text: relations([['officeDocument', 'xl/workbook.xml']]) },
    { name: 'xl/workbook.xml', text: workbook(names) },
    {
      name: 'xl/_rels/workbook.xml.rels',
      text: relations([
        ['worksheet', 'worksheets/sheet1.xml'],
        ['worksheet', 'worksheets/sheet2.xml'],
      ]),
    },
    { name: 'xl/worksheets/sheet1.xml', text: sheet(figures) },
    { name: 'xl/worksheets/sheet2.xml', text: sheet(rows(notes.map((note) => [note]))) },
  ];
  return new Blob([zip(files)], { type: MIME });
}

function contentTypes(): string {
  const parts = [
    ['/xl/workbook.xml', 'sheet.main'],
    ['/xl/worksheets/sheet1.xml', 'worksheet'],
    ['/xl/worksheets/sheet2.xml', 'worksheet'],
  ];
  const overrides = parts.map(
    ([name, kind]) =>
      `<Override PartName="${name}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`,
  );
  return `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.join('')}</Types>`;
}

function relations(targets: readonly (readonly [string, string])[]): string {
  const each = targets.map(
    ([kind, target], index) =>
      `<Relationship Id="r${index + 1}" Type="${RELATIONS}/${kind}" Target="${target}"/>`,
  );
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`;
}

function workbook(names: SheetNames): string {
  const sheets = [names.figures, names.notes].map(
    (name, index) => `<sheet name="${escaped(name)}" sheetId="${index + 1}" r:id="r${index + 1}"/>`,
  );
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${sheets.join('')}</sheets></workbook>`;
}

function sheet(inside: string): string {
  return `${HEAD}<worksheet xmlns="${MAIN}">${inside}</worksheet>`;
}

function rows(lines: readonly (readonly Cell[])[]): string {
  const written = lines.map((cells, row) => {
    const each = cells.map((cell, column) => writeCell(cell, `${columnName(column)}${row + 1}`));
    return `<row r="${row + 1}">${each.join('')}</row>`;
  });
  return `<sheetData>${written.join('')}</sheetData>`;
}

function writeCell(cell: Cell, at: string): string {
  if (cell === undefined || cell === '') return '';
  if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`;
  return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
}

/** A, B, … Z, AA, AB, … */
function columnName(index: number): string {
  const letter = String.fromCharCode(FIRST_COLUMN + (index % LETTERS));
  return index < LETTERS ? letter : columnName(Math.floor(index / LETTERS) - 1) + letter;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
