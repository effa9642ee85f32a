import { type CodeEntry, EXIT } from '../codes.ts';

/** What can go wrong with keys, sealed files and too many questions at once. */
export const KEY_CODES = {
  ROOT_KEY_UNREADABLE: {
    status: 503,
    exit: EXIT.usage,
    text: {
      th: 'อ่านกุญแจหลักจาก {name} ไม่ได้ ({reason}) จึงเปิดข้อมูลไม่ได้ ตรวจไฟล์หรือคำสั่งที่ให้กุญแจ แล้วลองอีกครั้ง',
      en: 'The root key cannot be read from {name} ({reason}), so nothing can be opened. Check the file or the command that gives it, then try again.',
    },
  },
  ROOT_KEY_OTHER: {
    status: 503,
    exit: EXIT.usage,
    text: {
      th: 'กุญแจหลักที่ให้มา ({found}) ไม่ใช่ดอกที่ใช้กับโฟลเดอร์นี้ ({expected}) ใช้กุญแจดอกเดิมจากข้อมูลสำรอง ห้ามลบ keys/ring.json เพราะข้อมูลที่ผนึกไว้จะเปิดไม่ได้อีก',
      en: 'The root key given ({found}) is not the one of this home ({expected}). Bring that one back from its backup. Do not delete keys/ring.json: what is sealed could never be opened again.',
    },
  },
  KEY_RING_DAMAGED: {
    status: 503,
    exit: EXIT.input,
    text: {
      th: 'พวงกุญแจ keys/{file} เสียหายหรือถูกแก้ไข ข้อมูลไม่ถูกแตะต้อง กู้ไฟล์นี้จากข้อมูลสำรอง',
      en: 'The key ring keys/{file} is damaged or was changed. No data was touched. Bring the file back from a backup.',
    },
  },
  SEAL_BROKEN: {
    status: 500,
    exit: EXIT.input,
    text: {
      th: 'ไฟล์ที่ผนึกไว้ {file} ของ {version} ถูกแก้ไข สลับ หรือตัดทอน ({reason}) จึงไม่เปิดใช้ กู้ไฟล์จากข้อมูลสำรอง หรือสั่ง `chipao run --input DIR --from {stage}` เพื่อสร้างใหม่ และแจ้งผู้ดูแลความปลอดภัย',
      en: 'The sealed file {file} of {version} was changed, moved or cut ({reason}) and is not opened. Bring it back from a backup, or run `chipao run --input DIR --from {stage}` to make it again, and tell who looks after security.',
    },
  },
  TABLE_FORGOTTEN: {
    status: 410,
    exit: EXIT.notFound,
    text: {
      th: 'เปิดตาราง {table} ของข้อมูลรุ่น {version} ไม่ได้อีกแล้ว เพราะกุญแจถูกทำลายเมื่อมีการลบข้อมูลบุคคล หรือฐานข้อมูลเป็นคนละชุดกับไฟล์ ใช้ข้อมูลรุ่นปัจจุบัน หรือกู้ฐานข้อมูลที่สำรองไว้พร้อมกันกับไฟล์',
      en: 'The table {table} of the dataset version {version} opens no more: its key was destroyed when somebody was erased, or the ledger is not the one these files belong to. Use the current version, or restore the ledger that was backed up with the files.',
    },
  },
  PRIVATE_MEMORY_MISSING: {
    status: 503,
    exit: EXIT.usage,
    text: {
      th: 'ไม่มีที่เก็บชั่วคราวในหน่วยความจำสำหรับเปิดข้อมูลที่ผนึกไว้: {folder} ({reason}) ให้ CHIPAO_PRIVATE_MEMORY ชี้ไปยังโฟลเดอร์บน tmpfs หรือตั้ง CHIPAO_SEALED=off หากดิสก์เข้ารหัสอยู่แล้ว',
      en: 'There is no private memory to open sealed data in: {folder} ({reason}). Let CHIPAO_PRIVATE_MEMORY name a folder on a tmpfs, or set CHIPAO_SEALED=off where the disk itself is encrypted.',
    },
  },
  VERSION_NOT_SEALED: {
    status: 503,
    exit: EXIT.usage,
    text: {
      th: 'ข้อมูลรุ่น {version} ยังไม่ได้ผนึก แต่ตั้งไว้ให้ผนึกทั้งหมด (CHIPAO_SEALED=on) จึงไม่เปิดใช้ สั่ง `chipao keys seal` เพื่อผนึกข้อมูลเดิม',
      en: 'The dataset version {version} lies in clear though everything is to be sealed (CHIPAO_SEALED=on), so it is not opened. Run `chipao keys seal` to seal what was there before.',
    },
  },
  VERSION_SEALED: {
    status: 503,
    exit: EXIT.usage,
    text: {
      th: 'ข้อมูลรุ่น {version} ถูกผนึกไว้ แต่การเรียกครั้งนี้ปิดการผนึก (CHIPAO_SEALED=off) ตั้ง CHIPAO_SEALED=on แล้วลองอีกครั้ง',
      en: 'The dataset version {version} is sealed, but this call has sealing off (CHIPAO_SEALED=off). Set CHIPAO_SEALED=on and try again.',
    },
  },
  VAULT_ENTRY_DAMAGED: {
    status: 500,
    exit: EXIT.input,
    text: {
      th: 'ข้อมูลในห้องนิรภัย ({kind}) เปิดไม่ได้ เพราะถูกแก้ไขหรือกุญแจไม่ตรงกัน กู้ฐานบัญชีจากข้อมูลสำรอง',
      en: 'An entry of the vault ({kind}) does not open: it was changed, or the keys are not its own. Bring the ledger back from a backup.',
    },
  },
  QUERY_TOO_LONG: {
    status: 503,
    exit: EXIT.busy,
    text: {
      th: 'คำถามนี้ใช้เวลาเกิน {seconds} วินาทีจึงหยุดไว้ เพื่อไม่ให้ผู้อื่นต้องรอ ถามให้แคบลง หรือลองใหม่ในอีก {retryAfterSeconds} วินาที',
      en: 'This question took more than {seconds} seconds and was stopped, so that others need not wait. Ask for less, or try again in {retryAfterSeconds} seconds.',
    },
  },
  ASKER_LEFT: {
    status: 503,
    exit: EXIT.busy,
    text: {
      th: 'ผู้ถามเลิกรอแล้ว จึงหยุดคำถามนี้ไว้เพื่อให้ผู้อื่นได้ใช้ ถามใหม่ได้ทุกเมื่อ',
      en: 'Nobody waits for this answer any more, so the question was stopped and others get their turn. Ask again at any time.',
    },
  },
  TOO_MANY_A_MINUTE: {
    status: 429,
    exit: EXIT.busy,
    text: {
      th: 'มีคำถามจากท่านหรือจากที่เดียวกันมากเกินไป (ไม่เกิน {most} ครั้งต่อนาที) คำถามนี้ไม่ได้ถูกดำเนินการ ลองใหม่ในอีก {retryAfterSeconds} วินาที',
      en: 'Too many questions came from you, or from the place you ask from (at most {most} a minute), and this one was not begun. Try again in {retryAfterSeconds} seconds.',
    },
  },
  SERVICE_BUSY: {
    status: 503,
    exit: EXIT.busy,
    text: {
      th: 'มีคำถามรออยู่มากเกินไป คำถามนี้ยังไม่ได้ถูกดำเนินการ ลองใหม่ในอีก {retryAfterSeconds} วินาที',
      en: 'Too many questions are waiting, and this one was not begun. Try again in {retryAfterSeconds} seconds.',
    },
  },
  TOO_MANY_QUESTIONS: {
    status: 429,
    exit: EXIT.busy,
    text: {
      th: 'ท่านส่งคำถามพร้อมกันมากเกินไป (ไม่เกิน {most}) คำถามนี้ไม่ได้ถูกดำเนินการ ลองใหม่ในอีก {retryAfterSeconds} วินาที',
      en: 'You sent too many questions at once (at most {most}), and this one was not begun. Try again in {retryAfterSeconds} seconds.',
    },
  },
} as const satisfies Record<string, CodeEntry>;
