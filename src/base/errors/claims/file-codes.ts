import { type CodeEntry, EXIT } from '../codes.ts';

/** What can go wrong with files that hospitals send, before any row of them is judged. */
export const CLAIM_FILE_CODES = {
  CLAIM_SET_UNKNOWN: {
    status: 404,
    exit: EXIT.notFound,
    text: {
      th: 'ไม่มีชุดแฟ้ม {set} ชุดที่มีคือ {sets}',
      en: 'There is no set of files {set}. There are: {sets}.',
    },
  },
  FHIR_RESOURCE_UNKNOWN: {
    status: 404,
    exit: EXIT.notFound,
    text: {
      th: 'ไม่พบ {resource} ในรายการเบิกของหน่วยบริการนี้ ตรวจเลขที่อีกครั้ง',
      en: 'This hospital’s claims hold no {resource}. Check the number.',
    },
  },
  CLAIM_FILE_UNKNOWN: {
    status: 404,
    exit: EXIT.notFound,
    text: {
      th: 'ไม่มีแฟ้ม {file} ในชุด {set} ดูรายชื่อด้วย `chipao claims describe {set}`',
      en: 'There is no file {file} in {set}. See `chipao claims describe {set}`.',
    },
  },
  CLAIM_FORM_UNKNOWN: {
    status: 422,
    exit: EXIT.usage,
    text: {
      th: 'ชุดแฟ้ม {set} ไม่มีรูปแบบ {form} ใช้ได้เฉพาะ {forms}',
      en: 'Files of {set} are not written as {form}; only as {forms}.',
    },
  },
  CLAIM_VALUE_UNWRITABLE: {
    status: 422,
    exit: EXIT.input,
    text: {
      th: 'เขียนแฟ้ม {file} แถว {row} คอลัมน์ {field} ไม่ได้ เพราะ{reason} จึงไม่ได้เขียนไฟล์ แก้ค่านั้นหรือเลือกรูปแบบอื่น',
      en: '{file} row {row} cannot be written in {field}: {reason}. Nothing was written. Mend the value or choose another form.',
    },
  },
  CLAIM_FILES_FAULTY: {
    status: 422,
    exit: EXIT.input,
    text: {
      th: 'พบข้อผิดพลาด {faults} แห่งใน {files} แฟ้ม ควรแก้ก่อนส่ง รายละเอียดอยู่ในรายงานข้างต้น',
      en: '{faults} faults in {files} files; mend them before sending. The report above tells where.',
    },
  },
  CLAIM_FILES_MISSING: {
    status: 404,
    exit: EXIT.notFound,
    text: {
      th: 'ไม่พบแฟ้มที่รู้จักใน {path} ชื่อแฟ้มต้องเป็นเช่น INS.txt หรือ F43_<รหัสสถานพยาบาล>_<เวลา>.zip',
      en: 'No known file in {path}. Names are such as INS.txt or F43_<hospital>_<time>.zip.',
    },
  },
  CLAIM_ARCHIVE_UNUSABLE: {
    status: 422,
    exit: EXIT.input,
    text: {
      th: 'เปิดไฟล์บีบอัด {file} ไม่ได้: {reason} ส่งออกใหม่หรือแตกไฟล์เองแล้วระบุโฟลเดอร์',
      en: 'The archive {file} cannot be opened: {reason}. Make it again, or unpack it and name the folder.',
    },
  },
  CLAIM_FILE_TOO_LARGE: {
    status: 413,
    exit: EXIT.input,
    text: {
      th: 'ไฟล์ {file} ใหญ่ {size} MB เกิน {most} MB แบ่งเป็นหลายไฟล์แล้วลองใหม่',
      en: 'The file {file} has {size} MB, more than {most} MB. Split it and try again.',
    },
  },
} as const satisfies Record<string, CodeEntry>;
