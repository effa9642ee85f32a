import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { windows874 } from './letter-tables.ts';
import { recordCutter } from './record-cutter.ts';
import { newRowTarget } from './row-target.ts';

type Cut = Readonly<{ rows: readonly (readonly string[])[]; broken: readonly string[]; total: number }>;
type Shape = Readonly<{
  quoted?: boolean;
  encoding?: 'windows-874';
  columns?: number;
  portions?: readonly number[];
}>;

/** Cuts text shown in portions of the given sizes; rows come as `number, field, field …`. */
function cut(
  text: string | Buffer,
  { quoted = false, encoding, columns = 3, portions = [] }: Shape = {},
): Cut {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  const letters = encoding ? windows874() : null;
  const cutter = recordCutter({ delimiter: (quoted ? ',' : '|').charCodeAt(0), quoted, letters }, columns);
  const target = newRowTarget();
  target.fileNo = 7;
  let rest = Buffer.alloc(0);
  let from = 0;
  for (const size of portions) {
    const shown = Buffer.concat([rest, bytes.subarray(from, from + size)]);
    from += size;
    rest = shown.subarray(cutter(shown, target, false));
  }
  cutter(Buffer.concat([rest, bytes.subarray(from)]), target, true);
  const lines = target.bytes.toString('utf8', 0, target.at).split('\n').slice(0, -1);
  return {
    rows: lines.map((line) => line.split('\u001f').slice(1)),
    broken: target.broken.map(({ rowNo, code }) => `${rowNo} ${code}`),
    total: target.rows,
  };
}

describe('a text without quotes', () => {
  it('is cut at its delimiters, and every row has its number', () => {
    expect(cut('a|b|c\nd|e|f\n')).toEqual({
      rows: [
        ['1', 'a', 'b', 'c'],
        ['2', 'd', 'e', 'f'],
      ],
      broken: [],
      total: 2,
    });
  });

  it('may have carriage returns, and no end to its last line', () => {
    expect(cut('a|b|c\r\nd|e|f').rows).toEqual(cut('a|b|c\nd|e|f\n').rows);
  });

  it('loses a broken line at the start, in the middle and at the end, and no other', () => {
    const found = cut('a|b\nd|e|f\ng|h|i|j\nk|l|m\nn');
    expect(found.rows).toEqual([
      ['2', 'd', 'e', 'f'],
      ['4', 'k', 'l', 'm'],
    ]);
    expect(found.broken).toEqual(['1 FIELD_COUNT', '3 FIELD_COUNT', '5 FIELD_COUNT']);
    expect(found.total).toBe(5);
  });

  it('skips blank lines, which still take a number', () => {
    const found = cut('a|b|c\n\n \r\nd|e|f\n\n');
    expect(found).toEqual({
      rows: [
        ['1', 'a', 'b', 'c'],
        ['4', 'd', 'e', 'f'],
      ],
      broken: [],
      total: 2,
    });
  });

  it('takes quotation marks as letters', () => {
    expect(cut('"a|b|c"\n').rows).toEqual([['1', '"a', 'b', 'c"']]);
  });

  it('puts white space in order and drops letters that nobody sees', () => {
    expect(cut('  a  b |\u00a0c\u200b\t\td\u00a0|\ufeffe\u00ad\u0000f\n').rows).toEqual([
      ['1', 'a b', 'c d', 'e f'],
    ]);
  });

  it('keeps letters that only begin like those', () => {
    expect(cut('\u00e9|\u2026|\uff21\n').rows).toEqual([['1', 'é', '…', 'Ａ']]);
  });

  it('rejects a line of bytes that are no letters', () => {
    const bad = Buffer.concat([
      Buffer.from('ก|ข|ค\n'),
      Buffer.from([0xe0, 0xb8, 0x7c, 0x7c, 0x0a]),
      Buffer.from('ง|จ|ฉ\n'),
    ]);
    const found = cut(bad);
    expect(found.rows.map(([number]) => number)).toEqual(['1', '3']);
    expect(found.broken).toEqual(['2 TEXT_ENCODING']);
  });

  it('rejects a row that is too long', () => {
    expect(cut(`a|b|c\n${'x'.repeat(70_000)}|b|c\nd|e|f\n`).broken).toEqual(['2 ROW_TOO_LONG']);
  });
});

