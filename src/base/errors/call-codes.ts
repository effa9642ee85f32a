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
      th: 'ไม่มีคำสั่ง {command} คำสั่งที่มี: {known}',
      en: 'There is no command {command}. Commands: {known}.',
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
      th: 'ต้องระบุ {option} ดูตัวอย่างด้วย `chipao {command} --help`',
      en: 'The option {option} is needed. `chipao {command} --help` shows examples.',
    },
  },
  OPTION_EMPTY: {
    status: 400,
    exit: EXIT.usage,
    text: {
      th: 'ตัวเลือก {option} ต้องมีค่าตามหลัง ดูตัวอย่างด้วย `chipao {command} --help`',
      en: 'The option {option} needs a value after it. `chipao {command} --help` shows examples.',
    },
  },
  ARGUMENT_MISSING: {
    status: 400,
    exit: EXIT.usage,
    text: {
      th: 'ต้องระบุ <{argument}> ดูตัวอย่างด้วย `chipao {command} --help`',
      en: '<{argument}> is needed. `chipao {command} --help` shows examples.',
    },
  },
  ARGUMENT_EXTRA: {
    status: 400,
    exit: EXIT.usage,
    text: {
      th: 'มีคำเกินมาในคำสั่ง {command} ดูตัวอย่างด้วย `chipao {command} --help`',
      en: 'There are more words than `chipao {command}` takes. `chipao {command} --help` shows examples.',
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
      th: 'เทียบ {left} กับ {right} ไม่ได้: {reason} ระบุโฟลเดอร์ของโครงการสองโฟลเดอร์ หรือวันที่สองวันพร้อม --programme',
      en: 'Cannot compare {left} with {right}: {reason}. Name two folders of programmes, or two days together with --programme.',
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
} as const satisfies Record<string, CodeEntry>;
