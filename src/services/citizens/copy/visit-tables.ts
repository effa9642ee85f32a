import { bahtOf, type Text } from '../../../base/model/index.ts';
import type { Cell, CopyTable, Say } from './copy-table.ts';
import type { MyCopy } from './my-copy.ts';

const VISIT_HEADS: readonly Text[] = [
  { th: 'โรงพยาบาล', en: 'Hospital' },
  { th: 'วันที่', en: 'Day' },
  { th: 'ถึงวันที่', en: 'Until' },
  { th: 'แบบ', en: 'Kind' },
  { th: 'สิทธิที่ใช้', en: 'Right used' },
  { th: 'สถานะ', en: 'How it stands' },
  { th: 'ค่ารักษา (บาท)', en: 'Charged (baht)' },
  { th: 'ท่านจ่ายเอง (บาท)', en: 'You paid (baht)' },
  { th: 'จ่ายให้โรงพยาบาล (บาท)', en: 'Paid to the hospital (baht)' },
  { th: 'เรื่องที่รักษา', en: 'What it was about' },
  { th: 'การผ่าตัดหรือวิธีรักษา', en: 'Procedures' },
  { th: 'ยา', en: 'Medicines' },
  { th: 'ผลตรวจ', en: 'Tests' },
];

/** Visits to hospitals, with what was done at each. */
export function visitTable({ visits }: MyCopy, say: Say): CopyTable {
  const rows = visits.map((visit): Cell[] => [
    say(visit.hospital),
    visit.day,
    visit.until,
    say(visit.kindWords),
    say(visit.right),
    say(visit.stateWords),
    bahtOf(visit.chargedSatang),
    bahtOf(visit.ownSatang),
    visit.paidSatang === null ? null : bahtOf(visit.paidSatang),
    visit.reasons.map(({ words, covered }) => say(words ?? covered?.why)).join('; '),
    visit.procedures,
    visit.drugs,
    visit.tests,
  ]);
  return { file: 'visits.csv', rows: [VISIT_HEADS.map(say), ...rows] };
}

const USE_HEADS: readonly Text[] = [
  { th: 'เมื่อ', en: 'When' },
  { th: 'ใคร', en: 'Who' },
  { th: 'ทำอะไร', en: 'What' },
  { th: 'โรงพยาบาลที่รักษา', en: 'Hospital of the visit' },
  { th: 'วันที่รักษา', en: 'Day of the visit' },
  { th: 'ข้อตกลง', en: 'Agreement' },
];

/** Who sent, received or opened claims. */
export function claimUseTable({ claims }: MyCopy, say: Say): CopyTable {
  const rows = claims.map(({ at, who, did, hospital, day, agreement }): Cell[] => [
    at,
    say(who),
    say(did),
    say(hospital),
    day,
    agreement,
  ]);
  return { file: 'who-used-claims.csv', rows: [USE_HEADS.map(say), ...rows] };
}
