import type { Language, Text } from '../../base/model/index.ts';

/** Why a row was rejected, or what was mended or dropped in one that was accepted. */
export const REASONS = {
  FIELD_COUNT: {
    th: 'จำนวนช่องในแถวไม่เท่ากับหัวตาราง หรือเครื่องหมายคำพูดไม่ครบคู่',
    en: 'The row has another number of fields than the header, or a quotation mark is not closed.',
  },
  TEXT_ENCODING: {
    th: 'มีไบต์ที่อ่านเป็นตัวอักษรไม่ได้ในรหัสที่สัญญาข้อมูลระบุ',
    en: 'Some bytes are no letters in the encoding that the contract names.',
  },
  ROW_TOO_LONG: { th: 'แถวยาวเกินกว่าจะเป็นแถวของตาราง', en: 'The row is too long to be a row of a table.' },
  VALUE_MISSING: { th: 'ไม่มีค่าที่จำเป็นต้องมี', en: 'A value that every row needs is missing.' },
  PID_FORMAT: {
    th: 'เลขประจำตัวประชาชนไม่ใช่ตัวเลข 13 หลัก',
    en: 'The national number is not 13 digits.',
  },
  PID_CHECKSUM: {
    th: 'หลักตรวจสอบของเลขประจำตัวประชาชนไม่ถูกต้อง',
    en: 'The check digit of the national number is wrong.',
  },
  PID_MADE_UP: {
    th: 'เป็นเลขที่ใส่ไว้แทนเลขประจำตัวประชาชนที่ไม่ทราบ ไม่มีใครถือเลขนี้',
    en: 'The number stands where none was known; nobody bears it.',
  },
  PID_FLOAT: {
    th: 'โปรแกรมตารางแปลงเลขประจำตัวประชาชนเป็นเลขยกกำลัง หลักท้ายหายไปแล้ว',
    en: 'A spreadsheet turned the national number into a power of ten, and its last digits are lost.',
  },
  PID_SYNTHETIC: {
    th: 'เป็นเลขของบุคคลสมมุติ ซึ่งระบบจริงไม่รับ',
    en: 'The number belongs to an invented person, which production refuses.',
  },
  DATE_FORMAT: {
    th: 'วันที่ไม่อยู่ในรูปแบบที่สัญญาข้อมูลระบุ',
    en: 'The date is not written as the contract says.',
  },
  DATE_IMPOSSIBLE: {
    th: 'ไม่มีวันที่นี้ในปฏิทิน',
    en: 'There is no such day in the calendar.',
  },
  DATE_FUTURE: {
    th: 'วันที่อยู่หลังวันที่ของข้อมูลเกินหนึ่งปี',
    en: 'The date lies more than a year after the date of the data.',
  },
  NUMBER_FORMAT: { th: 'ไม่ใช่ตัวเลขที่อ่านได้', en: 'This is not a number that can be read.' },
  NUMBER_RANGE: {
    th: 'ตัวเลขอยู่นอกช่วงที่สัญญาข้อมูลอนุญาต',
    en: 'The number is outside what the contract allows.',
  },
  CODE_UNKNOWN: { th: 'รหัสไม่อยู่ในบัญชีรหัสที่ใช้', en: 'The code is not in the code list.' },
  PLACE_UNKNOWN: {
    th: 'ไม่มีรหัสพื้นที่นี้ และไม่มีรหัสเดียวที่มาแทน',
    en: 'There is no such place code, and no single one took its place.',
  },
  KEY_DUPLICATE: {
    th: 'มีแถวก่อนหน้าที่มีกุญแจเดียวกันแล้ว',
    en: 'An earlier row has the same key.',
  },
  SUM_DIFFERS: {
    th: 'ผลรวมที่ระบุไม่เท่ากับผลรวมของรายการ ใช้ผลรวมของรายการ',
    en: 'The sum that is told is not what its parts add up to; the parts count.',
  },
  ERA_REPAIRED: {
    th: 'ปีอยู่ในอีกศักราชหนึ่ง แปลงให้แล้ว',
    en: 'The year was of the other era and was turned into the right one.',
  },
  DAY_FOR_MONTH: {
    th: 'วันกับเดือนสลับที่กัน สลับกลับแล้ว',
    en: 'Day and month had changed places and were turned round.',
  },
  TITLE_IN_NAME: {
    th: 'มีคำนำหน้าติดอยู่กับชื่อ แยกออกแล้ว',
    en: 'A title stood inside the name and was taken out.',
  },
  HOUSE_NUMBER_DATE: {
    th: 'โปรแกรมตารางแปลงบ้านเลขที่เป็นวันที่ แปลงกลับแล้ว',
    en: 'A spreadsheet had turned the house number into a date; it was turned back.',
  },
  PLACE_SUCCESSOR: {
    th: 'รหัสพื้นที่เลิกใช้แล้ว เปลี่ยนเป็นรหัสที่มาแทน',
    en: 'The place code is retired; the one that took its place is used.',
  },
  THAI_DIGITS: {
    th: 'ตัวเลขไทย แปลงเป็นเลขอารบิกแล้ว',
    en: 'Digits of the national script were turned into ordinary ones.',
  },
  ERASED: {
    th: 'เป็นข้อมูลของบุคคลที่ขอลบแล้วตามกฎหมายคุ้มครองข้อมูลส่วนบุคคล จึงไม่รับไว้',
    en: 'This is about somebody whose data was erased under data-protection law, so it is not taken in.',
  },
} as const satisfies Record<string, Text>;

export type ReasonCode = keyof typeof REASONS;

/** Every code, in an order that SQL counts on: a code's number is its place, from 1. */
export const REASON_CODES: readonly string[] = Object.keys(REASONS);

/** The number that stands for a code while rows are cast. */
export function numberOfReason(code: ReasonCode): number {
  return REASON_CODES.indexOf(code) + 1;
}

/** What a code means, in one sentence; nothing for a code that is none. */
export function explainReason(code: string, language: Language): string | undefined {
  const reasons: Readonly<Record<string, Text>> = REASONS;
  return reasons[code]?.[language];
}
