import type { GapKind, Text } from '../../base/model/index.ts';

/** What each kind says of a person. */
export const GAP_MEANINGS: Readonly<Record<GapKind, Text>> = {
  'missing-out': {
    th: 'มีสิทธิตามหลักฐาน แต่ไม่พบการจ่าย',
    en: 'Entitled by the registers, and no payment is found',
  },
  'poor-without-card': {
    th: 'ยากจนตามผลสำรวจ ไม่พบเหตุที่ตัดสิทธิ แต่ไม่มีบัตร หลายคนมีรายได้หรือทรัพย์สินที่ไม่มีทะเบียนใดบอก จึงไม่มีสิทธิ',
    en: 'Poor in the survey, not known to be barred, and without the card; many have income or belongings that no register tells of, and no right',
  },
  'not-registered': {
    th: 'หน่วยงานหนึ่งรายงานไว้ แต่ไม่อยู่ในทะเบียนที่ควรอยู่',
    en: 'Reported by one agency and not in the register of another',
  },
  'blocked-by-one': {
    th: 'ไม่มีสิทธิเพราะขาดเงื่อนไขเดียว',
    en: 'Not entitled because of exactly one condition',
  },
  'cannot-tell': {
    th: 'ขาดข้อเท็จจริงเพียงเรื่องเดียวจึงยังบอกสิทธิไม่ได้ และไม่พบการจ่าย',
    en: 'One missing fact keeps the answer open, and no payment is found',
  },
  overlap: {
    th: 'ได้รับสองอย่างที่กฎหมายไม่ให้รับพร้อมกัน',
    en: 'Paid two things that the law does not let one person have',
  },
  'paid-after-death': {
    th: 'พบหลักฐานการตาย แต่ยังมีการจ่าย',
    en: 'A register tells of the death, and money is still paid',
  },
  'paid-not-eligible': {
    th: 'ได้รับเงินแต่ไม่เข้าเงื่อนไขตามหลักฐาน',
    en: 'Paid, and not entitled by the registers',
  },
};
