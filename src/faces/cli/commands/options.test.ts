import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readChoice, readCount, readDate, readPort, readSeed } from './options.ts';

describe('options', () => {
  it('take whole numbers as they are written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000_000 }), (number) => {
        expect(readCount('--people')(String(number))).toBe(number);
      }),
    );
    expect(readSeed('--seed')('0')).toBe(0);
    expect(readPort('--port')('65535')).toBe(65_535);
  });

  it.each(['', ' ', '0', '-1', '1.5', '1e3', '0x10', '๑๒', 'many', '9'.repeat(30)])(
    'refuse “%s” as a number of people',
    (text) => {
      expect(() => readCount('--people')(text)).toThrow(
        expect.objectContaining({
          code: 'NUMBER_NEEDED',
          params: expect.objectContaining({ option: '--people', from: 1 }),
        }),
      );
    },
  );

  it('refuse a port or seed beyond its range', () => {
    expect(() => readPort('--port')('65536')).toThrow('NUMBER_NEEDED');
    expect(() => readSeed('--seed')('4294967296')).toThrow('NUMBER_NEEDED');
  });

  it.each(['31/02/2569', '2026-02-31', '2569-09-30x', '30 ก.ย. 2569', ''])('refuse the date “%s”', (text) => {
    expect(() => readDate('--as-of')(text)).toThrow('DATE_NEEDED');
  });

  it('take a Gregorian date', () => {
    expect(readDate('--as-of')('2028-02-29')).toBe('2028-02-29');
  });

  it('take one of a few words and name them all otherwise', () => {
    expect(readChoice('--kind', ['rejected', 'repaired'])('repaired')).toBe('repaired');
    expect(() => readChoice('--kind', ['rejected', 'repaired'])('mended')).toThrow(
      expect.objectContaining({ params: { option: '--kind', value: 'mended', known: 'rejected, repaired' } }),
    );
  });

  it('repeat no more than the beginning of what was typed', () => {
    expect(() => readDate('--on')('x'.repeat(500))).toThrow(
      expect.objectContaining({ params: { option: '--on', value: `${'x'.repeat(40)}…` } }),
    );
  });
});
