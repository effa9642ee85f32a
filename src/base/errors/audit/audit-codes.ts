import { type CodeEntry, EXIT } from '../codes.ts';

/** What can go wrong with the audit log and its witnesses. */
export const AUDIT_CODES = {
  AUDIT_NOT_WITNESSED: {
    status: 503,
    exit: EXIT.busy,
    text: {
      th: 'ยังส่งข้อมูลออกไม่ได้ เพราะบันทึกการเข้าถึงที่เก่ากว่า {hours} ชั่วโมงยังไม่มีพยานลงนามรับรอง (ลงนามครั้งล่าสุด {last}) การดูข้อมูลบนหน้าจอยังใช้ได้ แจ้งผู้ดูแลให้ตรวจด้วย `chipao audit status` แล้วลองอีกครั้ง',
      en: 'Nothing can be exported or shared now: no witness has signed what is older than {hours} hours in the audit log (last signature: {last}). Looking at data still works. Tell the operator to see `chipao audit status`, and try again.',
    },
  },
  AUDIT_LOG_BEHIND: {
    status: 503,
    exit: EXIT.input,
    text: {
      th: 'บันทึกตรวจสอบมี {size} รายการ แต่เคยลงนามไว้ {signed} รายการ จึงไม่ลงนามใหม่ กู้ไฟล์ audit/log จากข้อมูลสำรอง ห้ามลบไฟล์ที่ลงนามแล้ว',
      en: 'The audit log holds {size} entries, yet {signed} were signed before, so nothing is signed. Bring the file audit/log back from a backup; never delete what was signed.',
    },
  },
  AUDIT_LOG_FORKED: {
    status: 503,
    exit: EXIT.input,
    text: {
      th: 'บันทึกตรวจสอบ {size} รายการแรกไม่ตรงกับที่เคยลงนามไว้ มีการแก้ไขย้อนหลัง จึงไม่ลงนามต่อ หาว่ารายการใดด้วย `chipao audit verify`',
      en: 'The first {size} entries of the audit log are not those that were signed: something was changed afterwards, so nothing more is signed. `chipao audit verify` says which entry.',
    },
  },
  AUDIT_LOG_TAKEN: {
    status: 503,
    exit: EXIT.busy,
    text: {
      th: 'มีโปรแกรมอื่นเขียนบันทึกตรวจสอบใน {folder} อยู่ จึงหยุดก่อนเขียนทับ ใช้โฟลเดอร์นี้กับฐานบัญชีเดียวเท่านั้น',
      en: 'Something else writes the audit log in {folder}, so writing stopped before the two mix. One such folder goes with one ledger.',
    },
  },
  AUDIT_ENTRY_TOO_LONG: {
    status: 500,
    exit: EXIT.unexpected,
    text: {
      th: 'บันทึกการเข้าถึงยาวเกิน {most} ไบต์ จึงไม่ส่งคำตอบ ขอข้อมูลน้อยลงแล้วลองอีกครั้ง',
      en: 'The audit entry of this act would be longer than {most} bytes, so the answer was held back. Ask for less and try again.',
    },
  },
  AUDIT_ENTRY_UNKNOWN: {
    status: 404,
    exit: EXIT.notFound,
    text: {
      th: 'ไม่มีรายการ {entry} ในบันทึกตรวจสอบที่ลงนามแล้ว ({size} รายการ) รายการใหม่จะลงนามภายในไม่กี่วินาที ลองอีกครั้ง',
      en: 'The signed audit log ({size} entries) has no entry {entry}. A new one is signed within seconds; try again.',
    },
  },
  AUDIT_FILE_UNKNOWN: {
    status: 404,
    exit: EXIT.notFound,
    text: {
      th: 'บันทึกตรวจสอบไม่มีไฟล์ {path} เริ่มจาก /api/v1/audit/checkpoint ซึ่งบอกจำนวนรายการ',
      en: 'The audit log has no file {path}. Begin at /api/v1/audit/checkpoint, which tells how many entries there are.',
    },
  },
  AUDIT_UNREADABLE: {
    status: 503,
    exit: EXIT.input,
    text: {
      th: 'อ่านบันทึกตรวจสอบที่ {place} ไม่ได้: {reason} ระบุโฟลเดอร์ที่ได้จาก `chipao audit export` หรือที่อยู่ของบริการ',
      en: 'The audit log at {place} cannot be read: {reason}. Name a folder written by `chipao audit export`, or the address of a service.',
    },
  },
  AUDIT_NOT_WHOLE: {
    status: 500,
    exit: EXIT.input,
    text: {
      th: 'บันทึกตรวจสอบไม่ผ่านการตรวจ {findings} ข้อ ข้อแรก: {first} เก็บโฟลเดอร์ไว้ตามเดิมและแจ้งผู้ตรวจสอบ',
      en: 'The audit log does not hold: {findings} findings, the first: {first}. Keep the folder as it is and tell the auditor.',
    },
  },
  WITNESS_REFUSED: {
    status: 403,
    exit: EXIT.refused,
    text: {
      th: 'พยานไม่ลงนามรับรองบันทึกตรวจสอบ: {reason} ตรวจด้วย `chipao audit verify`',
      en: 'The witness did not sign the audit log: {reason}. See `chipao audit verify`.',
    },
  },
} as const satisfies Record<string, CodeEntry>;
