import type { Language } from '../../../base/model/index.ts';
import type { AreaTableExpression, Expression, HouseholdExpression } from '../language/index.ts';
import { isOfPerson } from './of-person.ts';
import { writeValue } from './write-value.ts';

/** Writes what is asked of the members of a unit. */
export function sayHousehold(
  { unit, measure, where, value }: HouseholdExpression,
  { language, inner }: Readonly<{ language: Language; inner: (part: Expression) => string }>,
): string {
  const title = unit.title[language];
  const asked = where ? inner(where) : '';
  const taken = value ? inner(value) : '';
  if (language === 'th') {
    const those = asked ? `ที่${asked}` : '';
    return {
      count: `จำนวนสมาชิกใน${title}${those}`,
      sum: `ผลรวม${taken}ของสมาชิกใน${title}${those}`,
      min: `${taken}ที่น้อยที่สุดของสมาชิกใน${title}${those}`,
      max: `${taken}ที่มากที่สุดของสมาชิกใน${title}${those}`,
      any: `มีสมาชิกใน${title}อย่างน้อยหนึ่งคนที่${asked}`,
      all: `สมาชิกทุกคนใน${title}${asked}`,
    }[measure];
  }
  const ofPerson = where !== null && isOfPerson(where);
  const those = asked ? ` where ${ofPerson ? `the member ${asked}` : asked}` : '';
  return {
    count: `the number of members of the ${title}${those}`,
    sum: `the sum of ${taken} over members of the ${title}${those}`,
    min: `the least ${taken} among members of the ${title}${those}`,
    max: `the greatest ${taken} among members of the ${title}${those}`,
    any: ofPerson
      ? `at least one member of the ${title} ${asked}`
      : `for at least one member of the ${title}, ${asked}`,
    all: ofPerson ? `every member of the ${title} ${asked}` : `for every member of the ${title}, ${asked}`,
  }[measure];
}

const LEVELS: Record<Language, Readonly<Record<string, string>>> = {
  th: { province: 'จังหวัด', district: 'อำเภอ', subdistrict: 'ตำบล', village: 'หมู่บ้าน' },
  en: { province: 'province', district: 'district', subdistrict: 'subdistrict', village: 'village' },
};

/** Writes a value by area: areas of the same value stand together, by their codes. */
export function sayAreaTable(table: AreaTableExpression, language: Language): string {
  const thai = language === 'th';
  const level = LEVELS[language][table.level.id] ?? table.level.id;
  const write = (value: (typeof table)['otherwise']) =>
    value === null ? '' : writeValue({ type: table.type, value }, language);
  const groups = Map.groupBy(table.values, ([, value]) => write(value));
  const rows = [...groups].map(([value, areas]) => `${areas.map(([area]) => area).join(' ')}: ${value}`);
  const rest =
    table.otherwise === null
      ? thai
        ? `${level}อื่น: ไม่มีค่า`
        : `any other: not told`
      : `${thai ? `${level}อื่น` : 'any other'}: ${write(table.otherwise)}`;
  return thai
    ? `ค่าตามรหัส${level}ที่อยู่ (${[...rows, rest].join('; ')})`
    : `the value by code of the ${level} of residence (${[...rows, rest].join('; ')})`;
}
