import { z } from 'zod';
import { parseIsoDate } from '../../../../base/model/index.ts';
import { satangIn } from '../../../../services/claims/index.ts';

const MOST_LETTERS = 200;
const FIRST_YEAR = 1900;
/** A year after this one was written in the Buddhist era. */
const LAST_YEAR = 2400;
const MOMENT =
  /^(\d{4})-(\d{2})-(\d{2})[T ]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?(\.\d{1,3})?(Z|[+-]\d{2}:\d{2})?$/;

/** A word that may come as a number: programs differ. */
const loose = z.union([z.string(), z.number()]).transform((value) => String(value).trim());

/** A word that must be there. */
export const word = loose.pipe(z.string().min(1).max(MOST_LETTERS));

/** A word that may be left out, empty or null. */
export const wordOrNothing = z
  .union([z.string(), z.number(), z.null()])
  .optional()
  .transform((value) => (value === null || value === undefined ? '' : String(value).trim()))
  .pipe(z.string().max(MOST_LETTERS));

/** A citizen's number as hospitals write it. */
export const citizenNumber = loose.pipe(z.string().regex(/^\d{13}$/, 'a citizen’s number has 13 digits'));

/** An amount of baht as text or number, in satang; not below zero. */
export const amount = loose.transform((text, context) => {
  const satang = satangIn(text);
  if (satang !== null && satang >= 0) return satang;
  context.addIssue({ code: 'custom', message: 'an amount of baht with at most two decimals is needed' });
  return z.NEVER;
});

/** A moment of the Common Era with date and time, kept as it was written. */
export const moment = loose.pipe(z.string().refine(isMoment, 'YYYY-MM-DD hh:mm of the Common Era is needed'));

/** The same, or nothing. */
export const momentOrNothing = wordOrNothing.refine(
  (text) => text === '' || isMoment(text),
  'YYYY-MM-DDTHH:MM:SSZ of the Common Era is needed',
);

function isMoment(text: string): boolean {
  const match = MOMENT.exec(text);
  if (!match) return false;
  const year = Number(match[1]);
  return (
    year >= FIRST_YEAR &&
    year <= LAST_YEAR &&
    parseIsoDate(`${match[1]}-${match[2]}-${match[3]}`) !== undefined
  );
}
