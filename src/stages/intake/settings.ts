import { z } from 'zod';
import type { AreaCode, AreaLevel, IsoDate } from '../../base/model/index.ts';

const titles = z.array(z.array(z.string().min(1))).transform((groups) => groups.flat());

/** How a country writes things, beyond what one contract says. */
export const intakeSettingsSchema = z.strictObject({
  /** The digits of the country's script, from 0 to 9. */
  digits: z.string().length(10),
  /** What stands for nothing in any column. */
  blank: z.array(z.string().min(1)),
  /** Ways to write each month, in a date or in a house number that a spreadsheet took for one. */
  months: z.array(z.array(z.string().min(1)).min(1)).length(12),
  /** Words before a year that say its era. */
  eraWords: z.array(z.string().min(1)),
  /** Letters of names that are typed in two ways: where `seen` stands, each first part of `turn` becomes the second. */
  letters: z.array(
    z.strictObject({ seen: z.string().min(1), turn: z.array(z.tuple([z.string(), z.string()])) }),
  ),
  /** Titles that may stand before a given name, with or without a space, by the sex that they tell. */
  titles: z.strictObject({ m: titles, f: titles, any: titles }),
  /** Letters that a given name can begin with, as a class of a regular expression; what is left of a title must. */
  nameStart: z.string().regex(/^\[.+\]$/),
  /** Given names that begin as a title does; only a space makes the title one. */
  namesLikeTitles: z.array(z.string().min(1)),
  /** Numbers with a right check digit that nobody bears; people type them where they have none. */
  madeUpNumbers: z.array(z.string().regex(/^\d{13}$/)),
  /** First digit of invented people's numbers, which production refuses. */
  syntheticNumberClass: z.string().regex(/^\d$/),
});
export type IntakeSettings = Readonly<z.infer<typeof intakeSettingsSchema>>;

/** One area with an official code, as the country's content gives it. */
export type Place = Readonly<{
  code: AreaCode;
  level: AreaLevel;
  parent: AreaCode | null;
  nameTh: string;
  nameEn: string;
  kindTh: string | null;
  lon: number;
  lat: number;
  boundaryCode: AreaCode | null;
  validFrom: IsoDate | null;
  validTo: IsoDate | null;
  successor: AreaCode | null;
  retired: boolean;
}>;
