import { problem } from '../../base/errors/index.ts';
import type { SourceContract } from '../../stages/intake/index.ts';
import { columnGuard } from './column-guard.ts';
import { isTexts, type RegisterCell, type RegisterRow } from './register-row.ts';

/** What an office program puts before UTF-8 text so that it knows it again. */
const BYTE_ORDER_MARK = '\uFEFF';
const LINE_END = '\r\n';

/** How one register's rows become lines of delimited text. */
export type DelimitedLines = Readonly<{
  /** What the file starts with: the header line, after a byte order mark where an office program would write one. */
  start: string;
  line: (row: RegisterRow) => string;
  rawLine: (line: string) => string;
}>;

/** The line maker of a contract whose files are delimited text, alone or inside a zip. */
export function delimitedLines(contract: SourceContract): DelimitedLines {
  const names = contract.columns.map((column) => column.name);
  const { delimiter } = contract.file;
  const guard = columnGuard(contract);
  const field = contract.file.quoted ? quotedField(delimiter) : bareField(contract);
  const isPlain = plainLines(delimiter, names.length);
  return {
    start: (isFromOffice(contract) ? BYTE_ORDER_MARK : '') + names.map(field).join(delimiter) + LINE_END,
    line: (row) => {
      guard(row);
      const texts = isTexts(row) ? row : names.map((name) => textOf(row[name] ?? null));
      const line = texts.join(delimiter);
      return (isPlain(line) ? line : texts.map(field).join(delimiter)) + LINE_END;
    },
    rawLine: (line) => line + LINE_END,
  };
}

/** UTF-8 with commas under Thai headings comes out of a spreadsheet, not out of an agency's database. */
function isFromOffice(contract: SourceContract): boolean {
  const { encoding, delimiter } = contract.file;
  return encoding === 'utf-8' && delimiter === ',' && contract.columns.some(({ name }) => /[ก-๛]/.test(name));
}

/** Whether a joined line has its delimiters only between fields and nothing else to look after, as nearly all have. */
function plainLines(delimiter: string, fields: number): (line: string) => boolean {
  const between = delimiter.charCodeAt(0);
  return (line) => {
    let found = 0;
    for (let at = 0; at < line.length; at++) {
      const letter = line.charCodeAt(at);
      if (letter === between) found += 1;
      else if (letter === QUOTE || letter === CARRIAGE_RETURN || letter === LINE_FEED) return false;
    }
    return found === fields - 1;
  };
}

const QUOTE = 0x22;
const CARRIAGE_RETURN = 0x0d;
const LINE_FEED = 0x0a;

function textOf(cell: RegisterCell): string {
  if (typeof cell === 'string') return cell;
  if (cell === null) return '';
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell);
}

function quotedField(delimiter: string): (text: string) => string {
  const needsQuotes = breakingLetters(`${delimiter}"`);
  return (text) => (needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
}

/** Without quotes a delimiter or a line end inside a field would plant a fault that nobody counted. */
function bareField(contract: SourceContract): (text: string) => string {
  const breaks = breakingLetters(contract.file.delimiter);
  return (text) => {
    if (!breaks.test(text)) return text;
    const reason = 'a field holds the delimiter or a line end, and this file has no quotation marks';
    throw problem('UNEXPECTED', { where: `writing ${contract.id}`, reason });
  };
}

/** Matches any of the letters or a line end. */
function breakingLetters(letters: string): RegExp {
  const codes = [...letters].map((letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return new RegExp(`[\\r\\n${codes.join('')}]`);
}
