import { type CodeEntry, EXIT } from './codes.ts';

/** What can be wrong with a call of the command, before anything is done. */
export const CALL_CODES = {
  COMMAND_MISSING: {
    status: 400,
    exit: EXIT.usage,
    text: {
      th: 'ยังไม่ได้ระบุคำสั่ง คำสั่งที่มี: {known} เริ่มด้วย `chipao demo` หรือดูวิธีใช้ด้วย `chipao --help`',
      en: 'No command was named. Commands: {known}. Begin with `chipao demo`, or see `chipao --help`.',
    },
  },
  COMMAND_UNKNOWN: {
    status: 400,
    exit: EXIT.usage,
    text: {
      th: 'ไม่มีคำสั่ง {command} คำสั่งที่มี: {known} ดูวิธีใช้ด้วย --help',
      en: 'There is no command {command}. Commands: {known}. --help shows how.',
    },
  },
  OPTION_UNKNOWN: {
    status: 400,
    exit: EXIT.usage,
    text: {
      th: 'ไม่มีตัวเลือก {option} ดูตัวเลือกที่มีด้วย `chipao {command} --help`',
      en: 'There is no option {option}. `chipao {command} --help` lists them.',
    },
  },
  OPTION_MISSING: {
    status: 400,
    exit: EXIT.usage,
    text: {
      th: 'ต้องระบุ {option} ดูวิธีใช้ด้วย `chipao {command} --help`',
      en: 'The option {option} is needed. `chipao {command} --help` shows how.',
    },
  },
  OPTION_EMPTY: {
    status: 400,
    exit: EXIT.usage,
    text: {
      th: 'ตัวเลือก {option} ต้องมีค่าตามหลัง ดูวิธีใช้ด้วย `chipao {command} --help`',
      en: 'The option {option} needs a value after it. `chipao {command} --help` shows how.',
    },
  },
  ARGUMENT_MISSING: {
    status: 400,
    exit: EXIT.usage,
    text: {
      th: 'ต้องระบุ <{argument}> ดูวิธีใช้ด้วย `chipao {command} --help`',
      en: '<{argument}> is needed. `chipao {command} --help` shows how.',
    },
  },
  ARGUMENT_EXTRA: {
    status: 400,
    exit: EXIT.usage,
    text: {
      th: 'มีคำเกินมาในคำสั่ง {command} ดูวิธีใช้ด้วย `chipao {command} --help`',
      en: 'There are more words than `chipao {command}` takes. `chipao {command} --help` shows how.',
    },
  },
  CASES_FAILED: {
    status: 422,
    exit: EXIT.input,
    text: {
      th: 'ตัวอย่าง {failed} จาก {cases} ข้อไม่เป็นไปตามที่เขียนไว้ หรือเครื่องคำนวณสองแบบตอบต่างกัน {mismatches} ครั้ง รายการอยู่ด้านบน แก้กฎหรือแก้ตัวอย่าง แล้วสั่ง `chipao rules test` อีกครั้ง',
      en: '{failed} of {cases} cases do not hold, or the two engines differ for {mismatches} people; they are listed above. Mend the rules or the cases and run `chipao rules test` again.',
    },
  },
  DIFF_SIDES_NEEDED: {
    status: 400,
    exit: EXIT.usage,
    text: {
      th: 'เทียบ {left} กับ {right} ไม่ได้ ระบุโฟลเดอร์ที่มีโครงการ (โฟลเดอร์ย่อยที่มี programme.yaml) สองโฟลเดอร์ หรือวันที่สองวัน เช่น 2023-08-11 พร้อม --programme',
      en: 'Cannot compare {left} with {right}. Name two folders of programmes (with a folder each that has a programme.yaml), or two days such as 2023-08-11 together with --programme.',
    },
  },
  RULES_FOLDER: {
    status: 400,
    exit: EXIT.usage,
    text: {
      th: '{folder} ไม่ใช่โฟลเดอร์ที่มีโครงการ แต่ละโครงการต้องมีโฟลเดอร์ของตน ซึ่งมี programme.yaml และ cases.yaml',
      en: '{folder} is no folder of programmes. Each programme needs a folder of its own with a programme.yaml and a cases.yaml.',
    },
  },
  NUMBER_NEEDED: {
    status: 400,
    exit: EXIT.usage,
    text: {
      th: '{option} ต้องเป็นจำนวนเต็มตั้งแต่ {from} ถึง {to} แต่ได้ “{value}”',
      en: '{option} takes a whole number from {from} to {to}, not “{value}”.',
    },
  },
  DATE_NEEDED: {
    status: 400,
    exit: EXIT.usage,
    text: {
      th: '{option} ต้องเป็นวันที่ที่มีในปฏิทิน เขียนเป็นปีคริสต์ศักราช เช่น 2026-09-30 แต่ได้ “{value}”',
      en: '{option} takes a day of the calendar in the common era, such as 2026-09-30, not “{value}”.',
    },
  },
  CHOICE_NEEDED: {
    status: 400,
    exit: EXIT.usage,
    text: {
      th: '{option} ต้องเป็นค่าใดค่าหนึ่งใน {known} แต่ได้ “{value}”',
      en: '{option} takes one of {known}, not “{value}”.',
    },
  },
  FILE_UNREADABLE: {
    status: 400,
    exit: EXIT.input,
    text: {
      th: 'เปิดไฟล์ {file} ไม่ได้ ตรวจชื่อไฟล์และสิทธิ์อ่านไฟล์',
      en: 'The file {file} cannot be opened. Check its name, and that you may read it.',
    },
  },
  FILE_UNWRITABLE: {
    status: 400,
    exit: EXIT.usage,
    text: {
      th: 'เขียนไฟล์ {file} ไม่ได้ ({cause}) ไฟล์ที่มีอยู่แล้วจะไม่ถูกเขียนทับ ระบุชื่ออื่นด้วย --out',
      en: 'The file {file} cannot be written ({cause}); what is there is not written over. Name another one with --out.',
    },
  },
  FOLDER_TAKEN: {
    status: 400,
    exit: EXIT.usage,
    text: {
      th: 'โฟลเดอร์ {folder} มีไฟล์อยู่แล้ว ระบุโฟลเดอร์ใหม่หรือโฟลเดอร์ว่าง',
      en: 'The folder {folder} is not empty. Name a new or an empty one.',
    },
  },
  FOLDER_UNWRITABLE: {
    status: 400,
    exit: EXIT.usage,
    text: {
      th: 'เขียนลงโฟลเดอร์ {folder} ไม่ได้ ({cause}) ระบุโฟลเดอร์อื่นด้วย --out',
      en: 'The folder {folder} cannot be written to ({cause}). Name another one with --out.',
    },
  },
  KEY_FILE_INVALID: {
    status: 400,
    exit: EXIT.input,
    text: {
      th: 'ไฟล์ {file} ไม่ใช่กุญแจ Ed25519 ในรูป PEM ที่ใช้ได้ ลงนามใช้กุญแจส่วนตัว ขึ้นทะเบียนใช้กุญแจสาธารณะ',
      en: 'The file {file} holds no usable Ed25519 key as PEM. Signing takes the private key, registering the public one.',
    },
  },
  KEY_REVOKED: {
    status: 400,
    exit: EXIT.input,
    text: {
      th: 'กุญแจ {key} ถูกเพิกถอนแล้ว นำกลับมาใช้อีกไม่ได้ ให้หน่วยงานสร้างกุญแจใหม่',
      en: 'Key {key} was revoked and cannot come back. Ask the party for a new one.',
    },
  },
  SIGNER_NEEDED: {
    status: 400,
    exit: EXIT.usage,
    text: {
      th: 'ระบุฝ่ายที่ลงนามด้วย --party หรือใช้ --all ซึ่งลงนามแทนทุกฝ่ายได้เฉพาะระบบทดลอง อย่างใดอย่างหนึ่ง',
      en: 'Name the party that signs with --party, or give --all, which signs for every party and only in development; one of the two.',
    },
  },
  LOG_KEY_NEEDED: {
    status: 400,
    exit: EXIT.usage,
    text: {
      th: 'การตรวจบันทึกของผู้อื่นต้องใช้ --key คือกุญแจของบันทึกนั้น ซึ่งได้มาจากทางอื่นที่ไม่ใช่ตัวบันทึกเอง',
      en: 'Checking the log of others takes --key: the key of that log, told to you by another way than the log itself.',
    },
  },
  LOG_NEEDED: {
    status: 400,
    exit: EXIT.usage,
    text: {
      th: 'ระบุบันทึกที่จะเฝ้าดู หรือใช้ --listen เพื่อรอรับ',
      en: 'Name a log to watch, or give --listen to wait for one.',
    },
  },
  SEALING_OFF: {
    status: 400,
    exit: EXIT.usage,
    text: {
      th: 'ตั้ง CHIPAO_SEALED=on ก่อนสั่ง `chipao keys seal` มิฉะนั้นข้อมูลชุดต่อไปจะไม่ถูกเข้ารหัส',
      en: 'Set CHIPAO_SEALED=on before `chipao keys seal`, or what comes next stays in clear.',
    },
  },
  REASON_NEEDED: {
    status: 400,
    exit: EXIT.usage,
    text: {
      th: '--reason ต้องมีอย่างน้อย {letters} ตัวอักษร บอกว่าใช้ไฟล์เพื่ออะไร',
      en: '--reason takes at least {letters} letters: say what the file is for.',
    },
  },
  CLIENT_ID_INVALID: {
    status: 400,
    exit: EXIT.usage,
    text: {
      th: 'รหัสระบบ {client} ใช้ไม่ได้ ใช้ตัวอักษรอังกฤษเล็ก ตัวเลข และขีดกลาง 2 ถึง 61 ตัว',
      en: 'The id {client} cannot be used. Take 2 to 61 small letters, digits and hyphens.',
    },
  },
} as const satisfies Record<string, CodeEntry>;
