import type { IsoDate, Language, Text } from '../../base/model/index.ts';
import {
  type BirthExpression,
  type Comparison,
  type Expression,
  type LawReference,
  type Programme,
  rulesOn,
  type TypedValue,
} from './language/index.ts';

/** A programme on one day as people read it. */
export type ProgrammeText = Readonly<{
  programme: string;
  on: IsoDate;
  version: string;
  conditions: readonly Readonly<{ id: string; text: Text; sentence: Text; law: LawReference }>[];
  amount: Text;
  since: Text | null;
  notChecked: readonly Text[];
}>;

/** Writes a programme's rules on a day in both languages; nothing when no version is in force then. */
export function describeProgramme(programme: Programme, on: IsoDate): ProgrammeText | undefined {
  const rules = rulesOn(programme, on);
  if (!rules) return undefined;
  return {
    programme: programme.id,
    on,
    version: rules.version.id,
    conditions: rules.conditions.map(({ id, text, law, when }) => ({
      id,
      text,
      sentence: toText(when),
      law,
    })),
    amount: toText(rules.amount.pays),
    since: rules.since ? toText(rules.since.day) : null,
    notChecked: programme.notChecked,
  };
}

/** Writes an expression in both languages. */
export function toText(expression: Expression): Text {
  return { th: say(expression, 'th'), en: say(expression, 'en') };
}

/** Writes a value with its unit in one language. */
export function writeValue({ type, value }: TypedValue, language: Language): string {
  const thai = language === 'th';
  switch (type) {
    case 'boolean':
      return value ? (thai ? 'ใช่' : 'yes') : thai ? 'ไม่ใช่' : 'no';
    case 'money':
      return `${writeNumber(Number(value) / 100)} ${thai ? 'บาท' : 'baht'}`;
    case 'years':
      return `${String(value)} ${thai ? 'ปี' : 'years'}`;
    case 'date':
      return writeDate(String(value), language);
    case 'integer':
      return writeNumber(Number(value));
    case 'text':
      return String(value);
  }
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

function say(expression: Expression, language: Language): string {
  const thai = language === 'th';
  switch (expression.kind) {
    case 'fact':
      return expression.fact.label[language];
    case 'value':
      return writeValue(expression, language);
    case 'compare': {
      const { left, op, right } = expression;
      return `${say(left, language)} ${OPERATORS[language][op]} ${say(right, language)}`;
    }
    case 'in':
      return `${say(expression.value, language)} ${thai ? 'เป็นหนึ่งใน' : 'is one of'} ${list(expression.list, language)}`;
    case 'all':
      return chain(expression, thai ? ' และ ' : ' and ', language);
    case 'any':
      return chain(expression, thai ? ' หรือ ' : ' or ', language);
    case 'not':
      return sayNot(expression.part, language);
    case 'known':
      return thai ? `ทราบ${expression.fact.label.th}` : `${expression.fact.label.en} is known`;
    case 'birth':
      return sayBirth(expression, language);
    case 'if':
      return sayIf(expression, language);
    case 'add':
      return chain(expression, ' + ', language);
    case 'min':
      return `${thai ? 'ค่าน้อยที่สุดของ' : 'the least of'} ${list(expression.parts, language)}`;
    case 'max':
      return `${thai ? 'ค่ามากที่สุดของ' : 'the greatest of'} ${list(expression.parts, language)}`;
    case 'reaches-age':
      return thai ? `วันที่อายุครบ ${expression.years} ปี` : `the day of reaching the age of ${expression.years}`;
    case 'month-after':
      return `${thai ? 'วันแรกของเดือนถัดจาก' : 'the first day of the month after '}${say(expression.day, language)}`;
  }
}

type Chain = Extract<Expression, { parts: unknown }>;

function chain(expression: Chain, between: string, language: Language): string {
  const parts = expression.parts.map((part) => {
    const grouped = part.kind === 'any' || part.kind === 'all' || part.kind === 'if';
    return grouped && part.kind !== expression.kind ? `(${say(part, language)})` : say(part, language);
  });
  return parts.join(between);
}

function list(parts: readonly Expression[], language: Language): string {
  return `(${parts.map((part) => say(part, language)).join(', ')})`;
}

function sayNot(part: Expression, language: Language): string {
  if (part.kind === 'fact' && part.fact.no) return part.fact.no[language];
  if (part.kind === 'known') {
    return language === 'th' ? `ไม่ทราบ${part.fact.label.th}` : `${part.fact.label.en} is not known`;
  }
  return language === 'th' ? `ไม่ใช่กรณีที่ (${say(part, 'th')})` : `not (${say(part, 'en')})`;
}

function sayBirth({ says }: BirthExpression, language: Language): string {
  if (says.test === 'born-from') {
    const date = writeDate(says.date, language);
    return language === 'th' ? `เกิดตั้งแต่วันที่ ${date}` : `was born on or after ${date}`;
  }
  const date = writeDate(says.on, language);
  const fiscal = says.day === 'fiscal-year-start';
  if (language === 'th') {
    const age = says.test === 'age-at-least' ? `อายุ ${says.years} ปีขึ้นไป` : `อายุต่ำกว่า ${says.years} ปี`;
    return fiscal ? `${age} ณ วันเริ่มปีงบประมาณ (${date})` : age;
  }
  const age = says.test === 'age-at-least' ? `is aged ${says.years} or over` : `is aged under ${says.years}`;
  return fiscal ? `${age} on the first day of the fiscal year (${date})` : age;
}

function sayIf(expression: Extract<Expression, { kind: 'if' }>, language: Language): string {
  const [when, gives, otherwise] = [expression.when, expression.gives, expression.otherwise].map((part) =>
    say(part, language),
  );
  return language === 'th'
    ? `ถ้า${when}: ${gives}; มิฉะนั้น ${otherwise}`
    : `if ${isOfPerson(expression.when) ? 'the person ' : ''}${when}: ${gives}; otherwise ${otherwise}`;
}

/** English needs a subject where the sentence begins with a verb. */
function isOfPerson(when: Expression): boolean {
  return when.kind === 'birth' || when.kind === 'fact' || (when.kind === 'not' && when.part.kind === 'fact');
}

const NUMBERS = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });
const DATE_STYLE = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
const DATES: Record<Language, Intl.DateTimeFormat> = {
  th: new Intl.DateTimeFormat('th-TH-u-ca-buddhist', DATE_STYLE),
  en: new Intl.DateTimeFormat('en-GB', DATE_STYLE),
};

function writeNumber(value: number): string {
  return NUMBERS.format(value);
}

function writeDate(date: string, language: Language): string {
  return DATES[language].format(Date.parse(date));
}
