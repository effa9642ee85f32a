import { sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../model/index.ts';
import { openDraw } from '../testing/draw.ts';
import { drawAgreement } from '../testing/random-asks.ts';
import {
  agreementSchema,
  hashOf,
  isNoFiner,
  isSignedBy,
  makeSigningKey,
  maskFits,
  parseMask,
  partiesMissing,
  readSigningKey,
  signAgreement,
  writeSigningKey,
} from './index.ts';

const agreement = drawAgreement(openDraw(1));

describe('a version', () => {
  it('is refused with a key that is not known, wherever it stands', () => {
    const [grant] = agreement.grants;
    for (const wrong of [
      { ...agreement, extra: 1 },
      { ...agreement, grants: [{ ...grant, extra: 1 }] },
      { ...agreement, grants: [{ ...grant, rows: { areas: ['TH'], where: { sql: 'true' } } }] },
      { ...agreement, parties: [{ ...agreement.parties[0], extra: 1 }] },
    ])
      expect(agreementSchema.safeParse(wrong).success).toBe(false);
    expect(agreementSchema.safeParse(agreement).success).toBe(true);
  });

  it('has the same hash when it is read again from its own text', () => {
    const read = agreementSchema.parse(JSON.parse(canonicalJson(agreement)));
    expect(hashOf(read)).toBe(hashOf(agreement));
  });
});

describe('a signature', () => {
  const keys = agreement.parties.map(({ id }) => makeSigningKey(id));
  const signatures = keys.map((key) => signAgreement(agreement, key));

  it('holds for the very version that was signed, by the key of its party', () => {
    const [first, second] = keys;
    const [signature] = signatures;
    if (!first || !second || !signature) throw new RangeError('two parties');
    expect(isSignedBy(agreement, signature, first)).toBe(true);
    expect(isSignedBy({ ...agreement, epoch: 2 }, signature, first)).toBe(false);
    expect(isSignedBy(agreement, signature, { ...second, kid: first.kid, party: first.party })).toBe(false);
    expect(isSignedBy(agreement, { ...signature, party: second.party }, second)).toBe(false);
    const bare = sign(null, Buffer.from(hashOf(agreement)), first.privateKey).toString('base64');
    expect(isSignedBy(agreement, { ...signature, signature: bare }, first)).toBe(false);
  });

  it('is needed of every party, and a copied one is none', () => {
    expect(partiesMissing(agreement, signatures, keys)).toEqual([]);
    expect(partiesMissing(agreement, signatures.slice(1), keys)).toEqual(['org:giver']);
    expect(partiesMissing(agreement, signatures, keys.slice(0, 2))).toEqual(['org:two']);
    const [signature] = signatures;
    const copied = signatures.map((one) => ({ ...one, signature: signature?.signature ?? '' }));
    expect(partiesMissing(agreement, copied, keys)).toEqual(['org:one', 'org:two']);
  });

  it('can be made with a key that was kept as text', () => {
    const [key] = keys;
    if (!key) throw new RangeError('a key');
    const again = readSigningKey(key.party, writeSigningKey(key));
    expect(again.kid).toBe(key.kid);
    expect(signAgreement(agreement, again)).toEqual(signatures[0]);
  });
});

describe('a mask', () => {
  it('is read as it is written, and fits some types only', () => {
    expect(parseMask('band:10')).toEqual({ kind: 'band', size: 10 });
    expect(parseMask('const:')).toEqual({ kind: 'const', text: '' });
    expect(maskFits(parseMask('band:10'), 'text')).toBe(false);
    expect(maskFits(parseMask('token'), 'integer')).toBe(false);
  });

  it.each([
    ['clear', 'band:5', true],
    ['band:5', 'band:10', true],
    ['band:10', 'band:5', false],
    ['band:4', 'band:6', false],
    ['prefix:4', 'prefix:2', true],
    ['prefix:2', 'prefix:4', false],
    ['token', 'drop', true],
    ['token', 'clear', false],
    ['drop', 'token', false],
    ['last4', 'last4', true],
  ])('%s to %s is no finer: %s', (before, after, expected) => {
    expect(isNoFiner(parseMask(before), parseMask(after))).toBe(expected);
  });
});
