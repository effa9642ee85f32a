import { type CodeEntry, EXIT } from './codes.ts';

/** What can go wrong when the linker is used alone, on any files. */
export const LINK_CODES = {
  LINK_SETTINGS_INVALID: {
    status: 400,
    exit: EXIT.usage,
    text: {
      th: 'ค่าตั้งการเชื่อมใน {file} ที่ {where} ใช้ไม่ได้: {reason} แก้ไฟล์แล้วลองอีกครั้ง',
      en: 'The linking settings in {file} at {where} cannot be used: {reason}. Mend the file and try again.',
    },
  },
  LINK_FILE_UNREADABLE: {
    status: 400,
    exit: EXIT.input,
    text: {
      th: 'อ่านไฟล์ {path} ไม่ได้ ต้องเป็น CSV ที่มีบรรทัดหัวคอลัมน์ หรือ Parquet',
      en: 'The file {path} cannot be read. It must be CSV with a header line, or Parquet.',
    },
  },
  LINK_ID_SHARED: {
    status: 400,
    exit: EXIT.input,
    text: {
      th: 'คอลัมน์ {column} ต้องไม่ซ้ำในไฟล์เดียวกัน แต่มี {rows} แถวที่ซ้ำหรือว่าง เลือกคอลัมน์อื่นเป็น id หรือลบ id ออกจากค่าตั้งเพื่อใช้เลขแถว',
      en: 'Column {column} must name each record of a file once, but {rows} rows repeat or lack it. Name another column as id, or leave id out to use row numbers.',
    },
  },
  LINK_TOO_MANY_PAIRS: {
    status: 400,
    exit: EXIT.usage,
    text: {
      th: 'กฎจับกลุ่ม {rule} จะให้ {pairs} คู่ เกิน {most} คู่ที่อนุญาต ยังไม่ได้เปรียบเทียบคู่ใด เพิ่มคอลัมน์ในกฎ ลด largestBlock หรือเพิ่ม mostPairs',
      en: 'The blocking rule {rule} would bring {pairs} pairs, more than the {most} allowed. Nothing was compared. Add a column to the rule, lower largestBlock, or raise mostPairs.',
    },
  },
  LINK_MODEL_UNUSABLE: {
    status: 400,
    exit: EXIT.input,
    text: {
      th: 'ใช้แบบจำลอง {path} ไม่ได้: {reason} ฝึกใหม่ด้วย `chipao link train`',
      en: 'The model {path} cannot be used: {reason}. Train again with `chipao link train`.',
    },
  },
  LINK_RECORD_UNKNOWN: {
    status: 404,
    exit: EXIT.notFound,
    text: {
      th: 'ไม่พบระเบียน {id} ในไฟล์ที่ให้มา ใช้ค่าในคอลัมน์ id (หรือเลขแถวเมื่อไม่มี id)',
      en: 'There is no record {id} in the files given. Use a value of the id column (or the row number where there is none).',
    },
  },
} as const satisfies Record<string, CodeEntry>;
