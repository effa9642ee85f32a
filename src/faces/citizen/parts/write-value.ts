import type { Text } from '../../../base/model/index.ts';
import type { Words } from '../messages/index.ts';

/** A value of a register as it comes: with its kind, and with words where it is a code. */
export type TypedValue = Readonly<{
  type: string;
  value: string | number | boolean | null;
  words: Text | null;
}>;

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** A value in the reader's words: money in baht, dates in their era, codes by what they mean. */
export function writeValue({ type, value, words }: TypedValue, { say, pick, formats }: Words): string {
  if (value === null) return say('value.nothing');
  if (words) return pick(words);
  if (typeof value === 'boolean') return say(value ? 'value.yes' : 'value.no');
  if (typeof value === 'number')
    return type === 'money' ? say('value.baht', { baht: formats.baht(value) }) : formats.count(value);
  return type === 'date' || DATE.test(value) ? formats.date(value) : value;
}
