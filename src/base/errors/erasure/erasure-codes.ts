import { type CodeEntry, EXIT } from '../codes.ts';

/** What can stand against erasing a person's data. */
export const ERASURE_CODES = {
  ERASURE_BASIS_UNKNOWN: {
    status: 400,
    exit: EXIT.input,
    text: {
      th: 'ไม่มีเหตุตามกฎหมายชื่อ {basis} สำหรับการลบข้อมูล เลือกจาก: {known}',
      en: 'There is no legal ground {basis} for an erasure. Choose one of: {known}.',
    },
  },
  ERASURE_REASON_NEEDED: {
    status: 400,
    exit: EXIT.input,
    text: {
      th: 'ค่าของ {option} ว่างอยู่ การลบข้อมูลต้องบันทึกไว้ว่าใครสั่งและเพราะอะไร ระบุแล้วลองอีกครั้ง',
      en: 'The value of {option} is empty. It must be on record who ordered an erasure, and why. Give it and try again.',
    },
  },
  ERASURE_UNDER_WAY: {
    status: 409,
    exit: EXIT.refused,
    text: {
      th: 'มีคำขอลบข้อมูลของบุคคลนี้ค้างอยู่แล้ว ดูที่หน้าคำขอลบข้อมูล หรือ `chipao erasure list` แล้วยืนยันหรือถอนคำขอนั้น',
      en: 'There is an open erasure of this person already. See the page of erasures, or `chipao erasure list`, and confirm or withdraw that one.',
    },
  },
  ERASURE_UNKNOWN: {
    status: 404,
    exit: EXIT.notFound,
    text: {
      th: 'ไม่มีคำขอลบข้อมูลเลขที่ {erasure} ดูรายการที่หน้าคำขอลบข้อมูล หรือ `chipao erasure list`',
      en: 'There is no erasure {erasure}. See the page of erasures, or `chipao erasure list`.',
    },
  },
  ERASURE_ENDED: {
    status: 409,
    exit: EXIT.refused,
    text: {
      th: 'คำขอลบข้อมูลเลขที่ {erasure} ยืนยัน ถอน หรือทำเสร็จไปแล้ว จึงเปลี่ยนอีกไม่ได้',
      en: 'The erasure {erasure} was confirmed, withdrawn or done already and cannot be changed any more.',
    },
  },
  ERASURE_NEEDS_ANOTHER: {
    status: 403,
    exit: EXIT.refused,
    text: {
      th: 'ผู้ที่ขอลบข้อมูลเลขที่ {erasure} ยืนยันเองไม่ได้ ให้เจ้าหน้าที่อีกคนหนึ่งยืนยัน เพราะลบแล้วเรียกคืนไม่ได้',
      en: 'Whoever asked for the erasure {erasure} cannot confirm it. Let a second person do so: it cannot be taken back.',
    },
  },
  ERASURE_HELD_BY_DUTY: {
    status: 409,
    exit: EXIT.refused,
    text: {
      th: 'ยังลบข้อมูลไม่ได้ เพราะมีหน้าที่ตามกฎหมายให้เก็บไว้: {duties} แจ้งเหตุผลนี้แก่ผู้ขอ แล้วขอใหม่เมื่อหน้าที่สิ้นสุด หรือใช้เหตุที่เหนือกว่า เช่น คำสั่งศาล',
      en: 'This cannot be erased yet, because the law says to keep it: {duties}. Tell whoever asked, and ask again when the duty ends, or on a ground that goes before it, such as an order.',
    },
  },
  ERASURE_WAITS_FOR_RUN: {
    status: 409,
    exit: EXIT.busy,
    text: {
      th: 'ยังยืนยันไม่ได้ เพราะกำลังประมวลผลทะเบียนหรือกำลังยืนยันการลบรายการอื่นอยู่ หรือเพิ่งเสร็จระหว่างที่ค้นหา ยังไม่มีอะไรเปลี่ยนแปลง รอให้เสร็จแล้วยืนยันอีกครั้ง',
      en: 'This cannot be confirmed now: registers are being processed or another erasure is being confirmed, or one of these ended meanwhile. Nothing was changed. Confirm again once it is done.',
    },
  },
  ERASURES_FORGOTTEN: {
    status: 409,
    exit: EXIT.refused,
    text: {
      th: 'บันทึกตรวจสอบบอกว่าเคยลบข้อมูลบุคคลแล้ว {count} รายการ แต่ฐานข้อมูลนี้ไม่รู้จัก เพราะกู้คืนมาจากชุดสำรองก่อนหน้านั้น บุคคลเหล่านั้นอาจถูกเผยแพร่อีกครั้ง: {which} ให้เจ้าหน้าที่คุ้มครองข้อมูลเปิดสำนวนแล้วขอและยืนยันการลบใหม่ จากนั้นบันทึกด้วย `chipao erasure settle` ทีละรายการ',
      en: 'The audit log says that {count} erasures were done of which this ledger knows nothing, because it was restored from before them. These people may be published again: {which}. Let the data-protection officers look up the cases, ask and confirm again, and then write it down with `chipao erasure settle`, one by one.',
    },
  },
  ERASURE_NOT_FORGOTTEN: {
    status: 404,
    exit: EXIT.notFound,
    text: {
      th: 'รายการที่ {entry} ของบันทึกตรวจสอบไม่ใช่การลบที่ฐานข้อมูลลืม หรือบันทึกไว้แล้วว่าจัดการเสร็จ ดูด้วย `chipao erasure list`',
      en: 'Entry {entry} of the audit log is no erasure that the ledger forgot, or it was written down as seen to. See `chipao erasure list`.',
    },
  },
} satisfies Record<string, CodeEntry>;
