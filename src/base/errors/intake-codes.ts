import { type CodeEntry, EXIT } from './codes.ts';

/** What can be wrong with a file as a whole; what is wrong with one row is a reason code of the contract, not a problem. */
export const INTAKE_CODES = {
  OUTPUT_NOT_EMPTY: {
    status: 409,
    exit: EXIT.usage,
    text: {
      th: 'โฟลเดอร์ {path} ไม่ว่าง จึงไม่เขียนทับ เลือกโฟลเดอร์อื่นหรือย้ายของเดิมออกก่อน',
      en: 'The folder {path} is not empty, and nothing in it is written over. Name another folder or move its contents away first.',
    },
  },
  INPUT_MISSING: {
    status: 400,
    exit: EXIT.notFound,
    text: {
      th: 'ไม่พบโฟลเดอร์นำเข้า {path} หรือไม่มีไฟล์ที่รู้จักอยู่ในนั้น ตรวจ --input',
      en: 'The input folder {path} does not exist or holds no file that any contract knows. Check --input.',
    },
  },
  FILE_NAME_DATE: {
    status: 400,
    exit: EXIT.input,
    text: {
      th: 'ชื่อไฟล์ {file} มีวันที่ {found} ซึ่งไม่มีในปฏิทิน จึงไม่รู้ว่าข้อมูลเป็นของวันใด ไฟล์นี้ถูกพักไว้ แก้วันที่ในชื่อไฟล์แล้วส่งใหม่',
      en: 'The name of {file} carries the date {found}, which is not in the calendar, so nobody knows what day its data stands for. The file was set aside. Mend the date in the name and deliver it again.',
    },
  },
  FILE_EMPTY: {
    status: 400,
    exit: EXIT.input,
    text: {
      th: 'ไฟล์ {file} ของ {source} ไม่มีแถวข้อมูลเลย จึงพักไว้และใช้ข้อมูลรุ่นก่อนต่อไป ขอไฟล์ใหม่จากหน่วยงานต้นทาง',
      en: 'The file {file} of {source} holds no rows, so it was set aside and what was published before stays. Ask the agency for the file again.',
    },
  },
  FILE_ENCODING: {
    status: 400,
    exit: EXIT.input,
    text: {
      th: 'ไฟล์ {file} ของ {source} เข้ารหัสเป็น {found} แต่สัญญาข้อมูลระบุ {declared} (พบที่บรรทัด {line}) ถ้าอ่านต่อตัวอักษรจะผิดทั้งไฟล์ จึงพักไว้ แปลงไฟล์หรือแก้ encoding ในสัญญาข้อมูล',
      en: 'The file {file} of {source} is written in {found} where the contract says {declared} (seen on line {line}). Read on, every letter would be wrong, so it was set aside. Convert the file, or change the encoding in the contract.',
    },
  },
  FILE_COLUMNS_MISSING: {
    status: 400,
    exit: EXIT.input,
    text: {
      th: 'ไฟล์ {file} ของ {source} ไม่มีคอลัมน์ {missing} หัวตารางที่พบ: {found} ไฟล์นี้ถูกพักไว้ ขอไฟล์ที่มีครบ หรือแก้สัญญาข้อมูลหากหน่วยงานเปลี่ยนรูปแบบ',
      en: 'The file {file} of {source} lacks the columns {missing}. Its header: {found}. The file was set aside. Ask for a complete file, or change the contract if the agency changed its layout.',
    },
  },
  FILE_OF_ANOTHER: {
    status: 400,
    exit: EXIT.input,
    text: {
      th: 'ไฟล์ {file} ส่งมาในชื่อของ {source} แต่หัวตารางตรงกับ {fits} ({matched} จาก {columns} คอลัมน์) จึงพักไว้ ตรวจว่าสลับไฟล์กันหรือไม่ แล้วตั้งชื่อใหม่',
      en: 'The file {file} came under the name of {source}, but its header fits {fits} ({matched} of {columns} columns), so it was set aside. See whether two files were swapped, and rename it.',
    },
  },
  FILE_REPEATED: {
    status: 400,
    exit: EXIT.input,
    text: {
      th: 'ไฟล์ {file} มีเนื้อหาเหมือน {first} ทุกไบต์ จึงนับเพียงครั้งเดียว ลบไฟล์ที่ซ้ำได้',
      en: 'The file {file} is byte for byte the same as {first}, so it is counted once. One of them can be deleted.',
    },
  },
  FILE_CHANGED: {
    status: 503,
    exit: EXIT.busy,
    text: {
      th: 'ไฟล์ {file} เปลี่ยนไประหว่างที่กำลังอ่าน จึงหยุดก่อนเผยแพร่ รอให้ส่งไฟล์เสร็จแล้วสั่งใหม่',
      en: 'The file {file} changed while it was being read, so nothing was published from it. Wait until it is delivered whole and run again.',
    },
  },
  LINE_TOO_LONG: {
    status: 400,
    exit: EXIT.input,
    text: {
      th: 'บรรทัดที่ {line} ของไฟล์ {file} ({source}) ยาว {megabytes} MB จึงไม่ใช่ตารางข้อความ ไฟล์นี้ถูกพักไว้ ตรวจตัวขึ้นบรรทัดใหม่หรือขอไฟล์ใหม่',
      en: 'Line {line} of {file} ({source}) is {megabytes} MB long, so this is no table of text. The file was set aside. Look at its line ends, or ask for the file again.',
    },
  },
  ZIP_DAMAGED: {
    status: 400,
    exit: EXIT.input,
    text: {
      th: 'เปิดไฟล์ zip {file} ของ {source} ไม่ได้: {reason} อาจส่งมาไม่ครบ ไฟล์นี้ถูกพักไว้ ส่งไฟล์ใหม่ทั้งไฟล์',
      en: 'The zip {file} of {source} cannot be read: {reason}. It was probably cut off on its way. The file was set aside; deliver it whole again.',
    },
  },
  ZIP_MEMBER_MISSING: {
    status: 400,
    exit: EXIT.input,
    text: {
      th: 'ในไฟล์ zip {file} ไม่มี {member} ซึ่ง {source} ต้องใช้ แฟ้มอื่นในนั้นยังใช้ได้ ขอไฟล์ที่มีครบ',
      en: 'The zip {file} has no {member}, which {source} needs. Its other members are read. Ask for a complete zip.',
    },
  },
  XLSX_DAMAGED: {
    status: 400,
    exit: EXIT.input,
    text: {
      th: 'เปิดสมุดงาน {file} ของ {source} ไม่ได้: {reason} ไฟล์นี้ถูกพักไว้ เปิดด้วยโปรแกรมตารางแล้วบันทึกใหม่เป็น .xlsx',
      en: 'The workbook {file} of {source} cannot be read: {reason}. The file was set aside. Open it in a spreadsheet, save it as .xlsx and deliver it again.',
    },
  },
  FILE_NOT_PLAIN: {
    status: 400,
    exit: EXIT.input,
    text: {
      th: '{file} ของ {source} เป็นลิงก์หรือสิ่งอื่นที่ไม่ใช่ไฟล์ธรรมดา จึงไม่เปิดและพักไว้ วางตัวไฟล์จริงในโฟลเดอร์นำเข้า',
      en: '{file} of {source} is a link or something else that is no plain file, so it was not opened and was set aside. Put the file itself into the input folder.',
    },
  },
  FILE_NOT_A_TABLE: {
    status: 400,
    exit: EXIT.input,
    text: {
      th: 'ไฟล์ {file} ของ {source} มีแถวที่ตัดเป็นช่องไม่ได้ {broken} แถวใน {rows} แถวแรก จึงไม่ใช่ตารางตามหัวตารางของมัน ไฟล์นี้ถูกพักไว้ ตรวจตัวคั่นกับเครื่องหมายคำพูด หรือขอไฟล์ใหม่',
      en: 'In {file} of {source}, {broken} of the first {rows} rows could not be cut into the fields of its header, so it is no table. The file was set aside. Look at its delimiter and quotation marks, or ask for it again.',
    },
  },
  ARCHIVE_INFLATES: {
    status: 413,
    exit: EXIT.input,
    text: {
      th: 'ไฟล์ {file} ของ {source} มี {members} แฟ้มข้างใน และจะขยายเป็น {megabytes} MB หรือมากกว่า ซึ่งเกินที่ข้อมูลจริงจะเป็น จึงพักไว้โดยไม่ได้คลาย ขอไฟล์ใหม่จากหน่วยงานต้นทาง หรือแบ่งส่งเป็นหลายไฟล์',
      en: 'The file {file} of {source} has {members} members and would grow to {megabytes} MB or more, which no real data does. It was set aside without being unpacked. Ask the agency for it again, or for several smaller files.',
    },
  },
  FILE_READ_TIME: {
    status: 413,
    exit: EXIT.input,
    text: {
      th: 'อ่านไฟล์ {file} ของ {source} ไม่เสร็จใน {seconds} วินาที จึงหยุดอ่านและพักไฟล์ไว้ ไฟล์อื่นอ่านต่อตามปกติ ตรวจไฟล์ หรือแบ่งส่งเป็นหลายไฟล์',
      en: 'The file {file} of {source} was not read within {seconds} seconds, so reading was stopped and it was set aside; the others are read. Look at the file, or deliver it in several parts.',
    },
  },
  FILE_READ_MEMORY: {
    status: 413,
    exit: EXIT.input,
    text: {
      th: 'การอ่านไฟล์ {file} ของ {source} ใช้หน่วยความจำเกิน {megabytes} MB จึงหยุดอ่านและพักไฟล์ไว้ ไฟล์อื่นอ่านต่อตามปกติ ส่งเป็น CSV หรือแบ่งเป็นหลายไฟล์',
      en: 'Reading {file} of {source} took more than {megabytes} MB of memory, so it was stopped and the file set aside; the others are read. Deliver it as CSV, or in several parts.',
    },
  },
  FILE_READ_CRASH: {
    status: 400,
    exit: EXIT.input,
    text: {
      th: 'กระบวนการที่อ่านไฟล์ {file} ของ {source} หยุดไปกลางคัน ({reason}) จึงพักไฟล์ไว้ ไฟล์อื่นอ่านต่อตามปกติ ตรวจไฟล์แล้วส่งใหม่ หากยังเกิดซ้ำให้แจ้งผู้ดูแลระบบ',
      en: 'The process that read {file} of {source} died on the way ({reason}), so the file was set aside; the others are read. Look at the file and deliver it again; if it comes back, tell the operator.',
    },
  },
} as const satisfies Record<string, CodeEntry>;
