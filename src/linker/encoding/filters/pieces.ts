import type { EncodedField } from '../project/index.ts';

/** Stand for the beginning and the end of a value; no clean text holds them. */
const BEGIN = '\u0002';
const END = '\u0003';
const AGAIN = '\u0004';
/** No name or address is longer; what comes after is not looked at, so that a damaged cell cannot stop the work. */
const MOST_LETTERS = 400;
/** With or without something between: cleaning takes hyphens for spaces. */
const DATE = /^(\d{4})\D?(\d{2})\D?(\d{2})$/;

/** The things of one value that are hashed: what two values share of them makes them alike. */
export function piecesOf(field: EncodedField, value: string): readonly string[] {
  switch (field.as) {
    case 'grams':
      return grams(value.slice(0, MOST_LETTERS), field);
    case 'date':
      return dateParts(value);
    case 'digits':
      return Array.from(
        value.slice(0, MOST_LETTERS).replace(/\D/g, ''),
        (digit, place) => `${place} ${digit}`,
      );
    case 'whole':
      return [value];
  }
}

/** Runs of letters; one that comes again is counted, or นานา and นานานา would be one name. Values are short, so looking back is quick. */
function grams(value: string, { q, padded }: EncodedField): readonly string[] {
  const pad = q - 1;
  const text = padded ? BEGIN.repeat(pad) + value + END.repeat(pad) : value;
  // Without padding a value shorter than a gram would say nothing.
  if (text.length < q) return [value];
  const runs: string[] = [];
  const made: string[] = [];
  for (let at = 0; at + q <= text.length; at++) {
    const gram = text.slice(at, at + q);
    let time = 1;
    for (const earlier of runs) if (earlier === gram) time++;
    runs.push(gram);
    made.push(time === 1 ? gram : gram + AGAIN + time);
  }
  return made;
}

function dateParts(value: string): readonly string[] {
  const parts = DATE.exec(value);
  return parts ? [`y${parts[1]}`, `m${parts[2]}`, `d${parts[3]}`] : [`?${value}`];
}
