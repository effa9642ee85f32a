import type { Column } from '../../stages/intake/index.ts';
import { type Day, partsOf, twoDigits } from '../calendar.ts';

export type DateFormat = NonNullable<Column['date']>;

/** Writes days in an agency's format; the same day is asked for again and again, so its text is kept. */
export type DateWriter = Readonly<{
  text: (day: Day, format: DateFormat) => string;
  /** The year alone, as the format writes a date whose month and day are not known. */
  yearOnly: (day: Day, format: DateFormat) => string;
  /** The date with its year in the other era. */
  wrongEra: (day: Day, format: DateFormat) => string;
}>;

const ERA = 543;
const BUDDHIST: ReadonlySet<DateFormat> = new Set(['be-digits', 'be-slash', 'be-words']);
/** No date of a living person's life lies before 1840. */
const FIRST_DAY = -47_500;
/** Nor any after 2050. */
const DAYS = 77_000;

/** Opens a writer of dates with the month names of the country. */
export function openDateWriter(months: readonly string[]): DateWriter {
  const kept = new Map<DateFormat, (string | undefined)[]>();
  const write = (day: Day, format: DateFormat, shift: number): string => {
    const { year, month, day: date } = partsOf(day);
    const shown = year + shift + (BUDDHIST.has(format) ? ERA : 0);
    switch (format) {
      case 'be-slash':
        return `${twoDigits(date)}/${twoDigits(month)}/${shown}`;
      case 'be-words':
        return `${date} ${months[month - 1] ?? ''} ${shown}`;
      case 'iso':
        return `${shown}-${twoDigits(month)}-${twoDigits(date)}`;
      default:
        return `${shown}${twoDigits(month)}${twoDigits(date)}`;
    }
  };
  const textsOf = (format: DateFormat): (string | undefined)[] => {
    const known = kept.get(format);
    if (known) return known;
    const texts = Array.from<string | undefined>({ length: DAYS });
    kept.set(format, texts);
    return texts;
  };
  return {
    text: (day, format) => {
      const texts = textsOf(format);
      const place = day - FIRST_DAY;
      texts[place] ??= write(day, format, 0);
      return texts[place];
    },
    yearOnly: (day, format) => {
      const year = partsOf(day).year + (BUDDHIST.has(format) ? ERA : 0);
      return format.endsWith('digits') ? `${year}0000` : String(year);
    },
    wrongEra: (day, format) => write(day, format, BUDDHIST.has(format) ? -ERA : ERA),
  };
}
