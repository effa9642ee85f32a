import type { Text } from '../model/index.ts';

/** How a code shows itself: the two sentences, the HTTP status and the exit code of the command. */
export type CodeEntry = Readonly<{ status: number; exit: number; text: Text }>;

/** Exit codes of the command, by what the person at the keyboard has to do next. */
export const EXIT = { ok: 0, unexpected: 1, usage: 2, input: 3, notFound: 4, busy: 5, refused: 6 } as const;

/**
 * Every code a Problem can carry. `{name}` in a sentence is filled from the problem's parameters, which never
 * hold personal data.
 */
export const CODES = {
  UNEXPECTED: {
    status: 500,
    exit: EXIT.unexpected,
    text: {
      th: 'เกิดข้อผิดพลาดที่ไม่คาดคิดใน {where}: {reason} ข้อมูลที่เผยแพร่แล้วไม่ถูกแตะต้อง ลองอีกครั้ง หากยังเกิดซ้ำให้แจ้งผู้ดูแลระบบ',
      en: 'Something unexpected happened in {where}: {reason}. What was published is untouched. Try again; if it comes back, tell the operator.',
    },
  },
  USAGE: {
    status: 400,
    exit: EXIT.usage,
    text: {
      th: 'คำสั่งไม่ถูกต้อง: {reason} ดูวิธีใช้ด้วย --help',
      en: 'The call is not right: {reason}. See --help.',
    },
  },
  REQUEST_INVALID: {
    status: 400,
    exit: EXIT.usage,
    text: {
      th: 'คำขอไม่ถูกต้องที่ {where}: {reason}',
      en: 'The request is not right at {where}: {reason}.',
    },
  },
  SETTINGS_INVALID: {
    status: 500,
    exit: EXIT.usage,
    text: {
      th: 'ค่าตั้ง {name} ใช้ไม่ได้: {reason} แก้ตัวแปรแวดล้อมหรือคำสั่งแล้วเริ่มใหม่',
      en: 'The setting {name} cannot be used: {reason}. Mend the environment variable or the option and start again.',
    },
  },
  CONTENT_INVALID: {
    status: 500,
    exit: EXIT.input,
    text: {
      th: 'เนื้อหาประเทศในไฟล์ {file} ที่ {where} ใช้ไม่ได้: {reason}',
      en: 'The country content in {file} at {where} cannot be used: {reason}.',
    },
  },
  TRUTH_UNUSABLE: {
    status: 500,
    exit: EXIT.input,
    text: {
      th: 'ใช้เฉลยของประเทศจำลองที่ {path} ไม่ได้: {reason} สร้างประเทศจำลองใหม่ด้วย `chipao synth` แล้วระบุโฟลเดอร์ truth ของครั้งนั้น',
      en: 'The truth of an invented country at {path} cannot be used: {reason}. Make the country again with `chipao synth` and name its truth folder.',
    },
  },
  CONDITION_NEEDS_ENGINE: {
    status: 422,
    exit: EXIT.usage,
    text: {
      th: 'เงื่อนไขของคอลัมน์ {column} เขียนเป็น SQL จึงคำนวณได้เฉพาะในเครื่องมือ SQL ใช้เงื่อนไขสำเร็จรูปแทน หรือคำนวณคู่นี้ด้วย SQL: {sql}',
      en: 'The condition on column {column} is written in SQL, so only the SQL engine can answer it for a pair. Use a ready condition instead, or have the engine answer: {sql}.',
    },
  },
  PRESET_NEEDS_COLUMN: {
    status: 400,
    exit: EXIT.usage,
    text: {
      th: 'ชุดเปรียบเทียบ {preset} ของคอลัมน์ {column} ต้องใช้อีกคอลัมน์หนึ่ง (นามสกุลสำหรับ name-pair ลองจิจูดสำหรับ coordinates) ระบุใน options.other',
      en: 'The comparison {preset} of column {column} takes a second column, {what}: name it in options.other.',
    },
  },
} as const satisfies Record<string, CodeEntry>;
