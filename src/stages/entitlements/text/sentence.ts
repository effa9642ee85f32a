import type { Language, Text } from '../../../base/model/index.ts';
import type { Comparison, Expression } from '../language/index.ts';
import { sayAreaTable, sayHousehold } from './groups.ts';
import { isOfPerson, sayBirth, sayReceives } from './of-person.ts';
import type { Speaker, Voice } from './voice.ts';
import { writeValue } from './write-value.ts';

/** Writes an expression in both languages. */
export function toText(expression: Expression, speaker: Speaker = 'of-a-day'): Text {
  return {
    th: say(expression, { language: 'th', speaker }),
    en: say(expression, { language: 'en', speaker }),
  };
}

const OPERATORS: Record<Language, Record<Comparison, string>> = {
  th: { '=': 'เท่ากับ', '!=': 'ไม่เท่ากับ', '<': 'น้อยกว่า', '<=': 'ไม่เกิน', '>': 'มากกว่า', '>=': 'ไม่น้อยกว่า' },
  en: {
    '=': 'is',
    '!=': 'is not',
    '<': 'is less than',
    '<=': 'is at most',
    '>': 'is more than',
    '>=': 'is at least',
  },
};

/** Days come before and after each other. */
const DAY_OPERATORS: typeof OPERATORS = {
  th: { '=': 'ตรงกับ', '!=': 'ไม่ตรงกับ', '<': 'ก่อน', '<=': 'ไม่หลัง', '>': 'หลัง', '>=': 'ตั้งแต่' },
  en: {
    '=': 'is',
    '!=': 'is not',
    '<': 'is before',
    '<=': 'is on or before',
    '>': 'is after',
    '>=': 'is on or after',
  },
};

const OPPOSITES: Record<Comparison, Comparison> = {
  '=': '!=',
  '!=': '=',
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
};

/** Writes an expression in one language. */
function say(expression: Expression, voice: Voice): string {
  const thai = voice.language === 'th';
  switch (expression.kind) {
    case 'fact':
      return expression.fact.label[voice.language];
    case 'value':
      return sayValue(expression, voice);
    case 'compare':
      return sayCompare(expression, expression.op, voice);
    case 'in':
      return `${say(expression.value, voice)} ${thai ? 'เป็นหนึ่งใน' : 'is one of'} ${list(expression.list, voice)}`;
    case 'all':
      return chain(expression, thai ? ' และ ' : ' and ', voice);
    case 'any':
      return chain(expression, thai ? ' หรือ ' : ' or ', voice);
    case 'not':
      return sayNot(expression.part, voice);
    case 'known':
      return thai ? `ทราบ${expression.fact.label.th}` : `${expression.fact.label.en} is known`;
    case 'birth':
      return sayBirth(expression, expression.holdsIfBornBy, voice);
    case 'receives':
      return sayReceives(expression, { ...voice, isDenied: false });
    default:
      return sayQuantity(expression, voice);
  }
}

type Quantity = Exclude<
  Expression,
  Readonly<{
    kind: 'fact' | 'value' | 'compare' | 'in' | 'all' | 'any' | 'not' | 'known' | 'birth' | 'receives';
  }>
>;

function sayQuantity(expression: Quantity, voice: Voice): string {
  const thai = voice.language === 'th';
  const inner = (part: Expression) => say(part, voice);
  switch (expression.kind) {
    case 'household':
      return sayHousehold(expression, { ...voice, inner });
    case 'area-table':
      return sayAreaTable(expression, voice.language);
    case 'if':
      return sayIf(expression, voice);
    case 'add':
      return chain(expression, ' + ', voice);
    case 'subtract':
      return `${grouped(expression.left, voice)} − ${grouped(expression.right, voice)}`;
    case 'multiply':
      return sayMultiply(expression, voice);
    case 'min':
      return `${thai ? 'ค่าน้อยที่สุดของ' : 'the least of'} ${list(expression.parts, voice)}`;
    case 'max':
      return `${thai ? 'ค่ามากที่สุดของ' : 'the greatest of'} ${list(expression.parts, voice)}`;
    case 'months-between':
      return thai
        ? `จำนวนเดือนเต็มนับจาก${inner(expression.first)} ถึง${spaced(inner(expression.second))}`
        : `the whole months from ${inner(expression.first)} to ${inner(expression.second)}`;
    case 'reaches-age':
      return thai ? `วันที่อายุครบ ${expression.years} ปี` : `the day of reaching the age of ${expression.years}`;
    case 'month-after':
      return `${thai ? 'วันแรกของเดือนถัดจาก' : 'the first day of the month after '}${inner(expression.day)}`;
  }
}

/** Thai sets a figure off from the word before it. */
function spaced(written: string): string {
  return /^\d/.test(written) ? ` ${written}` : written;
}

