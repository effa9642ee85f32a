import { type CodeEntry, EXIT } from '../codes.ts';

/** What can go wrong with target lists. */
export const COHORT_CODES = {
  COHORT_UNKNOWN: {
    status: 404,
    exit: EXIT.notFound,
    text: {
      th: 'ไม่พบรายชื่อเป้าหมายนี้ หรืออยู่นอกพื้นที่ที่ท่านดูได้ เลือกจากหน้ารายชื่อเป้าหมาย หรือดูด้วย `chipao cohorts list`',
      en: 'This target list is not found, or it is outside what you may see. Choose one from the page of target lists or with `chipao cohorts list`.',
    },
  },
  COHORT_TOO_LARGE: {
    status: 422,
    exit: EXIT.usage,
    text: {
      th: 'เงื่อนไขนี้ได้คนเกิน {most} คน ซึ่งมากเกินกว่าจะเป็นรายชื่อลงพื้นที่ ไม่มีการบันทึก เลือกพื้นที่เล็กลงหรือเพิ่มเงื่อนไข',
      en: 'This condition meets more than {most} people, too many for a list to work through. Nothing was kept; choose a smaller area or add a condition.',
    },
  },
  COHORT_ARCHIVED: {
    status: 409,
    exit: EXIT.refused,
    text: {
      th: 'รายชื่อนี้เก็บเข้าคลังแล้วจึงแก้ไม่ได้ นำกลับมาใช้ก่อนแล้วลองอีกครั้ง',
      en: 'This list is archived and cannot be changed. Take it back into use and try again.',
    },
  },
  COHORT_HAND_REFUSED: {
    status: 409,
    exit: EXIT.refused,
    text: {
      th: 'แก้รายชื่อด้วยมือเช่นนี้ไม่ได้: {reason} โหลดรายชื่อใหม่เพื่อดูว่าตอนนี้มีใครอยู่',
      en: 'This hand change cannot be made: {reason}. Load the list again to see who is on it now.',
    },
  },
} as const satisfies Record<string, CodeEntry>;
