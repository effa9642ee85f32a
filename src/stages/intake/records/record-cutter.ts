import { isUtf8 } from 'node:buffer';
import type { FieldFormat } from './byte-kinds.ts';
import { BAD_LETTER, BLANK, HAS_QUOTES, type Line, plainFields } from './plain-fields.ts';
import { type CopyQuotedFields, OPEN_RECORD, quotedFields } from './quoted-fields.ts';
import { beginRow, breakRow, makeRoom, NEWLINE, ROW_BYTES, type RowTarget } from './row-target.ts';

/** Cuts whole lines of a file into rows; gives the place from which text must be shown again with what follows it. */
export type CutRecords = (text: Uint8Array, target: RowTarget, isLast: boolean) => number;

/** Enough bytes for what is shown of a broken row. */
const SHOWN_BYTES = 240;

/**
 * Makes the cutter of one file: every line that is not blank becomes a row of the target or a broken row, so nothing is
 * lost. A record that its quotation marks spoil costs its first line only; reading goes on with the next.
 */
export function recordCutter(format: FieldFormat, columns: number): CutRecords {
  const copyRecord = recordCopier(format);
  const decoder = new TextDecoder(format.letters === null ? 'utf-8' : 'windows-874');
  const line: Line = { text: new Uint8Array(), from: 0, to: 0 };
  return (text, target, isLast) => {
    makeRoom(target, text.length);
    line.text = text;
    const isSound = format.letters !== null || isUtf8(wholeLines(text, isLast));
    for (line.from = 0; line.from < text.length; line.from = line.to + 1) {
      const newline = text.indexOf(NEWLINE, line.from);
      if (newline < 0 && !isLast) break;
      line.to = newline < 0 ? text.length : newline;
      const end = line.to;
      const start = target.at;
      target.rowNo += 1;
      beginRow(target);
      const code = codeBefore(line, isSound);
      const fields = code === undefined ? copyRecord(line, target, isLast) : 0;
      if (fields === columns) {
        target.bytes[target.at++] = NEWLINE;
        target.rows += 1;
        continue;
      }
      target.at = start;
      if (fields === OPEN_RECORD) {
        target.rowNo -= 1;
        break;
      }
      line.to = end;
      if (fields === BLANK && code === undefined) continue;
      const shown = text.subarray(line.from, Math.min(end, line.from + SHOWN_BYTES));
      breakRow(target, code ?? codeOf(fields), decoder.decode(shown));
    }
    return Math.min(line.from, text.length);
  };
}

/** Most records have no quoted field and are copied by the faster way. */
function recordCopier(format: FieldFormat): CopyQuotedFields {
  const copyPlain = plainFields(format);
  const copyQuoted = quotedFields(format);
  return (line, target, isLast) => {
    const start = target.at;
    const fields = copyPlain(line, target);
    if (fields !== HAS_QUOTES) return fields;
    target.at = start;
    return copyQuoted(line, target, isLast);
  };
}

/** Where text goes on, its last line may end inside a letter. */
function wholeLines(text: Uint8Array, isLast: boolean): Uint8Array {
  return isLast ? text : text.subarray(0, text.lastIndexOf(NEWLINE) + 1);
}

/** What is wrong with a line before it is cut. */
function codeBefore(
  { text, from, to }: Line,
  isSound: boolean,
): 'ROW_TOO_LONG' | 'TEXT_ENCODING' | undefined {
  if (to - from > ROW_BYTES) return 'ROW_TOO_LONG';
  return isSound || isUtf8(text.subarray(from, to)) ? undefined : 'TEXT_ENCODING';
}

function codeOf(fields: number): 'TEXT_ENCODING' | 'FIELD_COUNT' {
  return fields === BAD_LETTER ? 'TEXT_ENCODING' : 'FIELD_COUNT';
}
