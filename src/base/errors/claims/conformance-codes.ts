import { type CodeEntry, EXIT } from '../codes.ts';

/** What can go wrong when a server, or a hospital's program, is held against what the hub asks for. */
export const CONFORMANCE_CODES = {
  CONFORMANCE_ADDRESS: {
    status: 400,
    exit: EXIT.usage,
    text: {
      th: 'ใช้ที่อยู่ {server} ไม่ได้ ระบุที่อยู่เซิร์ฟเวอร์แบบ http หรือ https เช่น http://localhost:8080',
      en: '{server} cannot be used. Name a server by http or https, such as http://localhost:8080.',
    },
  },
  CONFORMANCE_NO_ANSWER: {
    status: 502,
    exit: EXIT.busy,
    text: {
      th: '{server} ไม่ตอบ ({reason}) ตรวจว่าเซิร์ฟเวอร์เปิดอยู่และที่อยู่ถูกต้อง แล้วสั่งใหม่',
      en: '{server} did not answer ({reason}). See that it runs and that the address is right, and call again.',
    },
  },
  CONFORMANCE_LOGIN_REFUSED: {
    status: 403,
    exit: EXIT.refused,
    text: {
      th: '{server} ไม่ให้ token แก่ {user} ของหน่วยบริการ {hospital} (ตอบ {status}) จึงไม่ได้ทดสอบ ตรวจชื่อผู้ใช้ รหัสผ่าน และรหัสหน่วยบริการก่อนสั่งใหม่',
      en: '{server} gave {user} of hospital {hospital} no token (status {status}), so nothing was tried. Check user, password and hospital before calling again.',
    },
  },
  CONFORMANCE_FAILED: {
    status: 422,
    exit: EXIT.input,
    text: {
      th: 'ไม่ผ่าน {failed} จาก {all} ข้อ ดูข้อที่ไม่ผ่านในรายงาน แก้แล้วสั่งเฉพาะข้อนั้นด้วย --only',
      en: '{failed} of {all} cases failed. The report tells which and how; mend them, and try one alone with --only.',
    },
  },
  CONFORMANCE_CASE_UNKNOWN: {
    status: 404,
    exit: EXIT.notFound,
    text: {
      th: 'ไม่มีข้อทดสอบ {id} ใช้ได้ทั้งรหัสเต็มและคำขึ้นต้น เช่น {known}',
      en: 'There is no case {id}. A whole id or its beginning will do: {known}.',
    },
  },
  CONFORMANCE_GIVEN_UNREADABLE: {
    status: 400,
    exit: EXIT.usage,
    text: {
      th: 'อ่านไฟล์ {file} ใน --given ไม่ได้: {reason} รูปแบบอยู่ใน docs/guide/conformance.md',
      en: 'The file {file} of --given cannot be read: {reason}. docs/guide/conformance.md tells its form.',
    },
  },
  CONFORMANCE_OPTION_NEEDED: {
    status: 400,
    exit: EXIT.usage,
    text: {
      th: 'ขาด {option} การทดสอบเซิร์ฟเวอร์ต้องมี --url --user --hospital และรหัสผ่าน ส่วน --watch ต้องมี --url',
      en: '{option} is missing. Trying a server needs --url, --user, --hospital and a password; --watch needs --url.',
    },
  },
} as const satisfies Record<string, CodeEntry>;
