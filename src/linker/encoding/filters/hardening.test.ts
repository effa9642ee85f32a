import { describe, expect, it } from 'vitest';
import { KEYS, recordOf, settingsWith, twoLists } from '../testing/made-up-people.ts';
import { makeEncoder } from './encoder.ts';

const countOf = (words: Int32Array) =>
  [...words].reduce((sum, word) => sum + (word >>> 0).toString(2).replaceAll('0', '').length, 0);
const plain = makeEncoder(settingsWith(), KEYS);
const { left } = twoLists(200);

describe('hardening', () => {
  it('by folding lays one half over the other', () => {
    const folded = makeEncoder(settingsWith({ hardening: { kind: 'xor-fold' } }), KEYS);
    expect(folded.header.bits).toBe(512);
    for (const record of left) {
      const whole = plain.encode(record);
      expect([...folded.encode(record)]).toEqual(
        [...whole.slice(0, 16)].map((word, at) => word ^ (whole[at + 16] ?? 0)),
      );
    }
  });

  it('by chance turns about as many bits as the settings say, the same ones each time, others for each record', () => {
    const flip = 0.1;
    const noisy = makeEncoder(settingsWith({ hardening: { kind: 'blip', flip } }), KEYS);
    const turned = left.map((record) => {
      const [clear, blurred] = [plain.encode(record), noisy.encode(record)];
      expect(noisy.encode(record)).toEqual(blurred);
      return blurred.map((word, at) => word ^ (clear[at] ?? 0));
    });
    const share = turned.reduce((sum, words) => sum + countOf(words), 0) / (turned.length * 1024);
    expect(Math.abs(share - flip)).toBeLessThan(0.005);
    expect(new Set(turned.map((words) => words.join())).size).toBe(turned.length);
  });

  it('by chance hides even that two records say the same', () => {
    const noisy = makeEncoder(settingsWith({ hardening: { kind: 'blip', flip: 0.05 } }), KEYS);
    const values = ['Malee', 'Kaew', '1950-02-03'] as const;
    expect(noisy.encode(recordOf('1', values))).not.toEqual(noisy.encode(recordOf('2', values)));
  });

  it('by chance needs a secret of the party', () => {
    const noisy = settingsWith({ hardening: { kind: 'blip', flip: 0.05 } });
    expect(() => makeEncoder(noisy, { ...KEYS, noise: null })).toThrow('ENCODING_NOISE_MISSING');
  });
});
