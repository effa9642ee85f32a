import { type CodeEntry, EXIT } from './codes.ts';

/** What can go wrong when a household is asked about, or what would be if it changed. */
export const HOUSEHOLD_CODES = {
  HOUSEHOLD_UNKNOWN: {
    status: 404,
    exit: EXIT.notFound,
    text: {
      th: 'ไม่พบครัวเรือนนี้ หรือไม่มีสมาชิกอยู่ในขอบเขตที่ท่านดูได้ ใช้รหัสครัวเรือนจากหน้าของบุคคล',
      en: 'This household is not found, or nobody of it is inside what you may see. Take the id of a household from the page of a person.',
    },
  },
  HOME_VISIT_UNKNOWN: {
    status: 404,
    exit: EXIT.notFound,
    text: {
      th: 'ไม่พบบันทึกการเยี่ยมบ้านนี้ อาจถูกถอนไปแล้วหรืออยู่นอกพื้นที่ของท่าน เปิดหน้าครัวเรือนใหม่เพื่อดูบันทึกที่มีอยู่',
      en: 'This visit is not found: it may have been withdrawn, or was paid outside your area. Open the household again to see which there are.',
    },
  },
  CHANGE_UNREADABLE: {
    status: 400,
    exit: EXIT.usage,
    text: {
      th: 'อ่านการเปลี่ยนแปลงที่ {place} ไม่ได้ เขียนเป็น born:{day}, dies:รหัสบุคคล, leaves:รหัสบุคคล, joins:รหัสบุคคล หรือ earns:รหัสบุคคล:120000 (บาทเต็มต่อปี ลดลงใส่เครื่องหมายลบ)',
      en: 'Change {place} cannot be read. Write born:{day}, dies:PERSON, leaves:PERSON, joins:PERSON or earns:PERSON:120000 (whole baht a year; less with a minus).',
    },
  },
  CHANGE_DAY_OUT_OF_RANGE: {
    status: 400,
    exit: EXIT.usage,
    text: {
      th: 'วันเกิดในการเปลี่ยนแปลงที่ {place} ต้องอยู่ระหว่าง {from} ถึง {to} เด็กที่เกิดก่อนนั้นอยู่ในทะเบียนแล้ว และกติกาหลังจากนั้นยังไม่ทราบ',
      en: 'The birth in change {place} must be between {from} and {to}: a child born before is in the registers, and later rules are not known.',
    },
  },
  CHANGE_OF_ANOTHER: {
    status: 404,
    exit: EXIT.notFound,
    text: {
      th: 'บุคคลในการเปลี่ยนแปลงที่ {place} ไม่ใช่สมาชิกของครัวเรือนนี้ที่ท่านดูได้ เลือกจากรายชื่อสมาชิกของครัวเรือน',
      en: 'The person of change {place} is no member of this household whom you may see. Choose one from the list of its members.',
    },
  },
  CHANGE_OF_NOBODY: {
    status: 404,
    exit: EXIT.notFound,
    text: {
      th: 'ไม่พบบุคคลที่จะย้ายเข้าในการเปลี่ยนแปลงที่ {place} รหัสอาจผิด บุคคลนั้นเสียชีวิตแล้ว หรืออยู่นอกพื้นที่ของท่าน ค้นหารหัสจากหน้าค้นหาบุคคล',
      en: 'Nobody who could move in was found for change {place}: the id may be wrong, that person has died, or lives outside your area. Search for the person to see the id.',
    },
  },
  CHANGE_CONTRADICTS: {
    status: 400,
    exit: EXIT.usage,
    text: {
      th: 'การเปลี่ยนแปลงที่ {place} ขัดกับข้ออื่น บุคคลนั้นเสียชีวิตหรือย้ายออกไปแล้ว หรืออยู่ในครัวเรือนนี้อยู่แล้ว ตัดข้อใดข้อหนึ่งออก',
      en: 'Change {place} contradicts what is so already: that person has died or moved out, or is in the household. Leave it out.',
    },
  },
  CHANGES_TOO_MANY: {
    status: 400,
    exit: EXIT.usage,
    text: {
      th: 'ถามการเปลี่ยนแปลงพร้อมกันได้ไม่เกิน {most} ข้อ แบ่งถามหลายครั้ง',
      en: 'At most {most} changes can be asked about together. Ask in several steps.',
    },
  },
} as const satisfies Record<string, CodeEntry>;
