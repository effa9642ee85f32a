import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CastTexts, openCastTexts } from '../testing/cast-texts.ts';

let texts: CastTexts;
beforeAll(async () => {
  texts = await openCastTexts();
});
afterAll(() => texts.close());

async function castGiven(text: string) {
  const [row] = await texts.cast({ field: 'given_name', read: 'name' }, [text]);
  return [row?.fields['title'], row?.fields['given_name'], row?.mended];
}

async function castFull(text: string) {
  const [row] = await texts.cast({ field: 'full_name', read: 'full-name' }, [text]);
  return [row?.fields['title'], row?.fields['given_name'], row?.fields['family_name']];
}

describe('a given name', () => {
  it.each(['สมชาย', 'นารี', 'พลอยชมพู', 'ดรุณี', 'คุณากร', 'นายิกา', 'นางนวล', 'นายณัฐ'])(
    '%s stays',
    async (name) => {
      expect(await castGiven(name)).toEqual([null, name, null]);
    },
  );

  it.each([
    ['นายสมชาย', 'นาย', 'สมชาย'],
    ['นาย สมชาย', 'นาย', 'สมชาย'],
    ['นางสาวสมศรี', 'นางสาว', 'สมศรี'],
    ['นางสาวิตรี', 'นาง', 'สาวิตรี'],
    ['น.ส.สมศรี', 'น.ส.', 'สมศรี'],
    ['นาง นวล', 'นาง', 'นวล'],
    ['ด.ช.เอก', 'ด.ช.', 'เอก'],
    ['พล.ต.อ.สมชาย', 'พล.ต.อ.', 'สมชาย'],
    ['ว่าที่ ร.ต. สมชาย', 'ว่าที่ ร.ต.', 'สมชาย'],
    ['นาย ดร.สมชาย', 'นาย ดร.', 'สมชาย'],
  ])('%s loses its title, which is flagged', async (text, title, name) => {
    expect(await castGiven(text)).toEqual([title, name, 'TITLE_IN_NAME']);
  });

  it.each([
    ['เเสงดาว', 'แสงดาว'],
    ['นํา', 'นำ'],
    ['นํ้าฝน', 'น้ำฝน'],
    ['นำ้ฝน', 'น้ำฝน'],
    ['เเก้วนํ้า', 'แก้วน้ำ'],
  ])('%s typed in another way is the same name', async (text, name) => {
    expect(await castGiven(text)).toEqual([null, name, null]);
  });
});

describe('a full name', () => {
  it.each([
    ['นายสมชาย ใจดี', ['นาย', 'สมชาย', 'ใจดี']],
    ['นาย สมชาย ใจดี', ['นาย', 'สมชาย', 'ใจดี']],
    ['น.ส. นวล ณ ไร่ใหญ่', ['น.ส.', 'นวล', 'ณ ไร่ใหญ่']],
    ['สมชาย ใจดี', [null, 'สมชาย', 'ใจดี']],
    ['นางนวล ใจดี', [null, 'นางนวล', 'ใจดี']],
    ['นางสาวนางนวล ใจดี', ['นางสาว', 'นางนวล', 'ใจดี']],
    ['สมชาย', [null, 'สมชาย', null]],
    ['Mr. John Smith', ['Mr.', 'John', 'Smith']],
  ])('%s is taken apart', async (text, expected) => {
    expect(await castFull(text)).toEqual(expected);
  });

  it('that is needed and missing rejects its row', async () => {
    const [row] = await texts.cast({ field: 'full_name', read: 'full-name', required: true }, [null]);
    expect(row?.rejected).toBe('VALUE_MISSING');
  });
});
