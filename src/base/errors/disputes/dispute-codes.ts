import { type CodeEntry, EXIT } from '../codes.ts';

/** What can go wrong when somebody says that a register is wrong about them. */
export const DISPUTE_CODES = {
  DISPUTE_UNKNOWN: {
    status: 404,
    exit: EXIT.notFound,
    text: {
      th: 'ไม่พบคำขอแก้ไขนี้ หรืออยู่นอกขอบเขตที่ท่านดูได้ เลือกจากรายการคำขอแก้ไขอีกครั้ง',
      en: 'This request to correct is not found, or is outside what you may see. Choose one from the list again.',
    },
  },
  VISIT_UNKNOWN: {
    status: 404,
    exit: EXIT.notFound,
    text: {
      th: 'ไม่พบการไปโรงพยาบาลครั้งนี้ในชื่อของคุณ เลือกจากรายการอีกครั้ง',
      en: 'There is no such visit in your name. Choose one from the list again.',
    },
  },
  DISPUTE_MOVED: {
    status: 409,
    exit: EXIT.refused,
    text: {
      th: 'มีผู้ดำเนินการกับคำขอนี้ไปแล้วระหว่างที่ท่านเปิดหน้านี้ ยังไม่มีอะไรถูกบันทึก เปิดคำขออีกครั้งเพื่อดูสถานะล่าสุด',
      en: 'Somebody took a step with this request while you had it open. Nothing was kept; open it again to see how it stands.',
    },
  },
  DISPUTE_STEP_REFUSED: {
    status: 409,
    exit: EXIT.refused,
    text: {
      th: 'คำขอนี้อยู่ในขั้นที่ทำเช่นนั้นไม่ได้ ({act}) เปิดคำขออีกครั้งเพื่อดูว่าขั้นต่อไปทำอะไรได้',
      en: 'This request is at a stage at which that cannot be done ({act}). Open it again to see what can follow.',
    },
  },
  DISPUTE_OPEN_ALREADY: {
    status: 409,
    exit: EXIT.refused,
    text: {
      th: 'ท่านแจ้งว่าข้อมูลนี้ไม่ถูกต้องไว้แล้ว และหน่วยงานกำลังตรวจสอบ ดูความคืบหน้าในหน้าข้อมูลของฉัน',
      en: 'You have already said that this is wrong, and the agency is looking into it. See how it stands on the page of your facts.',
    },
  },
  FACT_NOT_DISPUTABLE: {
    status: 422,
    exit: EXIT.usage,
    text: {
      th: 'ข้อมูลนี้แก้ผ่านหน้านี้ไม่ได้ เพราะคำนวณจากข้อมูลอื่นหรือไม่มีทะเบียนใดเป็นเจ้าของ เลือกข้อมูลต้นทางที่ไม่ถูกต้องแทน',
      en: 'This cannot be corrected here: it is worked out from others, or no register keeps it. Choose the fact that it comes from.',
    },
  },
  DISPUTE_VALUE_UNREADABLE: {
    status: 422,
    exit: EXIT.usage,
    text: {
      th: 'อ่านค่าที่ถูกต้องไม่ได้ เลือกจากรายการ หรือใส่วันที่ จำนวน หรือรหัสหมู่บ้าน 8 หลักตามชนิดของข้อมูล แล้วส่งอีกครั้ง ยังไม่มีอะไรถูกบันทึก',
      en: 'What it should be cannot be read. Choose from the list, or write a day, a number or a village of 8 digits as the fact asks, and send again; nothing was kept.',
    },
  },
} as const satisfies Record<string, CodeEntry>;
