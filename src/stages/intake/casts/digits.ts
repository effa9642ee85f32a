import { dialect, literal, type Sql, sql } from '../../../base/lake/index.ts';
import type { IntakeSettings } from '../settings.ts';
import { firstOf } from './cast.ts';

/** The text with the digits of the country's script as ordinary ones. */
export function plainDigits(text: Sql, settings: IntakeSettings): Sql {
  const turned = sql`translate(${text}, ${literal(settings.digits)}, '0123456789')`;
  return firstOf([[dialect.isAscii(text), text]], turned);
}

/** A text as it looks when somebody writes its digits in the country's script. */
export function inOwnDigits(text: string, { digits }: IntakeSettings): string {
  return text.replaceAll(/\d/g, (digit) => digits.charAt(Number(digit)));
}

/** Whether letters beyond ASCII were turned into digits: asked only of text that then turned out to be a number. */
export function hadOwnDigits(text: Sql): Sql {
  return sql`not ${dialect.isAscii(text)}`;
}

/** Whether a text, which may have other letters beyond ASCII too, has digits of the country's script. */
export function hadDigitsOf(text: Sql, { digits }: IntakeSettings): Sql {
  return firstOf([[dialect.isAscii(text), sql`false`]], dialect.matches(text, `.*[${digits}].*`));
}
