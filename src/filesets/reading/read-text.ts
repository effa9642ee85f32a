import type { FileDescription, FileEncoding, FileFault, ReadFile, Row } from '../description/file-set.ts';
import { type ColumnLayout, isLineOfNames, layoutFor, layoutOfNames, layoutsOf } from './column-layout.ts';
import { decoderOf, type EncodingChoice, encodingOfLine, howToDecode } from './decode-bytes.ts';
import { faultAt, LOST_LETTER, mostRowsOf, noteFault, spotBadLetters } from './read-faults.ts';

/** Whether the first line holds names; `detect` looks at it. */
export type HeaderChoice = 'none' | 'present' | 'detect';

export type TextChoice = Readonly<{ header: HeaderChoice; encoding: EncodingChoice; mostCells: number }>;

const UTF8_MARK = Buffer.from([0xef, 0xbb, 0xbf]);
const MARK_LETTER = 0xfeff;
const SPACE = 0x20;
const NO_BREAK_SPACE = 0xa0;
const NUL = 0;
const LINE_FEED = 0x0a;
/** No file has so many columns; a line of nothing but delimiters would. */
const MOST_FIELDS = 1000;
const END_MARK = '\u001a';
const CARRIAGE_RETURN = 0x0d;

/** Lines that hold something, with their numbers in the file. */
type Lines = Readonly<{
  texts: string[];
  numbers: number[];
  encoding: FileEncoding;
  /** Some letter could not be read. */
  isDamaged: boolean;
  /** There were more lines than are held. */
  isCut: boolean;
  /** The first line whose encoding is not that of the rest. */
  strange?: Readonly<{ line: number; encoding: FileEncoding }>;
}>;

/** Reads a file of delimited lines; nothing in it makes it throw. */
export function readText(description: FileDescription, given: Buffer, choice: TextChoice): ReadFile {
  const bytes = given.subarray(0, 3).equals(UTF8_MARK) ? given.subarray(3) : given;
  if (bytes.includes(NUL)) return unreadable(description, 'bytes that are no text');
  const most = mostRowsOf(description, choice.mostCells);
  const { texts, numbers, encoding, isDamaged, isCut, strange } = linesOf(bytes, choice.encoding, most);
  const header = headerOf(description, texts[0], choice.header);
  const faults: FileFault[] = [...header.faults];
  if (isCut) faults.push(faultAt(description, 0, { code: 'not-readable', value: 'too many rows' }));
  if (strange !== undefined) {
    const told = { code: 'encoding-mixed', value: encoding, other: strange.encoding };
    faults.push(faultAt(description, strange.line - header.lines + 1, told));
  }
  const body = header.lines === 1 ? texts.slice(1) : texts;
  const { rows, present } = rowsOf(description, body, { layout: header.layout, faults });
  if (isDamaged) spotBadLetters(description, rows, faults);
  const lineOf = (row: number) => numbers[row - 1 + header.lines] ?? 0;
  const hasNames = header.lines === 1;
  return { description, form: 'txt', encoding, present, hasNames, rows, lineOf, faults };
}

function unreadable(description: FileDescription, value: string): ReadFile {
  const present = description.columns.map(() => true);
  const faults = [faultAt(description, 0, { code: 'not-readable', value })];
  return {
    description,
    form: 'txt',
    encoding: 'utf-8',
    present,
    hasNames: false,
    rows: [],
    lineOf: () => 0,
    faults,
  };
}

function linesOf(bytes: Buffer, choice: EncodingChoice, most: number): Lines {
  const { encoding, decode, mixed } = howToDecode(bytes, choice);
  if (mixed) return mixedLines(bytes, encoding, most);
  const text = decode(bytes);
  return { ...cutLines(text, most), encoding, isDamaged: text.includes(LOST_LETTER) };
}

/** Each line by its own encoding. */
function mixedLines(bytes: Buffer, encoding: FileEncoding, most: number): Lines {
  const decoders = { 'utf-8': decoderOf('utf-8'), 'windows-874': decoderOf('windows-874') };
  const texts: string[] = [];
  const numbers: number[] = [];
  let strange: Lines['strange'];
  let number = 0;
  for (const piece of cutBytes(bytes)) {
    if (texts.length > most) break;
    number += 1;
    const own = encodingOfLine(piece, encoding);
    const text = withoutReturn(decoders[own](piece));
    if (text.trim() === '') continue;
    if (own !== encoding) strange ??= { line: texts.length, encoding: own };
    texts.push(text);
    numbers.push(number);
  }
  const isCut = texts.length > most;
  return { texts, numbers, encoding, isDamaged: true, isCut, ...(strange === undefined ? {} : { strange }) };
}

