import { type CodeEntry, EXIT } from '../codes.ts';

/** What can go wrong with views that somebody keeps. */
export const VIEW_CODES = {
  VIEW_UNKNOWN: {
    status: 404,
    exit: EXIT.notFound,
    text: {
      th: 'ไม่พบมุมมองที่เก็บไว้นี้ อาจลบไปแล้วในอีกหน้าต่างหนึ่ง เลือกจากหน้าวันนี้อีกครั้ง',
      en: 'This kept view is not found; it may have been removed in another window. Choose one from the page of today.',
    },
  },
  VIEW_ADDRESS_REFUSED: {
    status: 422,
    exit: EXIT.usage,
    text: {
      th: 'เก็บที่อยู่นี้ไม่ได้ เพราะไม่ใช่หน้าพื้นที่ สำรวจตัวเลข ข้อสังเกต รายชื่อ หรือรายชื่อเป้าหมาย หรือมีสิ่งที่หน้านั้นไม่รู้จัก ไม่มีการบันทึก',
      en: 'This address cannot be kept: it is no page of an area, the explorer, flags, people or target lists, or says something such a page does not know. Nothing was kept.',
    },
  },
  VIEW_NAME_REFUSED: {
    status: 422,
    exit: EXIT.usage,
    text: {
      th: 'ชื่อมุมมองต้องไม่มีเลขประจำตัวของบุคคล ตั้งชื่ออื่นแล้วเก็บอีกครั้ง',
      en: 'The name of a view must not hold a number of a person. Choose another name and keep it again.',
    },
  },
  VIEWS_FULL: {
    status: 409,
    exit: EXIT.refused,
    text: {
      th: 'เก็บไว้ครบ {most} มุมมองแล้ว ลบมุมมองที่ไม่ใช้ก่อน แล้วเก็บอีกครั้ง',
      en: '{most} views are kept already. Remove one that is no longer used and keep this one again.',
    },
  },
} as const satisfies Record<string, CodeEntry>;
