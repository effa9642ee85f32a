import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { givenNames, thaiTitles } from './testing/thai-content.ts';
import { compileTitles } from './titles.ts';

const rules = thaiTitles();
const names = givenNames();
const dictionary = new Set(names);
const withoutTitle = compileTitles(rules, (name) => dictionary.has(name));
const withoutDictionary = compileTitles(rules);

describe('taking titles from names', () => {
  it.each([
    ['นาย สมชาย', { title: 'นาย', rest: 'สมชาย', sex: 'm' }],
    ['นายสมชาย', { title: 'นาย', rest: 'สมชาย', sex: 'm' }],
    ['นางสาวสมหญิง', { title: 'นางสาว', rest: 'สมหญิง', sex: 'f' }],
    ['น.ส.สมหญิง', { title: 'นางสาว', rest: 'สมหญิง', sex: 'f' }],
    ['นาง สมหญิง ใจดี', { title: 'นาง', rest: 'สมหญิง ใจดี', sex: 'f', married: true }],
    ['ด.ช.สมชาย', { title: 'เด็กชาย', rest: 'สมชาย', sex: 'm', child: true }],
    ['เด็กหญิงสมใจ', { title: 'เด็กหญิง', rest: 'สมใจ', sex: 'f', child: true }],
    ['พล.ต.อ.สมชาย', { title: 'พล.ต.อ.', rest: 'สมชาย' }],
    ['ว่าที่ ร.ต. ดร. สมชาย', { title: 'ว่าที่ ร.ต. ดร.', rest: 'สมชาย' }],
    ['ว่าที่ร้อยตรีหญิงสมใจ', { title: 'ว่าที่ ร.ต.หญิง', rest: 'สมใจ', sex: 'f' }],
    ['พลฯ สมชาย', { title: 'พลทหาร', rest: 'สมชาย', sex: 'm' }],
    ['ม.ล.สมชาย', { title: 'หม่อมหลวง', rest: 'สมชาย' }],
    ['พระมหาสมชาย', { title: 'พระมหา', rest: 'สมชาย', sex: 'm' }],
    ['MR. JOHN', { title: 'นาย', rest: 'JOHN', sex: 'm' }],
    ['Mrs Anna', { title: 'นาง', rest: 'Anna', sex: 'f', married: true }],
    ['สมชาย', { title: null, rest: 'สมชาย' }],
  ])('%s', (text, expected) => {
    expect(withoutTitle(text)).toEqual(expected);
  });

  it.each(['นางนวล', 'นายณัฐ', 'พลชัย', 'คุณากร', 'พันทิพย์', 'Mrinal', 'Drake'])('%s is a whole name', (name) => {
    expect(withoutTitle(name)).toEqual({ title: null, rest: name });
  });

  it('asks for a space where no list of names tells a title from the beginning of a name', () => {
    expect(withoutDictionary('นายสมชาย').title).toBeNull();
    expect(withoutDictionary('นาย สมชาย').title).toBe('นาย');
    expect(withoutDictionary('เด็กชายสมชาย').title).toBe('เด็กชาย');
    expect(withoutDictionary('นาง นวล')).toEqual({ title: 'นาง', rest: 'นวล', sex: 'f', married: true });
  });

  it('reads a column of titles alone, and leaves a title that is all the name there is', () => {
    expect(withoutDictionary('ด.ญ.')).toEqual({ title: 'เด็กหญิง', rest: '', sex: 'f', child: true });
    expect(withoutDictionary('นาย นาย').rest).toBe('นาย');
  });

  it('takes nothing from any name of the corpus', () => {
    expect(names.filter((name) => name !== 'นาย' && withoutTitle(name).title !== null)).toEqual([]);
  });

  it('finds the name again after any title that stands apart', () => {
    const written = rules.titles.flatMap((title) =>
      typeof title === 'string' ? [title] : [title.title, ...title.also],
    );
    fc.assert(
      fc.property(fc.constantFrom(...written), fc.constantFrom(...names), (title, name) => {
        const { rest, title: found } = withoutTitle(`${title} ${name}`);
        expect(found).not.toBeNull();
        expect(rest).toBe(withoutTitle(name).rest || name);
      }),
      { numRuns: 2000 },
    );
  });
});
