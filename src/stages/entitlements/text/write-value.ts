import type { Language } from '../../../base/model/index.ts';
import type { TypedValue } from '../language/index.ts';

const NUMBERS = new Intl.NumberFormat('en-US');
const DATE_STYLE = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
const DATES: Record<Language, Intl.DateTimeFormat> = {
  th: new Intl.DateTimeFormat('th-TH-u-ca-buddhist', DATE_STYLE),
  en: new Intl.DateTimeFormat('en-GB', DATE_STYLE),
};

/** Writes a value with its unit in one language. */
export function writeValue({ type, value }: TypedValue, language: Language): string {
  const thai = language === 'th';
  switch (type) {
    case 'boolean':
      return value ? (thai ? 'ใช่' : 'yes') : thai ? 'ไม่ใช่' : 'no';
    case 'money':
      return `${writeBaht(BigInt(value))} ${thai ? 'บาท' : 'baht'}`;
    case 'years':
      return `${String(value)} ${thai ? 'ปี' : 'years'}`;
    case 'date':
      return writeDate(String(value), language);
    case 'integer':
      return NUMBERS.format(Number(value));
    case 'text':
      return String(value);
  }
}

/** Writes a date the way people of the language do; in Thai the year is of the Buddhist era. */
export function writeDate(date: string, language: Language): string {
  return DATES[language].format(Date.parse(date));
}

/** Exact to the satang: 600, 600.50. */
export function writeBaht(satang: bigint): string {
  const sign = satang < 0n ? '-' : '';
  const whole = satang < 0n ? -satang : satang;
  const rest = whole % 100n;
  return `${sign}${NUMBERS.format(whole / 100n)}${rest === 0n ? '' : `.${String(rest).padStart(2, '0')}`}`;
}
