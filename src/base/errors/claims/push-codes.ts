import { type CodeEntry, EXIT } from '../codes.ts';

/** What can go wrong when a hospital sends its uploads to a hub. */
export const PUSH_CODES = {
  PUSH_NOTHING_FOUND: {
    status: 404,
    exit: EXIT.notFound,
    text: {
      th: 'ไม่พบชุดแฟ้มที่จะส่งใน {path} ระบุโฟลเดอร์ที่มี INS.txt, PAT.txt และแฟ้มอื่น โฟลเดอร์ที่รวมโฟลเดอร์เช่นนั้น หรือไฟล์ zip',
      en: 'There is nothing to send in {path}. Name a folder with INS.txt, PAT.txt and the others, a folder of such folders, or a zip.',
    },
  },
  PUSH_HOSPITAL_OTHER: {
    status: 422,
    exit: EXIT.input,
    text: {
      th: 'ชุดแฟ้มทั้งหมดเป็นของหน่วยบริการ {other} แต่ระบุ --hospital {hospital} จึงไม่ได้ส่ง ตรวจรหัสหรือโฟลเดอร์แล้วสั่งใหม่',
      en: 'All uploads are of hospital {other}, but --hospital says {hospital}. Nothing was sent. Check the code or the folder and call again.',
    },
  },
  PUSH_PASSWORD_MISSING: {
    status: 400,
    exit: EXIT.usage,
    text: {
      th: 'ไม่มีรหัสผ่าน: {reason} ตั้ง CHIPAO_FDH_PASSWORD หรือเก็บรหัสผ่านในไฟล์แล้วระบุ --password-file',
      en: 'There is no password: {reason}. Set CHIPAO_FDH_PASSWORD, or keep it in a file and name that with --password-file.',
    },
  },
  PUSH_SERVER_UNUSABLE: {
    status: 400,
    exit: EXIT.usage,
    text: {
      th: 'ส่งไปที่ {server} ไม่ได้: {reason} ตรวจที่อยู่ใน --server เช่น https://fdh.example.go.th หรือ http://localhost:8080',
      en: 'Nothing can be sent to {server}: {reason}. Check the address in --server, such as https://fdh.example.go.th or http://localhost:8080.',
    },
  },
  PUSH_SERVER_UNREACHABLE: {
    status: 502,
    exit: EXIT.busy,
    text: {
      th: 'ติดต่อ {server} ไม่ได้ ({reason}) ยังไม่มีชุดใดถูกส่ง ตรวจที่อยู่และเครือข่าย แล้วสั่งคำสั่งเดิมอีกครั้ง',
      en: '{server} does not answer ({reason}). Nothing was sent. Check address and network, then give the same command again.',
    },
  },
  PUSH_SERVER_GONE: {
    status: 502,
    exit: EXIT.busy,
    text: {
      th: '{server} หยุดตอบระหว่างส่ง ({reason}) รับแล้ว {sent} ชุด เหลือ {left} ชุด สั่งคำสั่งเดิมอีกครั้งเมื่อเครือข่ายกลับมา ระบบจะส่งต่อเฉพาะที่เหลือ',
      en: '{server} stopped answering half-way ({reason}). {sent} uploads are taken, {left} are left. Give the same command again later: it sends only what is left.',
    },
  },
  PUSH_LOGIN_REFUSED: {
    status: 401,
    exit: EXIT.refused,
    text: {
      th: '{server} ไม่ให้ {login} ของหน่วยบริการ {hospital} เข้า: {said} ตรวจชื่อผู้ใช้ รหัสผ่าน และรหัสหน่วยบริการก่อนลองใหม่ เพราะผิดหลายครั้งบัญชีจะถูกล็อก',
      en: '{server} does not let {login} of hospital {hospital} in: {said} Check user, password and hospital before trying again; several failures lock the account.',
    },
  },
  PUSH_ACCOUNT_LOCKED: {
    status: 401,
    exit: EXIT.refused,
    text: {
      th: 'บัญชี {login} ของหน่วยบริการ {hospital} ถูกล็อก: {said} รอให้ครบเวลา หรือให้ผู้ดูแลระบบสั่ง `chipao fdh accounts admit`',
      en: 'The account {login} of hospital {hospital} is locked: {said} Wait until the time is over, or have the operator call `chipao fdh accounts admit`.',
    },
  },
  PUSH_ACCESS_REFUSED: {
    status: 401,
    exit: EXIT.refused,
    text: {
      th: '{server} ให้ token แล้วแต่ไม่รับชุดแฟ้มจาก {login}: {said} ให้ผู้ดูแลระบบตรวจขอบเขตสิทธิของบัญชี แล้วสั่งคำสั่งเดิมอีกครั้ง',
      en: '{server} gave a token but takes nothing from {login}: {said} Have the operator look at the scopes of the account, then give the same command again.',
    },
  },
  PUSH_UNFINISHED: {
    status: 422,
    exit: EXIT.input,
    text: {
      th: 'จาก {all} ชุด มี {faulty} ชุดที่พบข้อผิดพลาดจึงไม่ได้ส่ง และ {refused} ชุดที่ปลายทางไม่รับ แก้ตามตารางข้างต้นแล้วสั่งคำสั่งเดิม ชุดที่รับแล้วจะไม่ถูกส่งซ้ำ',
      en: 'Of {all} uploads {faulty} have faults and were not sent, and {refused} were refused. Mend them as the table above says and give the same command again; what is taken is not sent twice.',
    },
  },
  PUSH_JOURNAL_UNUSABLE: {
    status: 422,
    exit: EXIT.input,
    text: {
      th: 'เขียนบันทึกการส่ง {file} ไม่ได้ ({reason}) จึงหยุดส่ง เพราะจะไม่รู้ว่าส่งอะไรไปแล้ว ให้สิทธิเขียนในโฟลเดอร์นั้นแล้วสั่งอีกครั้ง',
      en: 'The journal of what was sent, {file}, cannot be written ({reason}), so sending stopped: nobody would know what was taken. Make the folder writable and call again.',
    },
  },
} as const satisfies Record<string, CodeEntry>;
