import { type IsoDate, type Language, parseIsoDate, type Text } from '../../../base/model/index.ts';
import type { Facts } from '../evaluate.ts';
import { type FactDeclaration, monthsBetween, type Programme, type Value } from '../language/index.ts';
import { writeDate, writeValue } from '../text/index.ts';
import { type CaseFile, type ProgrammeCase, readCases, typedFacts } from './read-cases.ts';

/** Examples in words: the facts that all share, and for each what holds besides and what must come out. */
export type DescribedCases = Readonly<{
  shared: readonly Text[];
  cases: readonly Readonly<{ given: readonly Text[]; expected: readonly Text[] }>[];
}>;

/** Says in both languages and in the words of the rules what each example is about; its title is in one language. */
export function describeCases(file: CaseFile, programme: Programme): DescribedCases {
  return {
    shared: sayFacts(typedFacts(file.person, programme), { programme }),
    cases: readCases(file, programme).map((one, index) => ({
      given: sayGiven(one, file.cases[index], { file, programme }),
      expected: sayExpected(one, programme),
    })),
  };
}

type Content = CaseFile['cases'][number] | undefined;

function sayGiven(
  { on, knownOn }: ProgrammeCase,
  content: Content,
  { file, programme }: Readonly<{ file: CaseFile; programme: Programme }>,
): Text[] {
  const own = sayFacts(typedFacts(content?.facts ?? {}, programme), { programme, on });
  const members = Object.entries(content?.households ?? {}).flatMap(([unit, others]) => {
    const title = programme.settings.units.find(({ id }) => id === unit)?.title;
    if (!title) return [];
    if (others.length === 0) return [inBoth((language) => ALONE[language](title[language]))];
    return others.map((other) => {
      const said = sayFacts(typedFacts({ ...file.member, ...other }, programme), { programme, on });
      return inBoth((language) =>
        MEMBER[language](title[language], said.map((text) => text[language]).join(', ')),
      );
    });
  });
  const known = knownOn ? [inBoth((language) => `${KNOWN[language]} ${writeDate(knownOn, language)}`)] : [];
  return [...own, ...members, ...known];
}

/** What must come out besides the answer and the amount, and by which statement of the rules. */
function sayExpected({ expected }: ProgrammeCase, programme: Programme): Text[] {
  const { versions, overlays, settings } = programme;
  const named = (kind: keyof typeof BECAUSE, ids: readonly string[], texts: readonly Named[]) =>
    ids.flatMap((id) => {
      const text = texts.find((one) => one.id === id)?.text;
      return text ? [inBoth((language) => `${BECAUSE[kind][language]}: ${text[language]}`)] : [];
    });
  const facts = settings.facts.map(({ fact, label }) => ({ id: fact, text: label }));
  const since = expected.since;
  return [
    ...named(
      'failed',
      expected.failed ?? [],
      versions.flatMap(({ conditions }) => conditions),
    ),
    ...named('missing', expected.missing ?? [], facts),
    ...named(
      'exception',
      expected.exception ? [expected.exception] : [],
      versions.flatMap(({ exceptions }) => exceptions),
    ),
    ...named(
      'cap',
      expected.caps ?? [],
      versions.flatMap(({ amount }) => amount?.caps ?? []),
    ),
    ...named('overlay', expected.overlays ?? [], overlays),
    ...(since ? [inBoth((language) => `${SINCE[language]} ${writeDate(since, language)}`)] : []),
    ...(expected.holder === false ? [HELD_BY_OTHER] : []),
  ];
}

type Named = Readonly<{ id: string; text: Text }>;
type Asked = Readonly<{ programme: Programme; on?: IsoDate | undefined }>;

function sayFacts(facts: Facts, asked: Asked): Text[] {
  return Object.entries(facts).flatMap(([name, value]) => sayFact(name, value, asked));
}

function sayFact(name: string, value: Value | null | undefined, { programme, on }: Asked): Text[] {
  const { facts, birth } = programme.settings;
  if (name === birth.precision) {
    const said = PRECISION.find(({ is }) => is === value);
    return said ? [said.text] : [];
  }
  const declared = facts.find(({ fact }) => fact === name);
  if (!declared) return [];
  const says = inBoth((language) => sayValue(declared, value ?? null, language));
  const born = name === birth.date ? parseIsoDate(String(value)) : undefined;
  if (!born || on === undefined || born > on) return [says];
  const years = Math.floor(monthsBetween(born, on) / 12);
  return [inBoth((language) => `${says[language]} (${AGE[language](years)})`)];
}

function sayValue({ type, label, no }: FactDeclaration, value: Value | null, language: Language): string {
  if (value === null) return `${UNKNOWN[language]}: ${label[language]}`;
  if (type === 'boolean' && value === true) return label[language];
  if (type === 'boolean' && no) return no[language];
  return `${label[language]}: ${writeValue({ type, value }, language)}`;
}

function inBoth(say: (language: Language) => string): Text {
  return { th: say('th'), en: say('en') };
}

const KNOWN = { th: 'ตามหลักเกณฑ์ที่ทราบเมื่อ', en: 'by the rules as they were known on' } as const;
const UNKNOWN = { th: 'ไม่ทราบ', en: 'not known' } as const;
const SINCE = { th: 'มีสิทธิตั้งแต่', en: 'entitled since' } as const;
const AGE = {
  th: (years: number) => `อายุ ${years} ปี`,
  en: (years: number) => `aged ${years}`,
} as const;
const ALONE = {
  th: (unit: string) => `ไม่มีสมาชิกอื่นใน${unit}`,
  en: (unit: string) => `nobody else in the ${unit}`,
} as const;
const MEMBER = {
  th: (unit: string, said: string) => `สมาชิกอีกคนใน${unit}: ${said}`,
  en: (unit: string, said: string) => `another member of the ${unit}: ${said}`,
} as const;
const BECAUSE = {
  failed: { th: 'ไม่ผ่านข้อ', en: 'fails' },
  missing: { th: 'ยังไม่ทราบ', en: 'not known' },
  exception: { th: 'ตามข้อยกเว้น', en: 'by the exception' },
  cap: { th: 'ติดเพดาน', en: 'capped' },
  overlay: { th: 'ได้เงินเพิ่ม', en: 'with the addition' },
} as const;
const HELD_BY_OTHER: Text = {
  th: 'สมาชิกคนอื่นเป็นผู้ถือสิทธิของบ้าน',
  en: 'another member holds the right of the unit',
};
const PRECISION: readonly Readonly<{ is: string; text: Text }>[] = [
  { is: 'year', text: { th: 'ทราบเพียงปีเกิด', en: 'only the year of birth is known' } },
  { is: 'month', text: { th: 'ทราบเพียงเดือนและปีเกิด', en: 'only the month of birth is known' } },
];
