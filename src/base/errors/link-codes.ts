import { type CodeEntry, EXIT } from './codes.ts';

/**
 * What can go wrong when the linker is used alone, on any files; and, at the end, what it notes of files that it could link all the
 * same, which is shown beside the answer and never thrown.
 */
export const LINK_CODES = {
  LINK_FILE_MISSING: {
    status: 400,
    exit: EXIT.input,
    text: {
      th: 'เปิดไฟล์ {path} ไม่ได้ ตรวจชื่อไฟล์และสิทธิ์อ่านไฟล์',
      en: 'The file {path} cannot be opened. Check its name, and that you may read it.',
    },
  },
  LINK_FILE_EMPTY: {
    status: 400,
    exit: EXIT.input,
    text: {
      th: 'ไฟล์ {path} ไม่มีแถวข้อมูล จึงไม่มีอะไรให้เชื่อม ส่งไฟล์ที่มีข้อมูล หรือไม่ต้องระบุไฟล์นี้',
      en: 'The file {path} has no rows, so there is nothing to link. Give the file with its rows, or leave it out.',
    },
  },
  LINK_FILE_ENCODING: {
    status: 400,
    exit: EXIT.input,
    text: {
      th: 'ไฟล์ {path} ไม่ได้เข้ารหัสแบบ UTF-8 (พบที่บรรทัด {line}) บันทึกใหม่เป็น CSV UTF-8 แล้วลองอีกครั้ง',
      en: 'The file {path} is not encoded in UTF-8 (seen at line {line}). Save it as CSV UTF-8 and try again.',
    },
  },
  LINK_ROW_UNREADABLE: {
    status: 400,
    exit: EXIT.input,
    text: {
      th: 'ไฟล์ {path} อ่านไม่ได้ที่บรรทัด {line}: จำนวนช่องไม่ตรงกับหัวคอลัมน์ หรือเครื่องหมายคำพูดไม่ครบคู่ แก้บรรทัดนั้นแล้วลองอีกครั้ง ยังไม่ได้เชื่อมแถวใด',
      en: 'The file {path} cannot be read at line {line}: it has more or fewer cells than the header, or a quote that is not closed. Mend that line and try again. Nothing was linked.',
    },
  },
  LINK_FILE_UNREADABLE: {
    status: 400,
    exit: EXIT.input,
    text: {
      th: 'อ่านไฟล์ {path} ไม่ได้ ต้องเป็น Parquet หรือ CSV แบบ UTF-8 คั่นด้วยจุลภาค มีบรรทัดหัวคอลัมน์ และทุกแถวมีจำนวนช่องเท่ากัน',
      en: 'The file {path} cannot be read. It must be Parquet, or CSV in UTF-8 with commas, a header line and as many cells in every row.',
    },
  },
  LINK_FILES_TOO_FEW: {
    status: 400,
    exit: EXIT.usage,
    text: {
      th: 'mode "link" เปรียบเทียบเฉพาะระหว่างไฟล์ แต่ได้รับเพียงไฟล์เดียว ระบุอย่างน้อยสองไฟล์ หรือใช้ mode "dedupe"',
      en: 'The mode "link" compares only between files, and one file was given. Name two or more, or set the mode "dedupe".',
    },
  },
  LINK_COLUMN_UNKNOWN: {
    status: 400,
    exit: EXIT.input,
    text: {
      th: 'ไฟล์ {path} ไม่มีคอลัมน์ {columns} ที่ค่าตั้งใช้ คอลัมน์ที่มี: {known} แก้ชื่อในค่าตั้ง หรือระบุชื่อในไฟล์ด้วย columns.<ชื่อ>.from',
      en: 'The file {path} has no column {columns}, which the settings use. It has: {known}. Mend the settings, or say the name in the file as columns.<name>.from.',
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
  LINK_ID_CUT_SHORT: {
    status: 400,
    exit: EXIT.input,
    text: {
      th: 'คอลัมน์ {column} มี {rows} แถวที่โปรแกรมตารางเขียนเลขยาวเป็นแบบ 1.10E+12 จึงเสียหลักท้ายและซ้ำกัน ส่งออกไฟล์ใหม่โดยให้คอลัมน์นี้เป็นข้อความ หรือลบ id ออกจากค่าตั้งเพื่อใช้เลขแถว',
      en: 'Column {column} has {rows} rows in which a spreadsheet wrote a long number like 1.10E+12, so that its last digits are lost and rows repeat. Export the file again with that column as text, or leave id out to use row numbers.',
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
  LINK_SQL_REFUSED: {
    status: 400,
    exit: EXIT.usage,
    text: {
      th: 'SQL ในการเปรียบเทียบ {comparison} ใช้กับข้อมูลนี้ไม่ได้ เครื่องมือ SQL ตอบว่า "{answer}" ทุกคอลัมน์เป็นข้อความ แปลงชนิดด้วย try_cast แก้ SQL แล้วลองอีกครั้ง',
      en: 'The SQL of the comparison {comparison} cannot be used with these files: the engine says "{answer}". All columns are text: turn them with try_cast. Mend the SQL and try again.',
    },
  },
  LINK_TRUTH_MISSING: {
    status: 400,
    exit: EXIT.usage,
    text: {
      th: 'ค่าตั้งไม่ได้ระบุเฉลย จึงประเมินไม่ได้ ระบุ truth เป็นชื่อคอลัมน์ที่มีค่าเดียวกันเมื่อระเบียนเป็นคนเดียวกัน',
      en: 'The settings name no truth, so nothing can be held against it. Name as truth the column that is equal for records of one person.',
    },
  },
  LINK_TRUTH_ALONE: {
    status: 400,
    exit: EXIT.input,
    text: {
      th: 'คอลัมน์เฉลย {column} ไม่มีค่าใดซ้ำกันเลย จึงไม่มีคู่จริงให้ประเมิน ระบุ truth เป็นคอลัมน์ที่มีค่าเดียวกันเมื่อระเบียนเป็นคนเดียวกัน',
      en: 'No two records have the same value in the truth column {column}, so there is no true pair to find. Name as truth the column that is equal for records of one person.',
    },
  },
  LINK_NOTHING_TO_COMPARE: {
    status: 400,
    exit: EXIT.input,
    text: {
      th: 'ไฟล์ที่ให้มาไม่มีคอลัมน์ที่ใช้เทียบได้: {left} คอลัมน์ถูกตัดออกเพราะว่าง มีค่าเดียว ซ้ำคอลัมน์อื่น หรือไม่มีในทุกไฟล์ ระบุไฟล์ที่มีชื่อ วันเกิด หรือเลขของคน',
      en: 'The files have no column to compare people by: {left} were left out because they are empty, always the same, never twice, or not in every file. Give files with names, dates of birth or numbers of people.',
    },
  },
  LINK_MODEL_UNREADABLE: {
    status: 400,
    exit: EXIT.input,
    text: {
      th: 'อ่านแบบจำลอง {path} ไม่ได้ ต้องเป็นไฟล์ model.json ที่ `chipao link` เขียน ตรวจชื่อไฟล์ หรือฝึกใหม่ด้วย `chipao link train`',
      en: 'The model {path} cannot be read. It must be a model.json written by `chipao link`. Check the name, or train again with `chipao link train`.',
    },
  },
  LINK_MODEL_OTHER: {
    status: 400,
    exit: EXIT.input,
    text: {
      th: 'แบบจำลอง {path} ฝึกด้วยค่าตั้งอื่น: {part} ไม่ตรงกับไฟล์ค่าตั้ง ใช้ไฟล์ค่าตั้งเดิม หรือฝึกใหม่ด้วย `chipao link train`',
      en: 'The model {path} was trained with other settings: its {part} are not those of the settings file. Use the settings it was trained with, or train again with `chipao link train`.',
    },
  },
  LINK_RECORD_UNKNOWN: {
    status: 404,
    exit: EXIT.notFound,
    text: {
      th: 'ไม่มีระเบียนที่มี id ตามที่ระบุใน <{argument}> ในไฟล์ที่ให้มา ใช้ค่าในคอลัมน์ id (หรือเลขแถวเมื่อไม่มี id)',
      en: 'No record of the files has the id given as <{argument}>. Use a value of the id column (or the row number where there is none).',
    },
  },
  LINK_RECORD_SHARED: {
    status: 400,
    exit: EXIT.usage,
    text: {
      th: 'id ที่ระบุใน <{argument}> มีใน {files} ไฟล์ ระบุลำดับไฟล์นำหน้า เช่น 2:ID คือ ID ในไฟล์ที่สอง',
      en: 'The id given as <{argument}> is in {files} files. Put the number of the file before it: 2:ID is ID in the second file.',
    },
  },
  LINK_EDGES_UNREADABLE: {
    status: 400,
    exit: EXIT.input,
    text: {
      th: 'อ่านคู่จาก {path} ไม่ได้ ต้องเป็น Parquet หรือ CSV ที่มีคอลัมน์ id_l, id_r (หรือ unique_id_l, unique_id_r) และ match_weight เป็นตัวเลข',
      en: 'No pairs can be read from {path}. It must be Parquet or CSV with the columns id_l, id_r (or unique_id_l, unique_id_r) and match_weight, a number.',
    },
  },
  LINK_MEMORY_SPENT: {
    status: 507,
    exit: EXIT.usage,
    text: {
      th: 'หน่วยความจำ {memory} MB ที่อนุญาตไม่พอสำหรับงานนี้ ยังไม่ได้เขียนผลใด เพิ่ม --memory ลด --threads หรือทำให้กฎจับกลุ่มแคบลง',
      en: 'The {memory} MB of memory that may be used are not enough for this job. Nothing was written. Raise --memory, lower --threads, or make the blocking rules narrower.',
    },
  },
  LINK_OUT_UNUSABLE: {
    status: 400,
    exit: EXIT.usage,
    text: {
      th: 'เขียนผลลงใน {path} ไม่ได้ ตรวจว่าเป็นที่ที่เขียนได้และไม่ใช่ไฟล์ หรือระบุที่อื่น',
      en: 'Nothing can be written to {path}. See that it is a place that you may write to and not a file, or name another.',
    },
  },
  LINK_COLUMN_EMPTY: {
    status: 200,
    exit: EXIT.input,
    text: {
      th: 'คอลัมน์ {column} ไม่มีค่าเลยสักแถว จึงไม่มีผลต่อการเชื่อม ตรวจชื่อคอลัมน์ รูปแบบวันที่ หรือค่าใน unknown',
      en: 'Column {column} has no value in any row, so it says nothing. Check its name, its date format, or what is listed as unknown.',
    },
  },
  LINK_NUMBERS_CUT_SHORT: {
    status: 200,
    exit: EXIT.input,
    text: {
      th: 'คอลัมน์ {column} มี {rows} แถวที่โปรแกรมตารางเขียนเลขยาวเป็นแบบ 1.10E+12 จึงเสียหลักท้าย ถือว่าไม่ทราบค่า ส่งออกไฟล์ใหม่โดยให้คอลัมน์นี้เป็นข้อความ',
      en: 'Column {column} has {rows} rows in which a spreadsheet wrote a long number like 1.10E+12 and lost its last digits. They count as not known. Export the file again with that column as text.',
    },
  },
  LINK_BLOCKS_LEFT_OUT: {
    status: 200,
    exit: EXIT.input,
    text: {
      th: 'กฎจับกลุ่ม {rule} มี {blocks} กลุ่มที่ใหญ่เกิน {most} ระเบียน จึงข้ามไป {pairs} คู่ที่กฎอื่นอาจพบหรือไม่พบ เพิ่มคอลัมน์ในกฎ หรือเพิ่ม largestBlock',
      en: 'The blocking rule {rule} has {blocks} blocks of more than {most} records. Their {pairs} pairs were left out unless another rule brings them. Add a column to the rule, or raise largestBlock.',
    },
  },
  LINK_NOTHING_COMPARED: {
    status: 200,
    exit: EXIT.input,
    text: {
      th: 'ไม่มีกฎจับกลุ่มใดพบคู่เลย จึงไม่มีอะไรเชื่อมกัน และน้ำหนักไม่ได้เรียนรู้จากข้อมูล ตรวจว่าคอลัมน์ในกฎเขียนแบบเดียวกันทุกไฟล์',
      en: 'No blocking rule brought any pair, so nothing is linked, and the weights were not learnt from the files. See that the columns of the rules are written alike in all files.',
    },
  },
} as const satisfies Record<string, CodeEntry>;
