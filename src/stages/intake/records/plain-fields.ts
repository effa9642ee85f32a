import { byteKinds, type FieldFormat, KIND, rareKind } from './byte-kinds.ts';
import { FIELD_END, type RowTarget, SPACE } from './row-target.ts';

/** Where a line stands in a piece of a file. */
export type Line = { text: Uint8Array; from: number; to: number };

/** Copies the fields of one line behind what the target has; gives their number, or why there is none. */
export type CopyPlainFields = (line: Line, target: RowTarget) => number;

/** Told instead of a number of fields; then the caller puts the target back to where it was. */
export const BLANK = 0;
export const HAS_QUOTES = -1;
export const BAD_LETTER = -2;

/**
 * Makes the copier of lines without quoted fields. White space at both ends of a field goes, and runs of it become one
 * space. Its loop sees every byte of every file, so it is one flat function.
 */
export function plainFields(format: FieldFormat): CopyPlainFields {
  const kinds = byteKinds(format);
  const letters = format.letters ?? new Uint32Array(256);
  return (line, target) => {
    const { text, to } = line;
    const { bytes, at: start } = target;
    let at = start;
    let fieldAt = start;
    let fields = 1;
    for (let from = line.from; from < to; from++) {
      const byte = text[from] ?? 0;
      let kind = kinds[byte] ?? 0;
      if (kind === KIND.rare) {
        const rare = rareKind(text, from);
        kind = rare.kind;
        from += rare.bytes - 1;
      }
      if (kind === KIND.plain) bytes[at++] = byte;
      else if (kind === KIND.wide) {
        const letter = letters[byte] ?? 0;
        bytes[at] = letter >>> 16;
        bytes[at + 1] = (letter >>> 8) & 255;
        bytes[at + 2] = letter & 255;
        at += 3;
      } else if (kind === KIND.white) {
        if (at > fieldAt && bytes[at - 1] !== SPACE) bytes[at++] = SPACE;
      } else if (kind === KIND.delimiter) {
        if (at > fieldAt && bytes[at - 1] === SPACE) at -= 1;
        bytes[at++] = FIELD_END;
        fieldAt = at;
        fields += 1;
      } else if (kind === KIND.bad) return BAD_LETTER;
      else if (kind === KIND.quote) {
        if (at === fieldAt) return HAS_QUOTES;
        bytes[at++] = byte;
      }
    }
    if (at > fieldAt && bytes[at - 1] === SPACE) at -= 1;
    target.at = at;
    return at === start ? BLANK : fields;
  };
}
