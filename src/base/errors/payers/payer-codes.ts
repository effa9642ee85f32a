import { type CodeEntry, EXIT } from '../codes.ts';

/** What can go wrong with those who pay claims, and with the files in which they tell of it. */
export const PAYER_CODES = {
  PAYER_UNKNOWN: {
    status: 404,
    exit: EXIT.notFound,
    text: {
      th: 'ไม่มีผู้จ่ายชื่อ {payer} ที่มีคือ {known}',
      en: 'There is no payer {payer}. There are: {known}.',
    },
  },
  PAYER_CONNECTIONS_INVALID: {
    status: 500,
    exit: EXIT.usage,
    text: {
      th: 'แฟ้มที่อยู่ของผู้จ่าย {file} ใช้ไม่ได้ที่ {where}: {reason} แก้แฟ้มแล้วระบบจะส่งต่อเองในรอบถัดไป ดู docs/guide/payers.md',
      en: 'The file of payers’ addresses {file} cannot be used at {where}: {reason}. Mend it and sending goes on with the next round; see docs/guide/payers.md.',
    },
  },
  PAYER_UNREACHABLE: {
    status: 502,
    exit: EXIT.busy,
    text: {
      th: 'ติดต่อผู้จ่าย {payer} ไม่ได้ ({call}: {reason}) ระบบจะลองใหม่เองโดยไม่ส่งซ้ำ ตรวจที่อยู่ใน payers.json หากไม่หาย',
      en: 'The payer {payer} does not answer ({call}: {reason}). It is tried again by itself, and nothing is counted twice. If it stays so, look at the address in payers.json.',
    },
  },
  PAYER_BUSY: {
    status: 503,
    exit: EXIT.busy,
    text: {
      th: 'ผู้จ่าย {payer} ขอให้รอ {seconds} วินาที ระบบจะลองใหม่เองหลังจากนั้น',
      en: 'The payer {payer} asks to wait {seconds} seconds. It is tried again by itself after that.',
    },
  },
  PAYER_SIGN_IN_REFUSED: {
    status: 502,
    exit: EXIT.refused,
    text: {
      th: 'ผู้จ่าย {payer} ไม่รับบัญชีของเรา ({status}) ตรวจชื่อผู้ใช้และรหัสผ่านใน payers.json แล้วสั่ง `chipao payers replay`',
      en: 'The payer {payer} does not take our account ({status}). Check user and password in payers.json, then call `chipao payers replay`.',
    },
  },
  PAYER_TOO_LARGE: {
    status: 502,
    exit: EXIT.input,
    text: {
      th: 'ชุดที่จะส่งให้ {payer} มี {bytes} ไบต์ เกิน {most} ระบบจะแบ่งเป็นชุดเล็กลงเอง',
      en: 'A message to {payer} has {bytes} bytes, more than {most}. It is sent in smaller parts by itself.',
    },
  },
  PAYER_REFUSED: {
    status: 502,
    exit: EXIT.input,
    text: {
      th: 'ผู้จ่าย {payer} ไม่รับชุดข้อมูลนี้ ({status}) ระบบแยกรายการที่มีปัญหาไว้ต่างหาก ดูด้วย `chipao payers status` แก้แล้วสั่ง `chipao payers replay`',
      en: 'The payer {payer} does not take this message ({status}). The claim that it is about is set aside: see `chipao payers status`, mend it and call `chipao payers replay`.',
    },
  },
  PAYER_ANSWER_UNREADABLE: {
    status: 502,
    exit: EXIT.busy,
    text: {
      th: 'อ่านคำตอบของผู้จ่าย {payer} ไม่ได้ ({call}) รูปแบบไม่ตรงกับที่รู้จัก ระบบจะถามใหม่เอง ดู docs/guide/payers.md',
      en: 'The answer of the payer {payer} cannot be read ({call}): it has another shape than is known. It is asked again by itself; see docs/guide/payers.md.',
    },
  },
  PAYER_CLAIM_CLOSED: {
    status: 500,
    exit: EXIT.unexpected,
    text: {
      th: 'เปิดรายการที่จะส่งให้ {payer} ไม่ได้ ตรวจกุญแจของระบบ แล้วสั่งส่งใหม่',
      en: 'A claim for {payer} cannot be opened. Look at the keys of the house, then let it be sent again.',
    },
  },
  PAYER_CLAIM_EMPTY: {
    status: 422,
    exit: EXIT.input,
    text: {
      th: 'รายการนี้ไม่มีข้อมูลในแฟ้มที่ {payer} รับ ให้โรงพยาบาลตรวจแล้วส่งเข้ามาใหม่',
      en: 'A claim says nothing in the files that {payer} takes. The hospital checks it and sends it anew.',
    },
  },
  PAYER_CLAIM_LARGE: {
    status: 413,
    exit: EXIT.input,
    text: {
      th: 'รายการเดียวมี {bytes} ไบต์ ใหญ่กว่าที่ {payer} รับได้ในครั้งเดียว ({most}) ให้โรงพยาบาลแบ่งรายการแล้วส่งเข้ามาใหม่',
      en: 'One claim has {bytes} bytes, more than {payer} takes in a message ({most}). The hospital parts it and sends it anew.',
    },
  },
  PAYER_BATCH_UNKNOWN: {
    status: 404,
    exit: EXIT.notFound,
    text: {
      th: 'ไม่มีชุดที่หยุดส่งหมายเลข {batch} ของผู้จ่าย {payer} ดูหมายเลขด้วย `chipao payers status`',
      en: 'There is no dead letter {batch} of the payer {payer}. See their numbers with `chipao payers status`.',
    },
  },
  HOSPITAL_CODE_NEEDED: {
    status: 400,
    exit: EXIT.usage,
    text: {
      th: '{option} ต้องเป็นรหัสสถานพยาบาล 5 หลัก ไม่ใช่ {value}',
      en: '{option} is the code of a hospital, 5 digits, and not {value}.',
    },
  },
  PERIOD_NEEDED: {
    status: 400,
    exit: EXIT.usage,
    text: {
      th: '{option} ต้องเป็นเดือนแบบ พ.ศ. 6 หลัก เช่น 256911 ไม่ใช่ {value}',
      en: '{option} is a month of the Buddhist era, 6 digits such as 256911, and not {value}.',
    },
  },
  STATEMENT_UNREADABLE: {
    status: 422,
    exit: EXIT.input,
    text: {
      th: 'อ่านแฟ้ม {file} ไม่ได้ที่ {where}: {reason} ใช้แฟ้ม .xlsx .csv หรือ .json ของผู้จ่าย หากเป็น .xls ให้บันทึกเป็น .xlsx ก่อน',
      en: 'The file {file} cannot be read at {where}: {reason}. Take the .xlsx, .csv or .json file of the payer; save an .xls as .xlsx first.',
    },
  },
  STATEMENT_LAYOUT_UNKNOWN: {
    status: 422,
    exit: EXIT.input,
    text: {
      th: 'ไม่รู้จักรูปแบบของแฟ้ม {file} หัวตารางไม่ตรงกับรูปแบบที่มี: {known} ตรวจว่าเป็นแฟ้ม REP หรือ STM และมีคอลัมน์ TRAN_ID',
      en: 'The layout of {file} is not known: its heads fit none of {known}. See that it is a REP or STM file and has the column TRAN_ID.',
    },
  },
  STATEMENT_HOSPITALS: {
    status: 422,
    exit: EXIT.input,
    text: {
      th: 'แฟ้ม {file} มีรายการของสถานพยาบาลอื่น ({found}) ไม่ใช่ {hospital} ไม่มีการบันทึก แยกแฟ้มตามสถานพยาบาลแล้วลองใหม่',
      en: 'The file {file} has rows of other hospitals ({found}) than {hospital}. Nothing was taken: part it by hospital and try again.',
    },
  },
} as const satisfies Record<string, CodeEntry>;
