import { problem } from '../../../base/errors/index.ts';
import { cleanText, compileFold, type Fold } from '../../keys/index.ts';
import { type EncodingHeader, WORD_BITS } from '../exchange/index.ts';
import {
  bitsSent,
  type EncodedField,
  type EncodingKeys,
  type EncodingSettings,
  keyFingerprint,
  settingsHash,
} from '../project/index.ts';
import { makeHarden } from './hardening.ts';
import { makePlaces, type Places } from './keyed-places.ts';
import { piecesOf } from './pieces.ts';

const BETWEEN = '\u0001';

/** A record as the party holds it: its own mark, and what its columns say. */
export type ClearRecord = Readonly<{ id: string; values: Readonly<Record<string, string | null>> }>;

/** Encodes record by record. */
export type Encoder = Readonly<{ header: EncodingHeader; encode: (record: ClearRecord) => Int32Array }>;

type PreparedField = EncodedField & Readonly<{ known: Fold; places: Places }>;

/** Makes the encoding of a project. The same settings, key and folded values give the same bits on any machine. */
export function makeEncoder(settings: EncodingSettings, keys: EncodingKeys): Encoder {
  const fields = settings.fields.map((field): PreparedField => {
    const rules = settings.folds[field.fold];
    const known = rules ? compileFold(rules) : field.fold === 'clean' ? cleanText : (text: string) => text;
    return { ...field, known, places: makePlaces(field, settings, keys.shared) };
  });
  const harden = makeHarden(settings, keys);
  const bits = bitsSent(settings);
  const header = {
    format: 'chipao-encodings',
    version: 1,
    settings: settingsHash(settings),
    key: keyFingerprint(keys),
    bits,
  } as const;
  const encode = (record: ClearRecord): Int32Array => {
    const values = new Map(fields.map((field) => [field.column, foldedOf(field, record)]));
    const filter = new Int32Array(settings.bits / WORD_BITS);
    let empty = true;
    for (const field of fields) empty = !fill(filter, field, values) && empty;
    // Chance laid over nothing would look like a person.
    return empty ? new Int32Array(bits / WORD_BITS) : harden(filter, record.id);
  };
  return { header, encode };
}

function foldedOf({ column, known }: PreparedField, { values }: ClearRecord): string | null {
  const value = values[column];
  if (value === undefined) throw problem('ENCODING_COLUMN_MISSING', { column });
  return value === null ? null : known(value) || null;
}

/** Sets the bits of one field; says whether there was anything to set. */
function fill(filter: Int32Array, field: PreparedField, values: ReadonlyMap<string, string | null>): boolean {
  const value = values.get(field.column) ?? null;
  if (value === null) return false;
  const salt = saltOf(field, values);
  const pieces = piecesOf(field, value);
  for (const piece of pieces)
    for (const place of field.places(salt + piece)) {
      const word = place >>> 5;
      filter[word] = (filter[word] ?? 0) | (1 << (place & 31));
    }
  return pieces.length > 0;
}

function saltOf({ saltedBy }: PreparedField, values: ReadonlyMap<string, string | null>): string {
  if (!saltedBy) return '';
  const value = values.get(saltedBy.column) ?? '';
  return (saltedBy.first === undefined ? value : value.slice(0, saltedBy.first)) + BETWEEN;
}
