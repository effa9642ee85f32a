import { isMessageId, type Words } from '../../shared/index.ts';
import type { KnownPerson } from './known-person.ts';

type Value = string | number | boolean | null;

/** What a value is a value of, and for whom it is written. */
type About = Readonly<{ type: string | undefined; person: KnownPerson; words: Words }>;

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** A value of a register in words; a code that has none stays a code, which officers know. */
export function valueText(value: Value, about: About): string {
  const { type, person, words } = about;
  const { say, formats } = words;
  if (value === null) return say('unknown');
  if (typeof value === 'boolean') return say(value ? 'yes' : 'no');
  if (typeof value === 'number') {
    return type === 'money' ? say('facts.baht', { baht: formats.baht(value) }) : formats.count(value);
  }
  return DATE.test(value) ? dateText(value, person, words) : codeText(value, person, words);
}

/** A birth date says no more than is known of it. */
function dateText(date: string, { birthDate, birthPrecision }: KnownPerson, { formats }: Words): string {
  return formats.date(date, date === birthDate ? birthPrecision : 'day');
}

/** Several codes of one fact stand with commas between. */
function codeText(codes: string, { sources }: KnownPerson, { say, pick, formats }: Words): string {
  const words = codes.split(',').map((code) => {
    const message = `value.${code}`;
    if (isMessageId(message)) return say(message);
    const source = sources.find((one) => one.source === code);
    return source ? pick(source.title) : code;
  });
  return formats.list(words);
}
