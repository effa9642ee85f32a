import { describe, expect, it } from 'vitest';
import { KEYS, OTHER_KEYS, settingsWith } from '../testing/made-up-people.ts';
import { keyFingerprint, parseEncodingSettings, readEncodingKeys, settingsHash } from './index.ts';

const random = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';
const fields = ['a', 'b', 'c'].map((column) => ({ column, as: 'grams', hashes: 10 }));

describe('keys', () => {
  it('are refused when short, not hexadecimal, or of a pattern', () => {
    expect(() => readEncodingKeys({ shared: random.slice(0, 62) })).toThrow('ENCODING_KEY_SHORT');
    expect(() => readEncodingKeys({ shared: 'correct horse battery staple correct horse battery' })).toThrow(
      'ENCODING_KEY_SHORT',
    );
    expect(() => readEncodingKeys({ shared: 'ab'.repeat(32) })).toThrow('ENCODING_KEY_GUESSABLE');
    expect(() => readEncodingKeys({ shared: random, noise: random })).toThrow('ENCODING_KEY_GUESSABLE');
  });

  it('never show themselves in a message', () => {
    expect(() => readEncodingKeys({ shared: random.slice(0, 20) })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining(random.slice(0, 6)) }),
    );
  });

  it('are told apart by a fingerprint that is no part of them', () => {
    expect(keyFingerprint(KEYS)).not.toBe(keyFingerprint(OTHER_KEYS));
    expect(Buffer.from(KEYS.shared).toString('hex')).not.toContain(keyFingerprint(KEYS));
  });
});

describe('settings', () => {
  it('have one name however the file is laid out', () => {
    const turned = fields.map(({ column, as, hashes }) => ({ hashes, as, column }));
    expect(settingsHash(parseEncodingSettings({ fields, bits: 1024 }))).toBe(
      settingsHash(parseEncodingSettings({ bits: 1024, fields: turned })),
    );
  });

  it('have another name when any bit would change', () => {
    const changed = [
      {},
      { bits: 2048 },
      { hashing: 'double' },
      { hardening: { kind: 'xor-fold' } },
      { fields: fields.toReversed() },
    ];
    const names = changed.map((parts) => settingsHash(parseEncodingSettings({ fields, ...parts })));
    expect(new Set(names).size).toBe(changed.length);
  });

  it('say where they are wrong', () => {
    const refused = (data: unknown, reason: string) =>
      expect(() => parseEncodingSettings(data)).toThrow(
        expect.objectContaining({ message: expect.stringContaining(reason) }),
      );
    refused({ fields: fields.slice(1) }, 'few fields can be told by their frequencies');
    refused({ fields: [...fields, fields[0]] }, 'fields.3.column: a is named twice');
    refused(
      { fields: fields.map((field) => ({ ...field, fold: 'thai' })) },
      'fields.0.fold: there is no fold thai',
    );
    refused(
      { fields: fields.map((field) => ({ ...field, saltedBy: { column: 'd' } })) },
      'fields.0.saltedBy: d is no field',
    );
    refused({ fields, bits: 1000 }, 'bits');
    expect(settingsWith().hardening).toEqual({ kind: 'none' });
  });
});
