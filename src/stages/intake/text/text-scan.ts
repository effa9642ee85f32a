import { isAscii, isUtf8 } from 'node:buffer';

/** What the bytes of a text file tell before any contract is asked. Offsets are bytes from the start of the file. */
export type TextScanned = Readonly<{
  /** The first line, a character a byte, without its line end. */
  head: string;
  /** Whether anything follows the first line. */
  hasRows: boolean;
  utf16: boolean;
  /** Bytes of lines with letters beyond ASCII that are valid UTF-8, and of those that are not; enough lines to decide. */
  utf8Bytes: number;
  otherBytes: number;
  firstUtf8: number | null;
  firstOther: number | null;
  /** The first line that no table has. */
  longLine: Readonly<{ offset: number; bytes: number }> | null;
}>;

/** Collects facts from the pieces of a file as they go by; never holds more than a long line's beginning. */
export type TextScan = Readonly<{ add: (chunk: Buffer) => void; end: () => TextScanned }>;

const NEWLINE = 10;
const NOTHING = Buffer.alloc(0);
const SPACE = 32;
const HEAD_BYTES = 65_536;
const UTF16_MARKS = [Buffer.from([0xff, 0xfe]), Buffer.from([0xfe, 0xff])];
/** Longer lines are not kept while they are read. */
const KEPT_LINE_BYTES = 1_048_576;
/** A line beyond this is no row of a table but a file without line ends, or another kind of file. */
const LONG_LINE_BYTES = 16_777_216;
/** Lines looked at one by one in a file that is not UTF-8 as a whole. */
const JUDGED_LINES = 20_000;

type Growing = {
  head: Buffer[];
  headBytes: number;
  headDone: boolean;
  hasRows: boolean;
  carry: Buffer[];
  carryBytes: number;
  regionAt: number;
  judged: number;
  facts: { -readonly [Fact in keyof TextScanned]: TextScanned[Fact] };
};

/** Starts a scan at the first byte of a file. */
export function openTextScan(): TextScan {
  const state: Growing = {
    head: [],
    headBytes: 0,
    headDone: false,
    hasRows: false,
    carry: [],
    carryBytes: 0,
    regionAt: 0,
    judged: 0,
    facts: {
      head: '',
      hasRows: false,
      utf16: false,
      utf8Bytes: 0,
      otherBytes: 0,
      firstUtf8: null,
      firstOther: null,
      longLine: null,
    },
  };
  return {
    add: (chunk) => {
      readHead(state, chunk);
      readLines(state, chunk);
    },
    end: () => {
      closeLine(state, 0);
      judge(state, Buffer.concat(state.carry));
      const head = Buffer.concat(state.head);
      const utf16 = UTF16_MARKS.some((mark) => head.subarray(0, 2).equals(mark));
      return {
        ...state.facts,
        head: head.toString('latin1').replace(/\r$/, ''),
        hasRows: state.hasRows,
        utf16,
      };
    },
  };
}

/** Keeps the first line and looks for anything but white space after it. */
function readHead(state: Growing, chunk: Buffer): void {
  let rest = chunk;
  if (!state.headDone) {
    const newline = chunk.indexOf(NEWLINE);
    const part = newline < 0 ? chunk : chunk.subarray(0, newline);
    const kept = Buffer.from(part.subarray(0, Math.max(0, HEAD_BYTES - state.headBytes)));
    state.head.push(kept);
    state.headBytes += kept.length;
    if (newline < 0) return;
    state.headDone = true;
    rest = chunk.subarray(newline + 1);
  }
  if (!state.hasRows) state.hasRows = rest.some((byte) => byte > SPACE);
}

function readLines(state: Growing, chunk: Buffer): void {
  const last = chunk.lastIndexOf(NEWLINE);
  if (last < 0) {
    keep(state, chunk);
    return;
  }
  const first = chunk.indexOf(NEWLINE);
  const carried = closeLine(state, first + 1)
    ? Buffer.concat([...state.carry, chunk.subarray(0, first + 1)])
    : NOTHING;
  judge(state, carried);
  state.regionAt += state.carryBytes + first + 1;
  judge(state, chunk.subarray(first + 1, last + 1));
  state.regionAt += last - first;
  state.carry = [];
  state.carryBytes = 0;
  keep(state, chunk.subarray(last + 1));
}

/** Ends the line that was carried along; false when it was too long to have been kept. */
function closeLine(state: Growing, more: number): boolean {
  const bytes = state.carryBytes + more;
  if (bytes > LONG_LINE_BYTES) state.facts.longLine ??= { offset: state.regionAt, bytes };
  return state.carryBytes <= KEPT_LINE_BYTES;
}

function keep(state: Growing, part: Buffer): void {
  state.carryBytes += part.length;
  if (state.carryBytes > KEPT_LINE_BYTES) state.carry = [];
  else if (part.length > 0) state.carry.push(Buffer.from(part));
}

/** Adds whole lines to what is known about the encoding. */
function judge(state: Growing, region: Buffer): void {
  if (region.length === 0 || isAscii(region)) return;
  if (isUtf8(region)) {
    count(state, { line: region, at: 0, utf8: true });
    return;
  }
  for (let from = 0; from < region.length && state.judged < JUDGED_LINES; state.judged++) {
    const newline = region.indexOf(NEWLINE, from);
    const to = newline < 0 ? region.length : newline + 1;
    const line = region.subarray(from, to);
    if (!isAscii(line)) count(state, { line, at: from, utf8: isUtf8(line) });
    from = to;
  }
}

function count(state: Growing, seen: Readonly<{ line: Buffer; at: number; utf8: boolean }>): void {
  const { facts } = state;
  const where = () => state.regionAt + seen.at + seen.line.findIndex((byte) => byte >= 0x80);
  if (seen.utf8) {
    facts.utf8Bytes += seen.line.length;
    facts.firstUtf8 ??= where();
  } else {
    facts.otherBytes += seen.line.length;
    facts.firstOther ??= where();
  }
}
