import { type SampledColumn, shareOf } from './read-sample.ts';

/** How the dates of a column are written, and whether years of two eras are mixed. */
export type DateForm = Readonly<{ format: string; share: number; mixedEras: boolean }>;

/** In order of preference, where the values leave it open. */
const FORMATS = [
  ...['-', '/', '.'].map((mark) => `YYYY${mark}MM${mark}DD`),
  ...['/', '-', '.', ' '].map((mark) => `DD${mark}MM${mark}YYYY`),
  ...['/', '-', '.'].map((mark) => `MM${mark}DD${mark}YYYY`),
  'YYYYMMDD',
  'DDMMYYYY',
  'MMDDYYYY',
] as const;

/** Years in which somebody may have been born or registered. */
const FIRST_YEAR = 1500;
const LAST_YEAR = 2100;

/** Fewer of them are mistakes, not a way of writing. */
const LEAST_SHARE = 0.8;
const LEAST_ERA_SHARE = 0.005;

/** Finds how a column's dates are written; undefined where it has none. `eraYears` is how far another era may lie ahead. */
export function dateFormOf(column: SampledColumn, eraYears: number | undefined): DateForm | undefined {
  let best: DateForm | undefined;
  for (const format of FORMATS) {
    const yearOf = yearReader(format);
    const isIn = (value: string, ahead: number) => {
      const year = yearOf(value) - ahead;
      return year >= FIRST_YEAR && year <= LAST_YEAR;
    };
    const common = shareOf(column, (value) => isIn(value, 0));
    const ahead =
      eraYears === undefined ? 0 : shareOf(column, (value) => !isIn(value, 0) && isIn(value, eraYears));
    const share = common + ahead;
    if (share < LEAST_SHARE || share <= (best?.share ?? 0)) continue;
    best = { format, share, mixedEras: Math.min(common, ahead) >= LEAST_ERA_SHARE };
  }
  return best;
}

/** The year of a date in a format; NaN for what is none. Day and month may lack a leading zero where a mark parts them. */
function yearReader(format: string): (value: string) => number {
  const marked = /[^YMD]/.test(format);
  const few = marked ? '[0-9]{1,2}' : '[0-9]{2}';
  const form = format
    .replaceAll('.', '\\.')
    .replace('YYYY', '(?<year>[0-9]{4})')
    .replace('MM', `(?<month>${few})`)
    .replace('DD', `(?<day>${few})`);
  const pattern = new RegExp(`^${form}$`);
  return (value) => {
    const { year, month, day } = pattern.exec(value)?.groups ?? {};
    const isDay = Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31;
    return isDay ? Number(year) : Number.NaN;
  };
}
