import { byteKinds, type FieldFormat, KIND, QUOTE, rareKind } from './byte-kinds.ts';
import type { LetterTable } from './letter-tables.ts';
import { BAD_LETTER, type Line } from './plain-fields.ts';
import { FIELD_END, NEWLINE, ROW_BYTES, type RowTarget, SPACE } from './row-target.ts';

/** Told instead of a number of fields: the text ends inside the record, or its quotation marks make no sense. */
export const OPEN_RECORD = -3;
export const BAD_QUOTES = -4;

/**
 * Copies a record with quoted fields, which may go over several lines, and leaves `line.to` at its end; gives the number of
 * fields, or why there is none.
 */
export type CopyQuotedFields = (line: Line, target: RowTarget, isLast: boolean) => number;

/** A quotation mark that nobody closed must not swallow the rest of a file: a record of more lines is broken. */
const MOST_LINES = 20;

/** Makes the copier of records that have quoted fields. */
export function quotedFields(format: FieldFormat): CopyQuotedFields {
  const kinds = byteKinds(format);
  const pen: Pen = { kinds, letters: format.letters ?? new Uint32Array(256), fieldAt: 0 };
  return (line, target, isLast) => {
    const { text, from } = line;
    const field = { at: target.at, open: false, closed: false };
    let fields = 1;
    let lines = 1;
    for (line.to = from; line.to < text.length && line.to - from <= ROW_BYTES; line.to++) {
      const byte = text[line.to] ?? 0;
      if (field.open) {
        if (byte === QUOTE && text[line.to + 1] !== QUOTE) {
          field.open = false;
          field.closed = true;
          continue;
        }
        if (byte === QUOTE) line.to += 1;
        else if (byte === NEWLINE && ++lines > MOST_LINES) return BAD_QUOTES;
      } else if (byte === NEWLINE || kinds[byte] === KIND.delimiter) {
        endField(target, field);
        if (byte === NEWLINE) return fields;
        target.bytes[target.at++] = FIELD_END;
        field.at = target.at;
        fields += 1;
        continue;
      } else if (byte === QUOTE && target.at === field.at && !field.closed) {
        field.open = true;
        continue;
      } else if (field.closed && kinds[byte] !== KIND.white) return BAD_QUOTES;
      if (kinds[byte] === KIND.plain) {
        target.bytes[target.at++] = byte;
        continue;
      }
      pen.fieldAt = field.at;
      const bytes = putLetter(line, target, pen);
      if (bytes === 0) return BAD_LETTER;
      line.to += bytes - 1;
    }
    if (line.to < text.length) return BAD_QUOTES;
    if (!isLast) return OPEN_RECORD;
    endField(target, field);
    return field.open ? BAD_QUOTES : fields;
  };
}

function endField(target: RowTarget, field: { at: number; closed: boolean }): void {
  if (target.at > field.at && target.bytes[target.at - 1] === SPACE) target.at -= 1;
  field.closed = false;
}

type Pen = { kinds: Uint8Array; letters: LetterTable; fieldAt: number };

/** Writes the letter at `line.to`; gives the bytes it took there, 0 when it is none. */
function putLetter(line: Line, target: RowTarget, { kinds, letters, fieldAt }: Pen): number {
  const byte = line.text[line.to] ?? 0;
  const kind = kinds[byte] ?? 0;
  const { kind: meant, bytes } = kind === KIND.rare ? rareKind(line.text, line.to) : { kind, bytes: 1 };
  if (meant === KIND.bad) return 0;
  if (meant === KIND.white) {
    const { at } = target;
    if (at > fieldAt && target.bytes[at - 1] !== SPACE) target.bytes[target.at++] = SPACE;
  } else if (meant === KIND.wide) {
    target.bytes.writeUIntBE(letters[byte] ?? 0, target.at, 3);
    target.at += 3;
  } else if (meant !== KIND.unseen) target.bytes[target.at++] = byte;
  return bytes;
}