function cutLines(text: string, most: number): Pick<Lines, 'texts' | 'numbers' | 'isCut'> {
  const texts: string[] = [];
  const numbers: number[] = [];
  // Files of old systems end their lines with a return alone.
  const end = text.includes('\n') ? '\n' : '\r';
  let number = 0;
  let from = text.charCodeAt(0) === MARK_LETTER ? 1 : 0;
  while (from < text.length && texts.length <= most) {
    const next = text.indexOf(end, from);
    const to = next === -1 ? text.length : next;
    const line = withoutReturn(text.slice(from, to));
    number += 1;
    from = to + 1;
    if (isBlank(line)) continue;
    texts.push(line);
    numbers.push(number);
  }
  return { texts, numbers, isCut: texts.length > most };
}

/** Nothing, or the mark by which old systems end a file. */
function isBlank(line: string): boolean {
  return line === '' || line === END_MARK || (line.charCodeAt(0) <= SPACE && line.trim() === '');
}

function* cutBytes(bytes: Buffer): Generator<Buffer> {
  for (let from = 0; from < bytes.length; ) {
    const next = bytes.indexOf(LINE_FEED, from);
    const to = next === -1 ? bytes.length : next;
    yield bytes.subarray(from, to);
    from = to + 1;
  }
}

function withoutReturn(line: string): string {
  return line.charCodeAt(line.length - 1) === CARRIAGE_RETURN ? line.slice(0, -1) : line;
}

type Header = Readonly<{ lines: 0 | 1; layout: ColumnLayout | undefined; faults: readonly FileFault[] }>;

function headerOf(description: FileDescription, first: string | undefined, choice: HeaderChoice): Header {
  if (first === undefined || choice === 'none') return { lines: 0, layout: undefined, faults: [] };
  const fields = first.split(description.delimiter, MOST_FIELDS);
  const hasNames = isLineOfNames(description, fields);
  if (choice === 'detect' && !hasNames) return { lines: 0, layout: undefined, faults: [] };
  const { layout, known, faults } = layoutOfNames(description, fields);
  if (known > 0) return { lines: 1, layout, faults };
  return { lines: 0, layout: undefined, faults: [faultAt(description, 0, { code: 'no-column-names' })] };
}

type Cutting = Readonly<{ layout: ColumnLayout | undefined; faults: FileFault[] }>;

function rowsOf(
  description: FileDescription,
  lines: readonly string[],
  { layout, faults }: Cutting,
): Readonly<{ rows: readonly Row[]; present: readonly boolean[] }> {
  const layouts = layout === undefined ? layoutsOf(description) : new Map<number, ColumnLayout>();
  const whole = description.columns.map(() => true);
  let present = layout?.present;
  const rows = lines.map((text, index) => {
    const fields = text.split(description.delimiter, MOST_FIELDS);
    trimAll(fields);
    const own = layout ?? layoutFor(description, layouts, fields);
    if (own === undefined || !fits(own, fields)) {
      const expected = layout?.positions.length ?? description.columns.length;
      noteFault(
        faults,
        faultAt(description, index + 1, {
          code: 'column-count',
          value: String(fields.length),
          other: String(expected),
        }),
      );
    }
    present ??= own?.present;
    return placed(fields, own, description.columns.length);
  });
  return { rows, present: present ?? whole };
}

function fits({ positions }: ColumnLayout, fields: readonly string[]): boolean {
  const more = fields.length - positions.length;
  return more === 0 || (more === 1 && fields.at(-1) === '');
}

function trimAll(fields: string[]): void {
  for (let at = 0; at < fields.length; at += 1) {
    const value = fields[at] ?? '';
    if (value === '') continue;
    const last = value.charCodeAt(value.length - 1);
    if (value.charCodeAt(0) <= SPACE || last <= SPACE || last === NO_BREAK_SPACE) fields[at] = value.trim();
  }
}

function placed(fields: string[], layout: ColumnLayout | undefined, columns: number): Row {
  if ((layout === undefined || layout.isWhole) && fields.length === columns) return fields;
  const row = new Array<string>(columns).fill('');
  fields.forEach((value, index) => {
    const at = layout === undefined ? index : (layout.positions[index] ?? -1);
    if (at >= 0 && at < columns) row[at] = value;
  });
  return row;
}
