import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFiles, faultText, readFile } from '../index.ts';
import { asText, type Cells, filesets, readUpload, SMALL_UPLOAD, sixteen } from '../testing/small-upload.ts';
import { commonDay, dayShape, hasFittingLastDigit, isTime, numberShape } from './value-shapes.ts';

const first = (file: string): Cells => SMALL_UPLOAD[file]?.[0] ?? {};
const choice = { level: 'all', hospital: '99801', today: '20260101' } as const;

/** The first fault of an upload in which one file was replaced, as `code FILE row FIELD`. */
function faultsOf(changed: Readonly<Record<string, readonly Cells[] | undefined>>): string[] {
  return checkFiles(sixteen, readUpload(changed), choice).map(
    ({ code, file, row, field, level }) => `${level} ${code} ${file} ${row} ${field}`,
  );
}

describe('the check of everything', () => {
  it.each([
    [
      'a required field left empty',
      { ODX: [{ ...first('ODX'), DIAG: '' }] },
      'error required-empty ODX 1 DIAG',
    ],
    ['a value too long', { OPD: [{ ...first('OPD'), CLINIC: '001001' }] }, 'error too-long OPD 1 CLINIC'],
    [
      'letters for a number',
      { CHT: [{ ...first('CHT'), TOTAL: '1,200' }] },
      'error not-a-number CHT 1 TOTAL',
    ],
    ['money below zero', { CHT: [{ ...first('CHT'), TOTAL: '-300.00' }] }, 'error negative CHT 1 TOTAL'],
    [
      'more decimals than are kept',
      { CHT: [{ ...first('CHT'), TOTAL: '1.005' }] },
      'warning decimals CHT 1 TOTAL',
    ],
    [
      'a code that is not on a compared list',
      { PAT: [{ ...first('PAT'), SEX: '9' }] },
      'error code-unknown PAT 1 SEX',
    ],
    [
      'a code that is not on a list nobody compared',
      { INS: [{ ...first('INS'), INSCL: 'XXX' }, SMALL_UPLOAD['INS']?.[1] ?? {}] },
      'warning code-unknown INS 1 INSCL',
    ],
    [
      'a hospital code of another shape',
      { PAT: [{ ...first('PAT'), HCODE: '998' }] },
      'error shape-wrong PAT 1 HCODE',
    ],
    ['a day to come', { OPD: [{ ...first('OPD'), DATEOPD: '20260601' }] }, 'error date-future OPD 1 DATEOPD'],
    [
      'a discharge before the admission',
      { IPD: [{ ...first('IPD'), DATEDSC: '20251001' }] },
      'error date-before IPD 1 DATEDSC',
    ],
    [
      'a day in the Buddhist era',
      { OPD: [{ ...first('OPD'), DATEOPD: '25681001' }] },
      'error date-buddhist OPD 1 DATEOPD',
    ],
    [
      'a mistyped citizen number',
      { PAT: [{ ...first('PAT'), PERSON_ID: '0999900000016' }] },
      'warning check-digit PAT 1 PERSON_ID',
    ],
    [
      'the same diagnosis twice',
      { ODX: [first('ODX'), first('ODX')] },
      'warning row-repeated ODX 2 HN:SEQ:DIAG:DXTYPE',
    ],
    [
      'one visit number for two patients',
      { INS: [first('INS'), { ...first('INS'), HN: '1002' }] },
      'error number-of-two INS 2 SEQ',
    ],
    [
      'another hospital',
      { DRU: [{ HCODE: '10670', HN: '1001', SEQ: '6801' }] },
      'error other-hospital DRU 1 HCODE',
    ],
    ['an orphan', { IDX: [{ ...first('IDX'), AN: '9' }] }, 'error key-lost IDX 1 AN'],
  ])('finds %s', (_why, changed, expected) => {
    expect(faultsOf(changed)).toContain(expected);
  });

  it('says of each fault what and where it is, why it matters and what to do, in both languages', () => {
    const [fault] = checkFiles(
      sixteen,
      readUpload({ OPD: [{ ...first('OPD'), DATEOPD: '25681001' }] }),
      choice,
    );
    if (fault === undefined) throw new Error('there is a fault');
    const thai = faultText(fault, { words: filesets.words, set: sixteen, language: 'th' });
    expect(thai.what).toBe('แฟ้ม OPD แถว 1 คอลัมน์ DATEOPD มีค่า 25681001 ซึ่งเป็นปี พ.ศ.');
    expect(thai.mend).toBe('เปลี่ยนเป็น 20251001 (ลบ 543)');
    const english = faultText(fault, { words: filesets.words, set: sixteen, language: 'en' });
    expect(english.mend).toBe('write 20251001 (543 years less)');
  });

  it('finds letters that were cut, and two encodings in one file', () => {
    const description = sixteen.byName.get('PAT');
    if (description === undefined) throw new Error('PAT is described');
    const text = asText('PAT', SMALL_UPLOAD['PAT'] ?? []);
    const thaiRow = Buffer.from([
      ...Buffer.from('99801|1003|||19800101|1|||099|||'),
      0xb9,
      0xd2,
      0xc2,
      ...Buffer.from('||||\r\n'),
    ]);
    const [first] = readFile(description, Buffer.concat([text, thaiRow]), { form: 'txt' }).faults;
    expect(first).toMatchObject({ code: 'encoding-mixed', row: 3, value: 'utf-8', other: 'windows-874' });
    const at = text.indexOf(Buffer.from('ทดสอบ'));
    const cut = Buffer.concat([text.subarray(0, at + 4), text.subarray(at + 6)]);
    const codes = readFile(description, cut, { form: 'txt' }).faults.map(
      ({ code, row, field }) => `${code} ${row} ${field}`,
    );
    expect(codes).toContain('bad-character 1 NAMEPAT');
  });

  it.each([
    ['no dBase table', Buffer.from('not a table at all, but some text')],
    ['header length', dbf((bytes) => bytes.writeUInt16LE(9_999, 8))],
    ['record length', dbf((bytes) => bytes.writeUInt16LE(3, 10))],
    ['cut short', dbf((bytes) => bytes.writeUInt32LE(1_000_000, 4))],
  ])('refuses a dBase table with a wrong header: %s', (value, bytes) => {
    const description = sixteen.byName.get('ORF');
    if (description === undefined) throw new Error('ORF is described');
    const file = readFile(description, bytes, { form: 'dbf' });
    expect(file.faults).toContainEqual({
      code: 'not-readable',
      level: 'error',
      file: 'ORF',
      row: 0,
      field: '',
      value,
    });
  });

  it('throws nothing, whatever values are', () => {
    const cells = fc.array(fc.string({ maxLength: 16 }), { minLength: 15, maxLength: 15 });
    fc.assert(
      fc.property(fc.array(cells, { maxLength: 4 }), (rows) => {
        const description = sixteen.byName.get('OPD');
        if (description === undefined) throw new Error('OPD is described');
        const text = rows
          .map((row) => row.map((cell) => cell.replaceAll(/[|\r\n]/g, '')).join('|'))
          .join('\n');
        const file = readFile(description, Buffer.from(text), { form: 'txt' });
        for (const fault of checkFiles(sixteen, [file], choice)) {
          expect(filesets.words.has(fault.code)).toBe(true);
          expect(faultText(fault, { words: filesets.words, set: sixteen, language: 'th' }).what).not.toBe('');
        }
      }),
    );
  });
});

