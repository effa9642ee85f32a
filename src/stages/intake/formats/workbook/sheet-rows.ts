import { cleanText, dateText, dayText } from './cell-text.ts';
import type { Styles } from './styles.ts';
import type { TextStore } from './text-store.ts';
import { attributesOf, type XmlHandler } from './xml-scan.ts';

/** A row of a sheet that has something in it, by its number in the sheet; its cells as clean text, by their place. */
export type SheetRow = Readonly<{
  number: number;
  cells: readonly (string | undefined)[];
  isTooLong: boolean;
}>;

/** What the cells of a sheet refer to. */
export type Workbook = Readonly<{
  strings: TextStore;
  isDate: Styles['isDate'];
  hasLaterEpoch: boolean;
}>;

/** Sheets have so many columns, and a table of people no such row. */
const MOST_COLUMNS = 16_384;
const MOST_LETTERS = 65_536;
const LETTERS = 26;
const LETTER_BEFORE_A = 64;

type Growing = { number: number; cells: (string | undefined)[]; letters: number; column: number };
type Cell = { type: string; style: string; column: number; text: string | undefined };

/** Collects the rows of a sheet as its XML goes by. */
export function readSheetRows(workbook: Workbook, found: SheetRow[]): XmlHandler {
  let number = 0;
  let row: Growing | undefined;
  let cell: Cell | undefined;
  let isText = false;
  let isSound = false;
  return {
    open: (name, attributes) => {
      if (name === 'row') {
        number = Number(attributesOf(attributes)['r'] ?? number + 1);
        if (!Number.isSafeInteger(number)) throw new Error('a row of the sheet has no number');
        row = { number, cells: [], letters: 0, column: 0 };
      } else if (name === 'c' && row) cell = openCell(row, attributes);
      else if (name === 'rPh') isSound = true;
      else if ((name === 'v' || name === 't') && cell && !isSound) {
        isText = true;
        cell.text ??= '';
      }
    },
    text: (text) => {
      if (isText && cell && row && row.letters <= MOST_LETTERS) {
        cell.text += text;
        row.letters += text.length;
      }
    },
    close: (name) => {
      if (name === 'v' || name === 't') isText = false;
      else if (name === 'rPh') isSound = false;
      else if (name === 'c' && cell && row) {
        closeCell(workbook, row, cell);
        cell = undefined;
      } else if (name === 'row' && row) {
        const isTooLong = row.letters > MOST_LETTERS;
        if (isTooLong || row.cells.some((text) => text)) found.push({ ...row, isTooLong });
        row = undefined;
      }
    },
  };
}

function openCell(row: Growing, attributes: string): Cell {
  const { r: address, t: type = 'n', s: style = '' } = attributesOf(attributes);
  row.column = address === undefined ? row.column + 1 : columnOf(address);
  return { type, style, column: row.column, text: undefined };
}

function closeCell(workbook: Workbook, row: Growing, cell: Cell): void {
  if (cell.text === undefined || cell.column > MOST_COLUMNS) return;
  const text = textOf(workbook, cell, cell.text);
  row.letters += text.length;
  row.cells[cell.column - 1] = text;
}

function textOf({ strings, isDate, hasLaterEpoch }: Workbook, { type, style }: Cell, text: string): string {
  switch (type) {
    case 's': {
      const found = text === '' ? undefined : strings.find(Number(text));
      if (found === undefined) throw new Error('a cell refers to a text that the workbook lacks');
      return found;
    }
    case 'str':
    case 'inlineStr':
      return cleanText(text);
    case 'b':
      return text === '1' ? 'true' : 'false';
    case 'd':
      return dateText(text);
    case 'n': {
      if (text === '') return '';
      const value = Number(text);
      if (Number.isNaN(value)) throw new Error('a cell of numbers holds none');
      return style !== '' && isDate(Number(style)) ? dayText(value, hasLaterEpoch) : String(value);
    }
    default:
      return '';
  }
}

/** The number of a column from an address such as AB12, counted from 1. */
function columnOf(address: string): number {
  let column = 0;
  for (let at = 0; at < address.length && column <= MOST_COLUMNS; at++) {
    const letter = address.charCodeAt(at) - LETTER_BEFORE_A;
    if (letter < 1 || letter > LETTERS) break;
    column = column * LETTERS + letter;
  }
  if (column === 0) throw new Error('a cell of the sheet has no place');
  return column;
}
