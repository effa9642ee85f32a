import { type CodeEntry, EXIT } from './codes.ts';

/** What can go wrong in the two stores: the lake and the ledger. */
export const STORE_CODES = {
  LEDGER_UNAVAILABLE: {
    status: 503,
    exit: EXIT.busy,
    text: {
      th: 'ต่อฐานบัญชี (PostgreSQL) ไม่ได้: {reason} ตรวจ DATABASE_URL หรือโฟลเดอร์ --home แล้วลองอีกครั้ง',
      en: 'The ledger (PostgreSQL) cannot be reached: {reason}. Check DATABASE_URL or the --home folder and try again.',
    },
  },
  LEDGER_NEWER: {
    status: 503,
    exit: EXIT.input,
    text: {
      th: 'ฐานบัญชีถูกปรับโครงสร้างถึงรุ่น {found} ซึ่งใหม่กว่าที่โปรแกรมนี้รู้จัก ({known}) ใช้โปรแกรมรุ่นใหม่กว่า',
      en: 'The ledger is at migration {found}, newer than this program knows ({known}). Use a newer program.',
    },
  },
  HOME_BUSY: {
    status: 503,
    exit: EXIT.busy,
    text: {
      th: 'โฟลเดอร์ {home} มีการประมวลผลอื่นกำลังเขียนอยู่ (process {pid}) รอให้เสร็จหรือใช้ --home อื่น',
      en: 'Another run (process {pid}) is writing to {home}. Wait for it, or use another --home.',
    },
  },
  VERSION_MISSING: {
    status: 503,
    exit: EXIT.notFound,
    text: {
      th: 'ยังไม่มีข้อมูลชุด {dataset} ที่เผยแพร่ สั่ง `chipao run --input DIR` หรือ `chipao demo` ก่อน',
      en: 'No version of {dataset} is published yet. Run `chipao run --input DIR` or `chipao demo` first.',
    },
  },
  VERSION_DAMAGED: {
    status: 500,
    exit: EXIT.input,
    text: {
      th: 'ข้อมูลรุ่น {version} เสียหาย: {reason} สั่ง `chipao run --from {dataset}` เพื่อสร้างใหม่',
      en: 'The dataset version {version} is damaged: {reason}. Run `chipao run --from {dataset}` to make it again.',
    },
  },
} as const satisfies Record<string, CodeEntry>;
