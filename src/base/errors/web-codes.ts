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
  OPEN_DATA_UNKNOWN: {
    status: 404,
    exit: EXIT.notFound,
    text: {
      th: 'ไม่มีข้อมูลเปิดชื่อ {name} ที่มีคือ {known} พื้นที่ที่เล็กกว่าจังหวัดและข้อมูลรายบุคคลไม่อยู่ในข้อมูลเปิด',
      en: 'There is no open data called {name}. There is: {known}. Areas smaller than a province and rows of people are not open data.',
    },
  },
  NOTHING_KNOWN_THEN: {
    status: 404,
    exit: EXIT.notFound,
    text: {
      th: 'ณ วันที่ {day} ยังไม่มีข้อมูลที่เผยแพร่ไว้ที่นี่ จึงบอกไม่ได้ว่าวันนั้นทราบอะไร ชุดข้อมูลเก่าที่สุดคือวันที่ {first} เลือกวันตั้งแต่วันนั้นเป็นต้นไป',
      en: 'Nothing had been published here by {day}, so what was known that day cannot be told. The oldest set is of {first}; ask for a day from then on.',
    },
  },
  VERSION_GONE: {
    status: 410,
    exit: EXIT.notFound,
    text: {
      th: 'ชุดข้อมูลที่เห็น ณ วันที่ {day} ไม่อยู่ในคลังแล้ว ({dataset}) จึงย้อนดูวันนั้นไม่ได้ เลือกวันหลังจากนั้น หรือกู้โฟลเดอร์ lake จากข้อมูลสำรอง',
      en: 'The set that was seen on {day} is no longer in the lake ({dataset}), so that day cannot be replayed. Ask for a later day, or bring the lake folder back from a backup.',
    },
  },
  PERSON_NOT_KNOWN_THEN: {
    status: 404,
    exit: EXIT.notFound,
    text: {
      th: 'ชุดข้อมูลที่เห็น ณ วันที่ {day} ยังไม่มีบุคคลนี้ เลือกวันหลังจากนั้น',
      en: 'The set that was seen on {day} does not have this person yet. Ask for a later day.',
    },
  },
  PROGRAMME_WITHOUT_MONTHS: {
    status: 422,
    exit: EXIT.usage,
    text: {
      th: 'โครงการ {programme} ไม่ได้จ่ายเป็นเงินรายงวด จึงเทียบการจ่ายรายเดือนไม่ได้ ดูสิทธิด้วย explain โดยไม่ใช้ --payments',
      en: 'The programme {programme} pays no money by the month, quarter, term or year, so payments cannot be compared by months. Use explain without --payments.',
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
  ROUTE_WITHOUT_ACCESS: {
    status: 500,
    exit: EXIT.unexpected,
    text: {
      th: 'เส้นทาง {route} ไม่ได้บอกว่าให้ข้อมูลอะไรแก่ใคร ระบบจึงไม่เริ่มทำงาน ให้ผู้พัฒนาเพิ่ม config.access ของเส้นทางนี้',
      en: 'The route {route} does not say what it lets out and to whom, so the service does not start. Give the route its config.access.',
    },
  },
  READ_NOT_RECORDED: {
    status: 500,
    exit: EXIT.unexpected,
    text: {
      th: 'ไม่ส่งคำตอบ เพราะยังไม่ได้บันทึกว่าดูข้อมูลของใคร ({route}) โปรดแจ้งผู้ดูแลระบบ',
      en: 'The answer was held back: it was not recorded whose data it shows ({route}). Tell the operator.',
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
  FLAG_UNKNOWN: {
    status: 404,
    exit: EXIT.notFound,
    text: {
      th: 'ไม่มีข้อสังเกตนี้ในข้อมูลที่เผยแพร่อยู่ อาจหายไปเพราะข้อมูลรอบใหม่ โหลดหน้าของบุคคลใหม่เพื่อดูข้อสังเกตปัจจุบัน',
      en: 'There is no such flag in what is published; newer data may have removed it. Load the person again to see the flags of now.',
    },
  },
  FLAG_MOVED: {
    status: 409,
    exit: EXIT.refused,
    text: {
      th: 'มีผู้บันทึกขั้นตอนของข้อสังเกตนี้ไปแล้วระหว่างที่ท่านดูอยู่ สิ่งที่ท่านส่งไม่ได้บันทึก โหลดใหม่แล้วตัดสินใจอีกครั้ง',
      en: 'Somebody took a step with this flag while you were looking. Yours was not kept; load it again and decide anew.',
    },
  },
  FLAG_STEP_REFUSED: {
    status: 409,
    exit: EXIT.refused,
    text: {
      th: 'ข้อสังเกตที่อยู่ในสถานะ {from} เปลี่ยนเป็น {to} ไม่ได้ เปลี่ยนได้เป็น: {possible}',
      en: 'A flag that is {from} cannot become {to}. It can become: {possible}.',
    },
  },
  FLAG_NEEDS_ANOTHER: {
    status: 409,
    exit: EXIT.refused,
    text: {
      th: 'ขั้น {to} ต้องให้เจ้าหน้าที่อีกคนที่ไม่ใช่ผู้ยืนยันข้อสังเกตนี้เป็นผู้บันทึก เพื่อไม่ให้คนเดียวตัดสินเรื่องเงินของประชาชน',
      en: "The step {to} must be taken by an officer other than the one who confirmed the flag, so that nobody decides alone about a person's money.",
    },
  },
  FLAG_TOO_EARLY: {
    status: 409,
    exit: EXIT.refused,
    text: {
      th: 'ขั้น {to} ทำได้ตั้งแต่ {day} เพราะต้องให้เวลาผู้รับแจ้งอุทธรณ์ {days} วันก่อน',
      en: 'The step {to} is possible from {day}: whoever was notified has {days} days to appeal first.',
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
  DEVELOPMENT_STAYS_HERE: {
    status: 403,
    exit: EXIT.refused,
    text: {
      th: 'โหมดทดลองให้ใครก็ได้เข้าสู่ระบบเป็นใครก็ได้ จึงเปิดให้เครื่องอื่นเข้าถึงที่ {host} ไม่ได้ ให้ตั้ง CHIPAO_ENVIRONMENT=production พร้อมผู้ให้บริการยืนยันตัวตน หรือใช้ --host 127.0.0.1',
      en: 'In development anybody signs in as anybody, so the service does not listen on {host} for other machines. Set CHIPAO_ENVIRONMENT=production with an identity provider, or use --host 127.0.0.1.',
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
