import { createHmac } from 'node:crypto';
import { type Sql, sql } from '../../lake/index.ts';

/** The secret of 32 bytes that makes the tokens of one recipient under one agreement in one epoch. */
export type TokenKey = Uint8Array;

const BLOCK_BYTES = 64;
const TOKEN_DIGITS = 32;
const INNER = 0x36;
const OUTER = 0x5c;

/** The token of a text: the first 128 bits of its HMAC-SHA256, in hexadecimal digits. */
export function tokenOf(key: TokenKey, text: string): string {
  return createHmac('sha256', key).update(text, 'utf8').digest('hex').slice(0, TOKEN_DIGITS);
}

/** The same token worked out by the engine: HMAC written out, with the two key blocks as bound values. */
export function tokenSql(key: TokenKey, text: Sql): Sql {
  const inner = sql`sha256(unhex(${blockOf(key, INNER)}) || encode(${text}))`;
  return sql`substr(sha256(unhex(${blockOf(key, OUTER)}) || unhex(${inner})), 1, ${TOKEN_DIGITS})`;
}

function blockOf(key: TokenKey, pad: number): string {
  const block = Buffer.alloc(BLOCK_BYTES, pad);
  key.forEach((byte, place) => {
    block[place] = byte ^ pad;
  });
  return block.toString('hex');
}
