import { createHmac } from 'node:crypto';
import { dialect, type KeyHalves, keyHalves, type Sql, sql } from '../../../base/lake/index.ts';

/** What is counted: a person's number and a household's may be the same, and must not have the same key. */
type Kind = 'person' | 'household';

/** The key that record keys are made with, apart from all else the secret of the home is for. */
export function recordKeyHalves(secret: string): KeyHalves {
  return keyHalves(createHmac('sha256', secret).update('record keys of published figures').digest());
}

/**
 * The record key of whoever is counted: 32 bits that only the home's secret makes, the same in every version. The keys of a cell's
 * people together, xor-ed, are its cell key: the noise of a published figure hangs on it, so the same people always have the same noise.
 */
export function recordKey(kind: Kind, number: Sql, halves: KeyHalves): Sql {
  return dialect.keyedNumber(sql`${`${kind}|`} || cast(${number} as varchar)`, halves);
}
