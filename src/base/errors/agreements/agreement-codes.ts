import { type CodeEntry, EXIT } from '../codes.ts';

/** What can go wrong with agreements and with what is asked under them. */
export const AGREEMENT_CODES = {
  AGREEMENT_UNKNOWN: {
    status: 404,
    exit: EXIT.notFound,
    text: {
      th: 'ไม่มีข้อตกลง {agreement} ดูรายการด้วย `chipao agreements list` หรือที่ /api/v1/agreements',
      en: 'There is no agreement {agreement}. See `chipao agreements list` or /api/v1/agreements.',
    },
  },
  AGREEMENT_INVALID: {
    status: 422,
    exit: EXIT.input,
    text: {
      th: 'ข้อตกลงในไฟล์ {file} ใช้ไม่ได้ที่ {where}: {reason} ดูทั้งหมดด้วย `chipao agreements check`',
      en: 'The agreement in {file} cannot be used at {where}: {reason}. See all of it with `chipao agreements check`.',
    },
  },
  AGREEMENT_CHANGED: {
    status: 409,
    exit: EXIT.refused,
    text: {
      th: 'ข้อตกลง {agreement} ฉบับที่ {version} มีอยู่แล้วและเนื้อหาต่างออกไป ฉบับที่เสนอแล้วแก้ไม่ได้ ให้ทำฉบับที่ {next} โดยอ้างแฮชของฉบับก่อน ({prev}) ใน prev',
      en: 'Version {version} of {agreement} is there already and says something else. What was proposed is never edited; write version {next} with {prev} as prev.',
    },
  },
  AGREEMENT_NOT_SIGNED: {
    status: 409,
    exit: EXIT.refused,
    text: {
      th: 'ข้อตกลง {agreement} ฉบับที่ {version} ยังใช้ไม่ได้ ขาดลายเซ็นที่ตรวจผ่านของ {missing} ให้แต่ละฝ่ายลงนามด้วย `chipao agreements sign`',
      en: 'Version {version} of {agreement} cannot become active: signatures that hold are missing of {missing}. Each signs with `chipao agreements sign`.',
    },
  },
  AGREEMENT_STEP_REFUSED: {
    status: 409,
    exit: EXIT.refused,
    text: {
      th: 'ข้อตกลง {agreement} ฉบับที่ {version} อยู่ในสถานะ {from} จึงเปลี่ยนเป็น {to} ไม่ได้',
      en: 'Version {version} of {agreement} is {from} and cannot become {to}.',
    },
  },
  AGREEMENT_NEEDS_SECOND: {
    status: 409,
    exit: EXIT.refused,
    text: {
      th: 'การเพิกถอนข้อตกลง {agreement} ฉบับที่ {version} ต้องมีสองคน: คนหนึ่งระงับก่อน แล้วอีกคนหนึ่งเพิกถอน ยังไม่มีอะไรเปลี่ยน',
      en: 'Revoking version {version} of {agreement} takes two people: one suspends it, then another revokes it. Nothing changed.',
    },
  },
  AGREEMENT_OTHERS_STEP: {
    status: 403,
    exit: EXIT.refused,
    text: {
      th: 'ข้อตกลง {agreement} ฉบับที่ {version} มีหน่วยงานอื่นระงับหรือเสนอไว้ เฉพาะหน่วยงานนั้นหรือผู้ให้ข้อมูลจึงให้มีผลอีกครั้งหรือถอนได้ ยังไม่มีอะไรเปลี่ยน',
      en: 'Another party suspended or proposed version {version} of {agreement}: only that party, or who gives the data, can put it in force again or withdraw it. Nothing changed.',
    },
  },
  SIGNATURE_REFUSED: {
    status: 422,
    exit: EXIT.refused,
    text: {
      th: 'ลายเซ็นของ {party} ต่อ {agreement} ฉบับที่ {version} ใช้ไม่ได้: {reason}',
      en: 'The signature of {party} on version {version} of {agreement} is not taken: {reason}.',
    },
  },
  SHARE_NOT_GRANTED: {
    status: 403,
    exit: EXIT.refused,
    text: {
      th: 'ไม่มีข้อตกลงที่ให้สิ่งที่ขอ ({act} ของ {grant}) ดูสิ่งที่ขอได้ที่ /api/v1/shares',
      en: 'No agreement gives what is asked ({act} of {grant}). See what may be asked at /api/v1/shares.',
    },
  },
  SHARE_TOO_LARGE: {
    status: 422,
    exit: EXIT.refused,
    text: {
      th: 'คำตอบมีมากกว่า {most} แถวที่ข้อตกลงให้ครั้งหนึ่ง ไม่มีข้อมูลออกไป เพิ่มเงื่อนไขหรือระบุ limit',
      en: 'The answer has more than the {most} rows that the agreement gives at once. Nothing left; add a condition or a limit.',
    },
  },
  SHARE_DAY_FULL: {
    status: 429,
    exit: EXIT.refused,
    text: {
      th: 'วันนี้ได้ให้ข้อมูลไปแล้ว {used} คน คำขอนี้จะเกินที่ข้อตกลงให้วันละ {most} คน ขอใหม่พรุ่งนี้',
      en: 'Data of {used} people was given today; this would be more than the {most} a day of the agreement. Ask again tomorrow.',
    },
  },
  SHARE_TABLES_FULL: {
    status: 429,
    exit: EXIT.refused,
    text: {
      th: 'วันนี้ขอตารางภายใต้ข้อตกลงนี้ไปแล้ว {used} ครั้ง ครบวันละ {most} ครั้ง ขอใหม่พรุ่งนี้',
      en: '{used} tables were asked of this grant today, and {most} a day may be. Ask again tomorrow.',
    },
  },
  SHARE_CONDITIONS_FULL: {
    status: 429,
    exit: EXIT.refused,
    text: {
      th: 'ข้อมูลชุดนี้ถูกขอตารางแบบมีเงื่อนไขไปแล้ว {used} แบบ ครบ {most} แบบ ขอตารางที่ไม่มีเงื่อนไขโดยแยกตามคอลัมน์แทน หรือรอข้อมูลชุดถัดไป',
      en: '{used} different tables with a condition were asked of this published set, and {most} may be. Ask without a condition, by more columns, or wait for the next set.',
    },
  },
  SHARE_GUESSING: {
    status: 429,
    exit: EXIT.refused,
    text: {
      th: 'หยุดการค้นรายบุคคลไว้ {minutes} นาที เพราะคำขอที่ผ่านมาเกินครึ่งไม่พบใครในขอบเขตของข้อตกลง ตรวจรายการที่ส่งมาก่อนขอใหม่',
      en: 'Look-ups are held back for {minutes} minutes: more than half of those before found nobody in the agreement. Check your list before asking again.',
    },
  },
  SHARE_STOPPED: {
    status: 403,
    exit: EXIT.refused,
    text: {
      th: 'การส่งข้อมูลหยุดกลางคัน เพราะข้อตกลง {agreement} ไม่มีผลแล้ว ({state})',
      en: 'The delivery was stopped half way: the agreement {agreement} is {state}.',
    },
  },
  RECEIPT_UNKNOWN: {
    status: 404,
    exit: EXIT.notFound,
    text: {
      th: 'ไม่มีใบรับข้อมูลนี้ หรือไม่ใช่ของท่าน',
      en: 'There is no such receipt, or it is not yours.',
    },
  },
  RECEIPT_DIFFERS: {
    status: 409,
    exit: EXIT.refused,
    text: {
      th: 'คำนวณใบรับ {receipt} ใหม่แล้วได้เนื้อหาต่างจากที่บันทึก (แฮช {found} แทน {expected}) แจ้งผู้ตรวจสอบทันที',
      en: 'Replaying receipt {receipt} gives another body than was written down (hash {found} instead of {expected}). Tell the auditor at once.',
    },
  },
} as const satisfies Record<string, CodeEntry>;
