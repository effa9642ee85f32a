import { createHmac } from 'node:crypto';
import { dialect, keyHalves, type Sql, sql } from '../../lake/index.ts';

/** The secret of 32 bytes that makes the tokens of one recipient under one agreement in one epoch. */
export type TokenKey = Uint8Array;

const TOKEN_DIGITS = 32;
/** So many digits of a token are a number of 60 bits. */
const PLACE_DIGITS = 15;

/** The token of a text: the first 128 bits of its HMAC-SHA256, in hexadecimal digits. */
export function tokenOf(key: TokenKey, text: string): string {
  return createHmac('sha256', key).update(text, 'utf8').digest('hex').slice(0, TOKEN_DIGITS);
}

/** The same token worked out by the engine. */
export function tokenSql(key: TokenKey, text: Sql): Sql {
  return sql`substr(${dialect.keyedHash(text, keyHalves(key))}, 1, ${TOKEN_DIGITS})`;
}

/** The number that a token begins with, as `tokenPlacesSql` has it. */
export function tokenPlace(token: string): bigint {
  return BigInt(`0x${token.slice(0, PLACE_DIGITS)}`);
}