function sayValue(expression: Extract<Expression, { kind: 'value' }>, { language, speaker }: Voice): string {
  if (expression.isAsked && speaker === 'of-the-law') {
    return language === 'th' ? 'วันที่พิจารณาสิทธิ' : 'the day of the decision';
  }
  return writeValue(expression, language);
}

function sayCompare(
  { left, right }: Extract<Expression, { kind: 'compare' }>,
  op: Comparison,
  voice: Voice,
): string {
  const { language } = voice;
  const unit = unitOf(left, language) || unitOf(right, language);
  const side = (part: Expression) =>
    part.kind === 'value' && part.type === 'integer'
      ? `${say(part, voice)}${unit}`
      : part.kind === 'if'
        ? grouped(part, voice)
        : say(part, voice);
  const operators = left.type === 'date' ? DAY_OPERATORS : OPERATORS;
  return `${side(left)} ${operators[language][op]} ${side(right)}`;
}

/** What a bare number beside a counted one is a number of. */
function unitOf(side: Expression, language: Language): string {
  if (side.kind === 'months-between') return language === 'th' ? ' เดือน' : ' months';
  if (side.kind === 'household' && side.measure === 'count') return language === 'th' ? ' คน' : '';
  return '';
}

type Chain = Extract<Expression, { parts: unknown }>;

function chain(expression: Chain, between: string, voice: Voice): string {
  const parts = expression.parts.map((part) =>
    part.kind === expression.kind ? say(part, voice) : grouped(part, voice),
  );
  return parts.join(between);
}

const WITH_PARTS = new Set<Expression['kind']>(['any', 'all', 'if', 'add', 'subtract']);

/** In brackets where a reader could else take the parts for those of the sentence around it. */
function grouped(part: Expression, voice: Voice): string {
  return WITH_PARTS.has(part.kind) ? `(${say(part, voice)})` : say(part, voice);
}

function list(parts: readonly Expression[], voice: Voice): string {
  return `(${parts.map((part) => say(part, voice)).join(', ')})`;
}

/** What is denied in its own words ("was born before"), as far as the language has them. */
function sayNot(part: Expression, voice: Voice): string {
  const thai = voice.language === 'th';
  switch (part.kind) {
    case 'fact':
      return part.fact.no?.[voice.language] ?? sayOtherwise(part, voice);
    case 'receives':
      return sayReceives(part, { ...voice, isDenied: true });
    case 'known':
      return thai ? `ไม่ทราบ${part.fact.label.th}` : `${part.fact.label.en} is not known`;
    case 'birth':
      return sayBirth(part, !part.holdsIfBornBy, voice);
    case 'compare':
      return sayCompare(part, OPPOSITES[part.op], voice);
    case 'in':
      return `${say(part.value, voice)} ${thai ? 'ไม่เป็นหนึ่งใน' : 'is none of'} ${list(part.list, voice)}`;
    default:
      return sayOtherwise(part, voice);
  }
}

function sayOtherwise(part: Expression, voice: Voice): string {
  return voice.language === 'th' ? `ไม่ใช่กรณีที่ (${say(part, voice)})` : `not (${say(part, voice)})`;
}

const ROUNDED: Record<Language, Record<'down' | 'half-up' | 'up', string>> = {
  th: { down: 'ปัดเศษลงเป็น', 'half-up': 'ปัดเศษครึ่งขึ้นเป็น', up: 'ปัดเศษขึ้นเป็น' },
  en: { down: 'rounded down to ', 'half-up': 'rounded half up to ', up: 'rounded up to ' },
};
const COINS: Record<Language, Record<'satang' | 'baht', string>> = {
  th: { satang: 'สตางค์', baht: 'บาท' },
  en: { satang: 'satang', baht: 'baht' },
};

function sayMultiply(expression: Extract<Expression, { kind: 'multiply' }>, voice: Voice): string {
  const { money, by, per, round } = expression;
  const product = `${grouped(money, voice)} × ${grouped(by, voice)}${per === 1 ? '' : ` ÷ ${per}`}`;
  // Whole satang times a whole number need no rounding.
  if (per === 1 && round.to === 'satang') return product;
  return `${product} (${ROUNDED[voice.language][round.mode]}${COINS[voice.language][round.to]})`;
}

function sayIf({ when, gives, otherwise }: Extract<Expression, { kind: 'if' }>, voice: Voice): string {
  const inner = (part: Expression) => say(part, voice);
  return voice.language === 'th'
    ? `ถ้า${inner(when)}: ${inner(gives)}; มิฉะนั้น ${inner(otherwise)}`
    : `if ${isOfPerson(when) ? 'the person ' : ''}${inner(when)}: ${inner(gives)}; otherwise ${inner(otherwise)}`;
}
