import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CastTexts, openCastTexts } from '../testing/cast-texts.ts';

let texts: CastTexts;
beforeAll(async () => {
  texts = await openCastTexts();
});
afterAll(() => texts.close());

async function castAll(column: object, list: readonly (string | null)[]) {
  const rows = await texts.cast({ field: 'thing', ...column }, list);
  return rows.map(({ fields, mended, rejected }) => [fields['thing'], rejected ?? mended]);
}

describe('a code', () => {
  it('becomes what the contract’s map says', async () => {
    const map = { ชาย: 'm', หญิง: 'f' };
    expect(await castAll({ read: 'code', map }, ['ชาย', 'หญิง', 'อื่น', null])).toEqual([
      ['m', null],
      ['f', null],
      [null, 'CODE_UNKNOWN'],
      [null, null],
    ]);
  });

  it('becomes the word of its list, or stays where the list has none', async () => {
    expect(
      await castAll({ read: 'code', list: 'things', required: true }, ['1', '72', '๗๒', '3', null]),
    ).toEqual([
      ['one', null],
      ['72', null],
      ['72', null],
      [null, 'CODE_UNKNOWN'],
      [null, 'VALUE_MISSING'],
    ]);
  });

  it('can be several, each once and in order', async () => {
    expect(await castAll({ read: 'codes', list: 'things' }, ['72,1', '1, 1', '1,5', ''])).toEqual([
      ['72,one', null],
      ['one', null],
      [null, 'CODE_UNKNOWN'],
      [null, 'CODE_UNKNOWN'],
    ]);
  });

  it('can be a yes or a no', async () => {
    expect(await castAll({ read: 'flag', true: ['Y'], false: ['N'] }, ['Y', 'N', 'x', null])).toEqual([
      [true, null],
      [false, null],
      [null, 'CODE_UNKNOWN'],
      [null, null],
    ]);
  });
});

describe('a place code', () => {
  it.each([
    ['500101', '500101', null],
    ['50010102', '50010102', null],
    ['50010100', '50010100', null],
    ['500199', '500101', 'PLACE_SUCCESSOR'],
    ['50019900', '50010100', 'PLACE_SUCCESSOR'],
    ['500198', null, 'PLACE_UNKNOWN'],
    ['999999', null, 'PLACE_UNKNOWN'],
    ['50010109', null, 'PLACE_UNKNOWN'],
    ['500101.0', '500101', null],
    ['๕๐๐๑๐๑', '500101', 'THAI_DIGITS'],
  ])('%s is %s', async (text, place, code) => {
    expect(await castAll({ read: 'place-code' }, [text])).toEqual([[place, code]]);
  });
});

describe('a house', () => {
  it.each([
    ['12345678901', '12345678901', null],
    ['345678901', '00345678901', null],
    ['1234-567890-1', '12345678901', null],
    ['00000000000', null, null],
    ['0', null, null],
    ['๑๒๓', '00000000123', 'THAI_DIGITS'],
    ['บ้านเลขที่', null, 'NUMBER_FORMAT'],
    ['123456789012', null, 'NUMBER_FORMAT'],
  ])('code %s is %s', async (text, code, reason) => {
    expect(await castAll({ read: 'house-code' }, [text])).toEqual([[code, reason]]);
  });

  it.each(['27/1', '123', '12/34 ก', '99/9-10', 'ม.3', '27/1/25', '1-2'])('number %s stays', async (text) => {
    expect(await castAll({ read: 'house-number' }, [text])).toEqual([[text, null]]);
  });

  it.each([
    ['27-ม.ค.', '27/1'],
    ['5-ธ.ค.', '5/12'],
    ['27-Jan', '27/1'],
    ['27 ม.ค.', '27/1'],
    ['ม.ค.-27', '1/27'],
    ['27/1/2569', '27/1'],
    ['2026-01-27', '27/1'],
    ['2026-01-27T00:00', '27/1'],
    ['2026-01-01T00:00', '1/1'],
    ['1970-01-01T00:00', '1/70'],
  ])('number %s was a date in a spreadsheet and is %s again', async (text, number) => {
    expect(await castAll({ read: 'house-number' }, [text])).toEqual([[number, 'HOUSE_NUMBER_DATE']]);
  });
});

it.each([
  ['1', '01', null],
  ['12', '12', null],
  ['007', '07', null],
  ['0', '00', null],
  ['๕', '05', 'THAI_DIGITS'],
  ['100', null, 'NUMBER_RANGE'],
  ['ม.5', null, 'NUMBER_FORMAT'],
])('a village number %s is %s', async (text, number, code) => {
  expect(await castAll({ read: 'village-number' }, [text])).toEqual([[number, code]]);
});
