import type { Text } from '../../../base/model/index.ts';

const COUNT = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const TENTH = new Intl.NumberFormat('en-US', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const DATE = { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' } as const;
const DATES = {
  th: new Intl.DateTimeFormat('th-TH-u-ca-buddhist-nu-latn', DATE),
  en: new Intl.DateTimeFormat('en-GB', DATE),
};
const SMALL_SHARE = 0.001;
const TINY_SHARE = 1e-6;
const LONGEST = 7;

/** 1,234. */
export function countOf(value: number): string {
  return COUNT.format(value);
}

/** 12.3 %; a share too small for that keeps two digits that say something. */
export function percentOf(share: number): string {
  if (share === 0 || share >= SMALL_SHARE) return `${TENTH.format(share * 100)} %`;
  return share < TINY_SHARE ? `${powered(share * 100)} %` : `${Number((share * 100).toPrecision(2))} %`;
}

/** A number from 0 to 1 with four digits, or more when it is that small. */
export function shareOf(share: number | null): string {
  if (share === null) return '–';
  if (share > 1 - SMALL_SHARE && share < 1) return String(Number(share.toFixed(LONGEST)));
  return share > 0 && share < SMALL_SHARE ? powered(share) : share.toFixed(4);
}

/** Bits with their sign. */
export function bitsOf(weight: number | null): string {
  if (weight === null) return '–';
  return weight < 0 ? `−${TENTH.format(-weight)}` : `+${TENTH.format(weight)}`;
}

/** A moment in both calendars, in universal time. */
export function momentOf(iso: string): Text {
  const moment = new Date(iso);
  return { th: `${DATES.th.format(moment)} UTC`, en: `${DATES.en.format(moment)} UTC` };
}

function powered(value: number): string {
  return value.toExponential(1).replace('e-', 'e−');
}
