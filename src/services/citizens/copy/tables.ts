import { bahtOf, type Language, type Text } from '../../../base/model/index.ts';
import type { Cell, CopyTable, Say } from './copy-table.ts';
import type { MyCopy } from './my-copy.ts';
import { claimUseTable, visitTable } from './visit-tables.ts';

const YES: Text = { th: 'ใช่', en: 'yes' };
const NO: Text = { th: 'ไม่ใช่', en: 'no' };

/** The copy as tables that open in a spreadsheet, in one language. */
export function copyTables(copy: MyCopy, language: Language): CopyTable[] {
  const say: Say = (text) => text?.[language] ?? null;
  return [
    factTable(copy, say),
    rightTable(copy, say),
    householdTable(copy, say),
    lookTable(copy, say),
    visitTable(copy, say),
    claimUseTable(copy, say),
    disputeTable(copy, say),
  ];
}

const FACT_HEADS: readonly Text[] = [
  { th: 'ข้อมูล', en: 'Fact' },
  { th: 'ค่า', en: 'Value' },
  { th: 'ทะเบียน', en: 'Register' },
  { th: 'หน่วยงาน', en: 'Agency' },
  { th: 'ข้อมูล ณ วันที่', en: 'As of' },
];

function factTable({ facts }: MyCopy, say: Say): CopyTable {
  const rows = facts.facts.map((fact): Cell[] => [
    say(fact.label),
    say(fact.words) ?? valueCell(fact.value, fact.type, say),
    say(fact.source),
    say(fact.agency),
    fact.asOf,
  ]);
  return { file: 'facts.csv', rows: [FACT_HEADS.map(say), ...rows] };
}

function valueCell(value: string | number | boolean | null, type: string, say: Say): Cell {
  if (typeof value === 'boolean') return say(value ? YES : NO);
  return type === 'money' && typeof value === 'number' ? bahtOf(value) : value;
}

const RIGHT_HEADS: readonly Text[] = [
  { th: 'สิทธิ', en: 'Right' },
  { th: 'สถานะ', en: 'Standing' },
  { th: 'บาทต่อเดือน', en: 'Baht a month' },
  { th: 'เหตุผล', en: 'Reason' },
];
const STANDINGS = {
  receives: { th: 'ได้รับแล้ว', en: 'received' },
  couldGet: { th: 'อาจได้รับ', en: 'could be received' },
  cannotSay: { th: 'ยังบอกไม่ได้', en: 'cannot be told yet' },
  refused: { th: 'ยังไม่เข้าเงื่อนไข', en: 'conditions not met' },
} as const;

function rightTable({ rights }: MyCopy, say: Say): CopyTable {
  const line = (
    right: Readonly<{ title: Text; satangAMonth: number | null; obstacles?: readonly { text: Text }[] }>,
    standing: Text,
  ): Cell[] => [
    say(right.title),
    say(standing),
    right.satangAMonth === null ? null : bahtOf(right.satangAMonth),
    right.obstacles?.map(({ text }) => say(text)).join('; ') ?? null,
  ];
  const rows = [
    ...rights.receives.map((right) => line(right, STANDINGS.receives)),
    ...rights.couldGet.map((right) => line(right, STANDINGS.couldGet)),
    ...rights.cannotSay.map((right) => line(right, STANDINGS.cannotSay)),
    ...rights.refused.map((right) => line(right, STANDINGS.refused)),
  ];
  return { file: 'rights.csv', rows: [RIGHT_HEADS.map(say), ...rows] };
}

const HOUSEHOLD_HEADS: readonly Text[] = [
  { th: 'ครัวเรือนตาม', en: 'Household by' },
  { th: 'ความสัมพันธ์', en: 'Relation' },
  { th: 'ชื่อ', en: 'Given name' },
  { th: 'ตัวท่านเอง', en: 'Yourself' },
  { th: 'ตั้งแต่', en: 'Since' },
];

function householdTable({ households }: MyCopy, say: Say): CopyTable {
  const rows = households.households.flatMap(({ kind, members }) =>
    members.map(({ role, givenName, isSelf, since }): Cell[] => [
      kind,
      role,
      givenName,
      say(isSelf ? YES : NO),
      since,
    ]),
  );
  return { file: 'household.csv', rows: [HOUSEHOLD_HEADS.map(say), ...rows] };
}

const LOOK_HEADS: readonly Text[] = [
  { th: 'เมื่อ', en: 'When' },
  { th: 'บทบาท', en: 'Role' },
  { th: 'ทำอะไร', en: 'Act' },
  { th: 'เพื่ออะไร', en: 'Purpose' },
  { th: 'พื้นที่', en: 'Area' },
  { th: 'ข้อตกลง', en: 'Agreement' },
];

function lookTable({ looks }: MyCopy, say: Say): CopyTable {
  const rows = looks.map((look): Cell[] => [
    look.at,
    look.role,
    look.act,
    look.purpose,
    say(look.area),
    look.agreement,
  ]);
  return { file: 'who-looked.csv', rows: [LOOK_HEADS.map(say), ...rows] };
}

const DISPUTE_HEADS: readonly Text[] = [
  { th: 'ข้อมูล', en: 'Fact' },
  { th: 'หน่วยงาน', en: 'Agency' },
  { th: 'แจ้งเมื่อ', en: 'Said on' },
  { th: 'ทะเบียนระบุ', en: 'The register says' },
  { th: 'ที่แจ้งว่าถูกต้อง', en: 'What you said is right' },
  { th: 'ขั้นล่าสุด', en: 'Last step' },
];

function disputeTable({ disputes }: MyCopy, say: Say): CopyTable {
  const rows = disputes.map(({ label, agency, openedOn, said, wants, last, type }): Cell[] => [
    say(label),
    say(agency),
    openedOn,
    say(said.words) ?? valueCell(said.value, type, say),
    say(wants.words) ?? valueCell(wants.value, type, say),
    last,
  ]);
  return { file: 'corrections.csv', rows: [DISPUTE_HEADS.map(say), ...rows] };
}
