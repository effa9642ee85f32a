import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blocksOf, givenNames } from '../testing/thai-content.ts';
import { lk82 } from './lk82.ts';
import { metasound } from './metasound.ts';
import { udom83 } from './udom83.ts';

/**
 * Codes of the Apache-licensed PyThaiNLP, from the examples in its documentation and its tests, and from its port nlpo3 (pull
 * request 94). MetaSound follows the paper's table of 18 consonants for t (its page 507), as PyThaiNLP does since pull request 1384.
 */
const LK82 = {
  ลัก: 'ร1000',
  รัก: 'ร1000',
  รักษ์: 'ร1000',
  บูรณการ: 'บE419',
  ปัจจุบัน: 'ป3E54',
  รถ: 'ร3000',
  รด: 'ร3000',
  จัน: 'จ4000',
  จันทร์: 'จ4000',
  ไทย: 'ท7000',
  ไท: 'ท7000',
  ทัย: 'ท7000',
  ทาย: 'ท9700',
  ภาษาไทย: 'พ9397',
  ภาษาทัย: 'พ9393',
  ภาษาทาย: 'พ9393',
  เกาะ: 'กB900',
  อุยกูร์: 'อE71E',
  หยากไย่: 'ห9170',
  หอ: 'ห0000',
  อยู่: 'อ7E00',
  อู่: 'อE000',
  อย่าง: 'อ9200',
  เหย้า: 'หB900',
  หยุด: 'ห7E30',
  หืออือ: 'หAFA0',
};
const UDOM83 = {
  ลัก: 'ร100000',
  รัก: 'ร100000',
  รักษ์: 'ร100000',
  บูรณการ: 'บ931900',
  ปัจจุบัน: 'ป775300',
  รถ: 'ร800000',
};
const METASOUND = {
  ลัก: 'ล100',
  รัก: 'ร100',
  รักษ์: 'ร100',
  บูรณการ: 'บ551',
  ปัจจุบัน: 'ป223',
  บูรณะ: 'บ550',
  คน: 'ค500',
  คนA: 'ค500',
  ดา: 'ด000',
};

const names = givenNames();

describe('published codes', () => {
  it.each(Object.entries(LK82))('LK82 of %s is %s', (word, code) => {
    expect(lk82(word)).toBe(code);
  });
  it.each(Object.entries(UDOM83))('Udom83 of %s is %s', (word, code) => {
    expect(udom83(word)).toBe(code);
  });
  it.each(Object.entries(METASOUND))('MetaSound of %s is %s', (word, code) => {
    expect(metasound(word)).toBe(code);
  });

  it('are longer for MetaSound when asked', () => {
    expect(metasound('บูรณการ', 5)).toBe('บ5515');
    expect(metasound('บูรณการ', 6)).toBe('บ55150');
  });

  it('take words of one sound for one', () => {
    expect(lk82('เหตุ')).toBe(lk82('เหด'));
    expect(udom83('เหตุ')).toBe(udom83('เหด'));
    expect(udom83('วรร')).toBe(udom83('วัน'));
    expect(metasound('นพ')).toBe(metasound('นภ'));
    expect(metasound('ถุง')?.slice(1)).toBe(metasound('ทุง')?.slice(1));
  });

  it.each([lk82, udom83, metasound])('%o finds no code without a Thai consonant', (key) => {
    expect(['', 'Anna', '๑๒', 'น์'].map((text) => key(text))).toEqual([null, null, null, null]);
  });
});

/** Shares of given names that keep their code after a change, and sizes of blocks, as measured in the linkage research. */
const MEASURED = [
  {
    name: 'LK82',
    key: lk82,
    keys: 5_406,
    block: 6.8,
    nasal: 0.99,
    sibilant: 1,
    silenced: 0.94,
    liquid: 0.5,
    long: 1,
  },
  {
    name: 'Udom83',
    key: udom83,
    keys: 6_529,
    block: 3.8,
    nasal: 0.98,
    sibilant: 1,
    silenced: 0.91,
    liquid: 0.92,
    long: 1,
  },
  {
    name: 'MetaSound of 8',
    key: (name: string) => metasound(name, 8),
    keys: 5_369,
    block: 7.1,
    nasal: 0.82,
    sibilant: 0.62,
    silenced: 1,
    liquid: 0.93,
    long: 1,
  },
];

describe.each(MEASURED)('$name on given names', ({ key, keys, block, ...shares }) => {
  const kept = (from: RegExp, to: string) => {
    const changed = names.filter((name) => from.test(name));
    return changed.filter((name) => key(name.replace(from, to)) === key(name)).length / changed.length;
  };

  it('has blocks of the size measured', () => {
    const blocks = blocksOf(names, key);
    expect(Math.abs(blocks.keys - keys) / keys).toBeLessThan(0.01);
    expect(blocks.expectedBlock).toBeCloseTo(block, 0);
  });

  it('forgives what it was measured to forgive', () => {
    expect(kept(/ณ/, 'น')).toBeCloseTo(shares.nasal, 1);
    expect(kept(/ศ/, 'ส')).toBeCloseTo(shares.sibilant, 0);
    expect(kept(/[ก-ฮ]์/, '')).toBeGreaterThan(shares.silenced - 0.07);
    expect(kept(/ิ/, 'ี')).toBeCloseTo(shares.long, 1);
  });
});

describe('sound keys', () => {
  it.each([
    ['lk82', lk82, /^[ก-ฮ][0-9A-F]{4}$/],
    ['udom83', udom83, /^[ก-ฮ][0-9]{6}$/],
    ['metasound', (text: string) => metasound(text), /^[ก-ฮ][0-9]{3}$/],
  ] as const)('of %s have one form whatever the text', (_, key, form) => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0x0e01, max: 0x0e5b }), { maxLength: 12 }), (codes) => {
        const code = key(String.fromCharCode(...codes));
        if (code !== null) expect(code).toMatch(form);
      }),
      { numRuns: 1000 },
    );
  });
});
