import type { LocalTime } from '../../../base/claim/index.ts';
import { type IsoDate, parseIsoDate } from '../../../base/model/index.ts';

const MONEY = /^(-?)(\d{1,10})(?:\.(\d{1,2})\d*)?$/;
const MOMENT = /^(\d{4}-\d{2}-\d{2})[T ]([01]\d|2[0-3]):([0-5]\d)/;
const SATANG_A_BAHT = 100;
const TO_MINUTES = 16;

/** What a cell says, or nothing when it is empty. */
export function textOf(cell: string | undefined): string | null {
  const text = cell?.trim() ?? '';
  return text === '' ? null : text;
}

/** An amount in satang, or nothing when the cell holds none. Read as digits: a float would lose satang. */
export function satangIn(cell: string | undefined): number | null {
  const match = MONEY.exec(cell?.trim() ?? '');
  if (!match) return null;
  const [, sign, baht, satang = ''] = match;
  const amount = Number(baht) * SATANG_A_BAHT + Number(satang.padEnd(2, '0'));
  return sign && amount > 0 ? -amount : amount;
}

/** An amount of baht with two decimals, as all these forms write it. */
export function bahtText(satang: number): string {
  const digits = String(Math.abs(satang)).padStart(3, '0');
  return `${satang < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** A number, or nothing when the cell holds none. */
export function numberIn(cell: string | undefined): number | null {
  const text = cell?.trim() ?? '';
  return /^-?\d{1,12}(\.\d{1,6})?$/.test(text) ? Number(text) : null;
}

/** A moment to the minute; nothing when it is not on the calendar. */
export function momentIn(cell: string | undefined): LocalTime | null {
  const match = MOMENT.exec(cell?.trim() ?? '');
  if (!match || !parseIsoDate(match[1] ?? '')) return null;
  return `${match[1]}T${match[2]}:${match[3]}`;
}

/** The day of a date or of a moment. */
export function dayIn(cell: string | undefined): IsoDate | null {
  return parseIsoDate((cell?.trim() ?? '').slice(0, 10)) ?? null;
}

/** A moment with seconds, as these forms write it. */
export function momentText(moment: LocalTime | null): string {
  return moment === null ? '' : `${moment.slice(0, TO_MINUTES)}:00`;
}

/** What content says of a word that came from outside; words like `constructor` are in no content. */
export function saidOf<Said>(
  content: Readonly<Record<string, Said>>,
  word: string | undefined,
): Said | undefined {
  return word !== undefined && Object.hasOwn(content, word) ? content[word] : undefined;
}
