import { type CodeEntry, EXIT } from './codes.ts';

/** What can go wrong when somebody asks through the gateway or the command. */
export const WEB_CODES = {
  AREA_UNKNOWN: {
    status: 404,
    exit: EXIT.notFound,
    text: {
      th: 'ไม่มีรหัสพื้นที่ {code} ใช้ TH, รหัสจังหวัด 2 หลัก อำเภอ 4 ตำบล 6 หรือหมู่บ้าน 8 หลัก',
      en: 'There is no area {code}. Use TH, a province of 2 digits, a district of 4, a subdistrict of 6 or a village of 8.',
    },
  },
  PERSON_UNKNOWN: {
    status: 404,
    exit: EXIT.notFound,
    text: {
      th: 'ไม่พบบุคคลนี้ หรือไม่อยู่ในขอบเขตที่ท่านดูได้ ตรวจรหัสจากรายชื่อหรือสั่ง `chipao area`',
      en: 'This person is not found, or is outside what you may see. Take the id from a list or from `chipao area`.',
    },
  },
  PROGRAMME_UNKNOWN: {
    status: 404,
    exit: EXIT.notFound,
    text: {
      th: 'ไม่มีโครงการ {programme} โครงการที่มี: {known}',
      en: 'There is no programme {programme}. Known: {known}.',
    },
  },
  MEASURE_UNKNOWN: {
    status: 404,
    exit: EXIT.notFound,
    text: {
      th: 'ไม่มีตัววัด {measure} ดูรายการที่ /api/v1/measures',
      en: 'There is no measure {measure}. See /api/v1/measures.',
    },
  },
  SOURCE_UNKNOWN: {
    status: 404,
    exit: EXIT.notFound,
    text: {
      th: 'ไม่มีข้อมูลของทะเบียน {source} ที่เผยแพร่อยู่ ทะเบียนที่มี: {known}',
      en: 'No data of the register {source} is published. Published: {known}.',
    },
  },
  SIGN_IN_NEEDED: {
    status: 401,
    exit: EXIT.refused,
    text: { th: 'ต้องเข้าสู่ระบบก่อนจึงดูรายชื่อบุคคลได้', en: 'Sign in first: names are shown only to officers.' },
  },
  NOT_ALLOWED: {
    status: 403,
    exit: EXIT.refused,
    text: {
      th: 'บทบาทหรือพื้นที่รับผิดชอบของท่านไม่อนุญาตให้ดูรายการนี้',
      en: 'Your role or your area does not allow this.',
    },
  },
  REVIEW_PAIR_UNKNOWN: {
    status: 404,
    exit: EXIT.notFound,
    text: {
      th: 'ไม่มีคู่ที่ต้องตรวจนี้ในข้อมูลที่เผยแพร่อยู่ หรืออยู่นอกพื้นที่ของท่าน ไปคู่ถัดไปได้เลย',
      en: 'This pair is not among those published for review, or is outside your area. Go on to the next one.',
    },
  },
  REVIEW_ANSWER_FIRST: {
    status: 409,
    exit: EXIT.refused,
    text: {
      th: 'เหตุผลและคำตอบของผู้อื่นเปิดให้ดูหลังจากท่านตอบคู่นี้แล้ว เพื่อให้แต่ละคนตัดสินโดยอิสระ',
      en: 'Reasons and what others said are shown once you have answered this pair, so that everybody judges alone.',
    },
  },
  REVIEW_ANSWERED: {
    status: 409,
    exit: EXIT.refused,
    text: {
      th: 'ท่านตอบคู่นี้ไปแล้ว คำตอบเดิมยังอยู่ หากต้องการเปลี่ยนให้ย้อนคำตอบก่อน',
      en: 'You have answered this pair, and your answer stands. To change it, undo it first.',
    },
  },
  REVIEW_DECIDED: {
    status: 409,
    exit: EXIT.refused,
    text: {
      th: 'คู่นี้มีผู้ตัดสินครบแล้วระหว่างที่ท่านดูอยู่ คำตอบของท่านไม่ได้บันทึก ไปคู่ถัดไปได้เลย',
      en: 'Enough people have settled this pair while you were looking. Your answer was not kept; go on to the next one.',
    },
  },
  REVIEW_NOTHING_TO_UNDO: {
    status: 409,
    exit: EXIT.refused,
    text: {
      th: 'ไม่มีคำตอบของท่านหรือคำตัดสินของคู่นี้ที่จะย้อนได้ อาจถูกย้อนไปแล้ว',
      en: 'There is no answer of yours and no decision on this pair to undo; it may have been undone already.',
    },
  },
  ROUTE_UNKNOWN: {
    status: 404,
    exit: EXIT.notFound,
    text: { th: 'ไม่มีหน้า {path}', en: 'There is nothing at {path}.' },
  },
  TRUTH_MISSING: {
    status: 404,
    exit: EXIT.notFound,
    text: {
      th: 'ไม่พบโฟลเดอร์คำตอบจริง {path} ใช้ --truth DIR หรือประเมินได้เฉพาะข้อมูลจาก chipao synth',
      en: 'There is no truth folder {path}. Give --truth DIR; only an invented country (chipao synth) has one.',
    },
  },
  PORT_UNUSABLE: {
    status: 500,
    exit: EXIT.busy,
    text: {
      th: 'เปิดบริการที่ {host}:{port} ไม่ได้ ({reason}) ใช้ --port อื่น หรือหยุดโปรแกรมที่ใช้พอร์ตนี้อยู่',
      en: 'The service cannot listen on {host}:{port} ({reason}). Choose another --port, or stop what uses this one.',
    },
  },
  DEVELOPMENT_ONLY: {
    status: 403,
    exit: EXIT.refused,
    text: {
      th: 'การเข้าสู่ระบบแบบทดลองใช้ไม่ได้ในระบบจริง (CHIPAO_ENVIRONMENT=production)',
      en: 'The development sign-in is refused in production (CHIPAO_ENVIRONMENT=production).',
    },
  },
} as const satisfies Record<string, CodeEntry>;