describe('shapes of values', () => {
  it('knows days that exist, in either era', () => {
    for (const day of ['20240229', '19990131', '20251231']) expect(dayShape(day)).toBe('right');
    for (const day of ['20230229', '20251301', '20250431', '2025-101', '202510011', '00000000', '99991231']) {
      expect(dayShape(day)).toBe('wrong');
    }
    expect(dayShape('25670229')).toBe('buddhist');
    expect(commonDay('25670229')).toBe('20240229');
  });

  it('agrees with the calendar on every day', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }),
        (day) => {
          expect(dayShape(day.toISOString().slice(0, 10).replaceAll('-', ''))).toBe('right');
        },
      ),
    );
  });

  it('knows times and numbers', () => {
    expect(['0000', '2359', '0930'].every((time) => isTime(time, 4))).toBe(true);
    expect(['2400', '0960', '930', '09:30'].some((time) => isTime(time, 4))).toBe(false);
    expect(numberShape('12.500')).toEqual({ isNegative: false, decimals: 1 });
    expect(numberShape('-0.00')).toEqual({ isNegative: false, decimals: 0 });
    expect(numberShape('-1')).toEqual({ isNegative: true, decimals: 0 });
    for (const none of ['', '-', '.', '1e5', '1.2.3', '๑']) expect(numberShape(none)).toBeUndefined();
    expect(hasFittingLastDigit('0999900000015')).toBe(true);
    expect(hasFittingLastDigit('0999900000014')).toBe(false);
  });
});

/** A dBase table of one column, spoilt. */
function dbf(spoil: (bytes: Buffer) => void): Buffer {
  const bytes = Buffer.alloc(32 + 32 + 1 + 16);
  bytes[0] = 3;
  bytes.writeUInt32LE(1, 4);
  bytes.writeUInt16LE(65, 8);
  bytes.writeUInt16LE(16, 10);
  bytes.write('HN', 32);
  bytes.write('C', 43);
  bytes[48] = 15;
  bytes[64] = 0x0d;
  spoil(bytes);
  return bytes;
}
