import { type CodeEntry, EXIT } from './codes.ts';

/** What can be wrong with the settings of the linker. `where` is the place in the file; `$` is the whole. */
export const LINK_SETTINGS_CODES = {
  LINK_SETTINGS_MISSING: {
    status: 400,
    exit: EXIT.usage,
    text: {
      th: 'เปิดไฟล์ค่าตั้งการเชื่อม {file} ไม่ได้ ตรวจชื่อไฟล์และสิทธิ์อ่านไฟล์ใน --settings',
      en: 'The linking settings {file} cannot be opened. Check the name after --settings, and that you may read the file.',
    },
  },
  LINK_SETTINGS_NOT_JSON: {
    status: 400,
    exit: EXIT.usage,
    text: {
      th: 'ไฟล์ค่าตั้งการเชื่อม {file} ไม่ใช่ JSON ที่ถูกต้อง อ่านได้ถึงบรรทัด {line} ตรวจเครื่องหมายคำพูด จุลภาค และวงเล็บแถวนั้น',
      en: 'The linking settings {file} are not JSON: reading stopped at line {line}. Check the quotes, commas and brackets there.',
    },
  },
  LINK_SETTING_MISSING: {
    status: 400,
    exit: EXIT.usage,
    text: {
      th: 'ค่าตั้งการเชื่อมใน {file} ขาด {where} ซึ่งต้องมี (ชนิด {expected} ของ JSON) ดูตัวอย่างใน docs/guide/linking.md',
      en: 'The linking settings in {file} lack {where}, which is needed (JSON: {expected}). docs/guide/linking.md has examples.',
    },
  },
  LINK_SETTING_KIND: {
    status: 400,
    exit: EXIT.usage,
    text: {
      th: 'ค่าตั้งการเชื่อมใน {file} ที่ {where} ผิดชนิด ต้องเป็น {expected} ของ JSON แก้แล้วลองอีกครั้ง',
      en: 'The linking settings in {file} have another kind of value at {where} than can be used: it must be JSON {expected}. Mend it and try again.',
    },
  },
  LINK_SETTING_CHOICE: {
    status: 400,
    exit: EXIT.usage,
    text: {
      th: 'ค่าตั้งการเชื่อมใน {file} ที่ {where} ไม่ใช่คำที่รู้จัก เลือกหนึ่งใน: {known}',
      en: 'The linking settings in {file} have an unknown word at {where}. Choose one of: {known}.',
    },
  },
  LINK_SETTING_UNKNOWN: {
    status: 400,
    exit: EXIT.usage,
    text: {
      th: 'ค่าตั้งการเชื่อมใน {file} ที่ {where} มีชื่อที่ไม่รู้จัก: {name} อาจสะกดผิด ดูชื่อที่ใช้ได้ใน docs/guide/linking.md',
      en: 'The linking settings in {file} have a name at {where} that means nothing: {name}. It may be misspelt; docs/guide/linking.md lists what there is.',
    },
  },
  LINK_SETTING_RANGE: {
    status: 400,
    exit: EXIT.usage,
    text: {
      th: 'ค่าตั้งการเชื่อมใน {file} ที่ {where} อยู่นอกช่วง ตัวเลข (หรือจำนวนรายการ) ต้อง {limit}',
      en: 'The linking settings in {file} are out of range at {where}: the number, or how many entries it has, must be {limit}.',
    },
  },
  LINK_SETTING_SQL: {
    status: 400,
    exit: EXIT.usage,
    text: {
      th: 'SQL ในค่าตั้งการเชื่อม {file} ที่ {where} ใช้ไม่ได้ ต้องเป็นนิพจน์เดียวที่ปิดเครื่องหมายคำพูดและวงเล็บครบ ไม่มี ; $ ? หรือหมายเหตุ และเปรียบเทียบ l.ชื่อ กับ r.ชื่อ ของคอลัมน์ที่ระบุใน columns ของเงื่อนไขนั้น',
      en: 'The SQL in the linking settings {file} at {where} cannot be used. It must be one expression with its quotes and brackets closed, without ; $ ? or comments, and compare l.name with r.name of columns that the condition lists under columns.',
    },
  },
  LINK_SETTING_DATE_FORMAT: {
    status: 400,
    exit: EXIT.usage,
    text: {
      th: 'รูปแบบวันที่ในค่าตั้งการเชื่อม {file} ที่ {where} ใช้ไม่ได้ ต้องมี YYYY, MM และ DD อย่างละครั้ง คั่นได้ด้วย / . - หรือช่องว่างเท่านั้น เช่น DD/MM/YYYY',
      en: 'The date format in the linking settings {file} at {where} cannot be used. It must have YYYY, MM and DD once each and nothing else but / . - or spaces between, such as DD/MM/YYYY.',
    },
  },
  LINK_SETTING_WRONG: {
    status: 400,
    exit: EXIT.usage,
    text: {
      th: 'ค่าตั้งการเชื่อมใน {file} ที่ {where} ใช้ไม่ได้ ดูรูปแบบที่ถูกต้องใน docs/guide/linking.md',
      en: 'The linking settings in {file} cannot be used at {where}. docs/guide/linking.md shows what it may look like.',
    },
  },
  LINK_NAME_SHARED: {
    status: 400,
    exit: EXIT.usage,
    text: {
      th: 'ค่าตั้งการเชื่อมใน {file} มีการเปรียบเทียบชื่อ {name} มากกว่าหนึ่งรายการ จึงแยกน้ำหนักของแต่ละรายการไม่ได้ ตั้ง name ให้ต่างกัน',
      en: 'The linking settings in {file} have more than one comparison named {name}, so their weights could not be told apart. Give each a name of its own.',
    },
  },
  LINK_LEVELS_TOO_MANY: {
    status: 400,
    exit: EXIT.usage,
    text: {
      th: 'ค่าตั้งการเชื่อมมี {comparisons} การเปรียบเทียบที่มีระดับมากเกินไป รูปแบบที่เป็นไปได้เกินกว่าจะนับได้แน่นอน ลดการเปรียบเทียบหรือระดับลง',
      en: 'The linking settings have {comparisons} comparisons with so many levels that their patterns cannot be counted exactly. Take away comparisons or levels.',
    },
  },
  LINK_COLUMN_IDLE: {
    status: 400,
    exit: EXIT.usage,
    text: {
      th: 'ค่าตั้งการเชื่อมใน {file} เตรียมคอลัมน์ {column} แต่ไม่มีการเปรียบเทียบหรือกฎจับกลุ่มใดใช้ อาจสะกดผิด แก้ชื่อหรือลบออก',
      en: 'The linking settings in {file} prepare the column {column}, which no comparison and no blocking rule uses. It may be misspelt: mend the name, or take it out.',
    },
  },
} as const satisfies Record<string, CodeEntry>;