describe('a text in windows-874', () => {
  it('is decoded', () => {
    expect(cut(iconv.encode('กำ|ฯ฿|เ"แ\n', 'win874'), { encoding: 'windows-874' }).rows).toEqual([
      ['1', 'กำ', 'ฯ฿', 'เ"แ'],
    ]);
  });

  it('rejects bytes that stand for nothing', () => {
    const bytes = Buffer.from([0x61, 0x7c, 0xdb, 0x7c, 0x62, 0x0a]);
    expect(cut(bytes, { encoding: 'windows-874' }).broken).toEqual(['1 TEXT_ENCODING']);
  });
});

describe('a text with quotes', () => {
  it.each([
    ['a,"b",c', ['a', 'b', 'c']],
    ['"a,1","b ""x""",c', ['a,1', 'b "x"', 'c']],
    ['"",b,""', ['', 'b', '']],
    ['a,5" pipe,c', ['a', '5" pipe', 'c']],
    ['"a\nb",c,d', ['a b', 'c', 'd']],
    ['"a\r\nb",c,"d\n"', ['a b', 'c', 'd']],
  ])('%j is cut', (text, fields) => {
    expect(cut(`${text}\r\nx,y,z\r\n`, { quoted: true })).toEqual({
      rows: [
        ['1', ...fields],
        ['2', 'x', 'y', 'z'],
      ],
      broken: [],
      total: 2,
    });
  });

  it.each(['a,"b,c', 'a,"b"x,c', '"a,b,c"', 'a,b,"c'])('%j spoils its own line only', (text) => {
    const rest = Array.from({ length: 30 }, (_, index) => `p${index},q,r`).join('\n');
    const found = cut(`x,y,z\n${text}\n${rest}\n`, { quoted: true });
    expect(found.broken).toEqual(['2 FIELD_COUNT']);
    expect(found.rows).toHaveLength(31);
    expect(found.rows.at(-1)).toEqual(['32', 'p29', 'q', 'r']);
  });

  it('that ends inside a quotation loses the line where it began', () => {
    const found = cut('x,y,z\na,"b,c\nd,e,f', { quoted: true });
    expect(found.broken).toEqual(['2 FIELD_COUNT']);
    expect(found.rows.map(([number]) => number)).toEqual(['1', '3']);
  });
});

describe('any text', () => {
  const field = fc.oneof(
    fc.string({ unit: fc.constantFrom('a', 'ก', '1', ' ', '"', ',', '|', '\n'), maxLength: 6 }),
    fc.constantFrom('', 'ชื่อ'),
  );
  const quote = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const clean = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
  const table = fc.array(fc.tuple(fc.constantFrom('x', 'ย'), field, field), { maxLength: 20 });

  it('comes out as it was written, in whatever portions it is read', () => {
    fc.assert(
      fc.property(table, fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 12 }), (rows, portions) => {
        const text = rows.map((row) => row.map(quote).join(',')).join('\n');
        const found = cut(text, { quoted: true, portions });
        expect(found.broken).toEqual([]);
        expect(found.rows).toEqual(rows.map((row, index) => [String(index + 1), ...row.map(clean)]));
      }),
      { numRuns: 300 },
    );
  });

  it('gives the same whatever portions it is read in, and loses nothing', () => {
    const noise = fc.string({
      unit: fc.constantFrom('a', 'ก', '"', ',', ',', '\n', '\r\n', ' '),
      maxLength: 120,
    });
    fc.assert(
      fc.property(noise, fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 12 }), (text, portions) => {
        const whole = cut(text, { quoted: true });
        expect(cut(text, { quoted: true, portions })).toEqual(whole);
        const numbers = [
          ...whole.rows.map(([number]) => Number(number)),
          ...whole.broken.map((entry) => Number.parseInt(entry, 10)),
        ];
        expect(new Set(numbers).size).toBe(numbers.length);
        expect(numbers).toHaveLength(whole.total);
      }),
      { numRuns: 500 },
    );
  });
});
