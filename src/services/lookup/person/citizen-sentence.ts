import type { Language, Text } from '../../../base/model/index.ts';

/** What is stored with a link: how the row came to its person, and which facts agreed; null was not compared. */
export type LinkReasons = Readonly<{
  tier: string;
  agrees: Readonly<{
    given: boolean | null;
    family: boolean | null;
    birth: boolean | null;
    sex: boolean | null;
  }>;
}>;

type Fact = 'number' | 'mended-number' | keyof LinkReasons['agrees'];

const FACTS: Readonly<Record<Fact, Text>> = {
  number: { th: 'เลขประจำตัว', en: 'the number' },
  'mended-number': {
    th: 'เลขประจำตัวที่แก้ตัวเลขซึ่งเขียนผิดแล้ว',
    en: 'the number with one slip mended',
  },
  given: { th: 'ชื่อ', en: 'given name' },
  family: { th: 'สกุล', en: 'family name' },
  birth: { th: 'วันเกิด', en: 'birth date' },
  sex: { th: 'เพศ', en: 'sex' },
};

/** What is said of the number where it is why a row was linked. */
const NUMBER_OF_TIER = new Map<string, Fact>([
  ['number', 'number'],
  ['repaired-number', 'mended-number'],
]);

/** Facts that name somebody come before those that many share. */
const IN_ORDER = ['given', 'family', 'birth', 'sex'] as const;

/**
 * One plain sentence on why a register's row is taken to be somebody's, for the person it is about. It says which facts agreed and
 * which did not, and never a value, so it shows nothing of anybody else.
 */
export function explainLinkForCitizen(reasons: LinkReasons): Text {
  if (reasons.tier === 'spine')
    return { th: 'เป็นทะเบียนหลักของบุคคลนี้', en: 'The register of record for this person' };
  const { th, en } = { th: clauses(reasons, 'th'), en: clauses(reasons, 'en') };
  if (reasons.tier === 'island') {
    return {
      th: ['พบในทะเบียนนี้โดยไม่มีในทะเบียนหลัก', th && `เชื่อมกับรายการอื่นเพราะ${th}`].filter(Boolean).join(' '),
      en: `In this register and not in the register of record${en && `; linked to other rows because ${en}`}`,
    };
  }
  return {
    th: th ? `เชื่อมเพราะ${th}` : 'เชื่อมโดยไม่มีรายละเอียดที่บันทึกไว้',
    en: en ? `Linked because ${en}` : 'Linked, with no reasons kept',
  };
}

function clauses({ tier, agrees }: LinkReasons, language: Language): string {
  const number = NUMBER_OF_TIER.get(tier);
  const byNumber = number ? [FACTS[number][language]] : [];
  const named = (agreeing: boolean) =>
    IN_ORDER.filter((fact) => agrees[fact] === agreeing).map((fact) => FACTS[fact][language]);
  const [same, apart] = [named(true), named(false)];
  return language === 'th'
    ? thaiClauses(
        [byNumber, same].filter((facts) => facts.length > 0),
        apart,
      )
    : englishClauses([...byNumber, ...same], apart);
}

function thaiClauses(agreeing: readonly (readonly string[])[], apart: readonly string[]): string {
  const said = agreeing.map((facts) => `${facts.join('–')}ตรงกัน`).join('และ');
  if (apart.length === 0) return said;
  return [said, `แม้${apart.join('–')}ไม่ตรงกัน`].filter(Boolean).join(' ');
}

function englishClauses(agreeing: readonly string[], apart: readonly string[]): string {
  const list = new Intl.ListFormat('en');
  const verb = (facts: readonly string[], one: string, several: string) => (facts.length > 1 ? several : one);
  const said = agreeing.length > 0 ? `${list.format(agreeing)} ${verb(agreeing, 'agrees', 'agree')}` : '';
  const not = apart.length > 0 ? `though ${list.format(apart)} ${verb(apart, 'does', 'do')} not` : '';
  return [said, not].filter(Boolean).join(', ');
}
