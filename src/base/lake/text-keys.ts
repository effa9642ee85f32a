import { type Sql, sql } from './sql.ts';

/** A secret key as HMAC takes it: padded and mixed for the first and for the second hash, as hexadecimal digits. */
export type KeyHalves = Readonly<{ inner: string; outer: string }>;

const BLOCK_BYTES = 64;
const INNER = 0x36;
const OUTER = 0x5c;

/** Mixes a key for HMAC-SHA256, once for all texts that it is asked of. */
export function keyHalves(key: Uint8Array): KeyHalves {
  if (key.length > BLOCK_BYTES) throw new RangeError(`a key has at most ${BLOCK_BYTES} bytes`);
  const block = Buffer.alloc(BLOCK_BYTES);
  block.set(key);
  const mixed = (pad: number) => Buffer.from(block.map((byte) => byte ^ pad)).toString('hex');
  return { inner: mixed(INNER), outer: mixed(OUTER) };
}

/** DuckDB's way to numbers and digits that stand for a text. */
export const duckDbTextKeys = {
  /** 60 bits of SHA-256 of a text as BIGINT: the same on every engine, and one-way when a secret is part of the text. */
  stableKey(text: Sql): Sql {
    return sql`(('0x' || substr(sha256(${text}), 1, 15))::bigint)`;
  },

  /** 60 bits of MD5 of a text as BIGINT: the same on every engine and quick, for what need not be secret. */
  stableNumber(text: Sql): Sql {
    return sql`(('0x' || substr(md5(${text}), 1, 15))::bigint)`;
  },

  /** Orders texts as their `stableNumber` does, which need not be worked out for it. */
  stableOrder(text: Sql): Sql {
    return sql`md5(${text})`;
  },

  keyedHash,

  /** The first 60 bits of a text of hexadecimal digits as BIGINT. */
  digitsNumber(digits: Sql): Sql {
    return sql`(('0x' || substr(${digits}, 1, 15))::bigint)`;
  },

  /** 32 hexadecimal digits that stand for a text: the same on every engine, and not secret. */
  textDigits(text: Sql): Sql {
    return sql`substr(sha256(${text}), 1, 32)`;
  },

  /** 32 bits of HMAC-SHA256 of a text as BIGINT. */
  keyedNumber(text: Sql, key: KeyHalves): Sql {
    return sql`(('0x' || substr(${keyedHash(text, key)}, 1, 8))::bigint)`;
  },

  /** A 64-bit number that stands for a text within one run: quicker to compare and to carry than the text. Never store it. */
  textKey(text: Sql): Sql {
    return sql`hash(${text})`;
  },
} as const;

/** HMAC-SHA256 of a text as hexadecimal digits. The halves of the key are bound values, so no plan shows them. */
function keyedHash(text: Sql, { inner, outer }: KeyHalves): Sql {
  return sql`sha256(unhex(${outer}) || unhex(sha256(unhex(${inner}) || encode(${text}))))`;
}
