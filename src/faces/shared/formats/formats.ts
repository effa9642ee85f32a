import type { Language } from '../../../base/model/index.ts';

/** How numbers, money and dates are written in one language. Money is satang in, baht out; dates are `YYYY-MM-DD`. */
export type Formats = Readonly<{
  count: (value: number) => string;
  /** Large numbers in few digits, with the word for thousands or millions. */
  short: (value: number) => string;
  rate: (value: number) => string;
  /** A number of one thing for each of another. */
  ratio: (value: number) => string;
  /** With its sign, also when it is zero. */
  signed: (value: number) => string;
  /** To the satang where there are any: what one person gets or misses. */
  baht: (satang: number) => string;
  /** Whole baht: sums over many people. */
  wholeBaht: (satang: number) => string;
  shortBaht: (satang: number) => string;
  date: (iso: string, precision?: DatePrecision | null) => string;
  /** A moment in the reader's own day and hour. */
  moment: (iso: string) => string;
  list: (items: readonly string[]) => string;
}>;

type DatePrecision = 'day' | 'month' | 'year';

const SATANG_A_BAHT = 100;
const SHORT_FROM = 1_000_000;

/** Thai dates are of the Buddhist era, English ones Gregorian; digits are Arabic in both, as officers' tables have them. */
const LOCALES: Readonly<Record<Language, string>> = {
  th: 'th-TH-u-ca-buddhist-nu-latn',
  en: 'en-GB-u-ca-gregory-nu-latn',
};

const PARTS: Readonly<Record<DatePrecision, Intl.DateTimeFormatOptions>> = {
  day: { day: 'numeric', month: 'short', year: 'numeric' },
  month: { month: 'short', year: 'numeric' },
  year: { year: 'numeric' },
};

const CLOCK: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hour12: false };

/** Makes the formats of a language. */
export function makeFormats(language: Language): Formats {
  const locale = LOCALES[language];
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const money = new Intl.NumberFormat(locale, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
    trailingZeroDisplay: 'stripIfInteger',
  });
  const compact = new Intl.NumberFormat(locale, {
    notation: 'compact',
    compactDisplay: 'long',
    maximumFractionDigits: 1,
  });
  const one = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const fine = new Intl.NumberFormat(locale, { minimumFractionDigits: 3, maximumFractionDigits: 3 });
  const day = (precision: DatePrecision) =>
    new Intl.DateTimeFormat(locale, { ...PARTS[precision], timeZone: 'UTC' });
  // Making one takes as long as writing a hundred dates with it.
  const days = { day: day('day'), month: day('month'), year: day('year') };
  const clock = new Intl.DateTimeFormat(locale, { ...PARTS.day, ...CLOCK });
  const count = (value: number) => whole.format(value);
  const short = (value: number) => (Math.abs(value) >= SHORT_FROM ? compact.format(value) : count(value));
  return {
    count,
    short,
    rate: (value) => one.format(value),
    ratio: (value) => fine.format(value),
    signed: (value) => signOf(value) + one.format(Math.abs(value)),
    baht: (satang) => money.format(satang / SATANG_A_BAHT),
    wholeBaht: (satang) => count(satang / SATANG_A_BAHT),
    shortBaht: (satang) => short(satang / SATANG_A_BAHT),
    date: (iso, precision) => withoutEra(days[precision ?? 'day'], new Date(`${iso}T00:00:00Z`)),
    moment: (iso) => withoutEra(clock, new Date(iso)),
    list: (items) => items.join(', '),
  };
}

const ROUNDS_TO_ZERO = 0.05;

function signOf(value: number): string {
  if (Math.abs(value) < ROUNDS_TO_ZERO) return '±';
  return value > 0 ? '+' : '−';
}

/** Thai puts the name of the era before a year that stands alone; the number is enough beside the others. */
function withoutEra(format: Intl.DateTimeFormat, moment: Date): string {
  return format
    .formatToParts(moment)
    .filter((part) => part.type !== 'era')
    .map((part) => part.value)
    .join('')
    .trim();
}
