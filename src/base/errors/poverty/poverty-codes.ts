import { type CodeEntry, EXIT } from '../codes.ts';

/** What can be wrong when poverty is measured: with the measure itself, the sample, or a survey file. */
export const POVERTY_CODES = {
  MEASURE_WEIGHTS_DIFFER: {
    status: 400,
    exit: EXIT.input,
    text: {
      th: 'น้ำหนักตัวชี้วัดของชุด {measure} รวมได้ {found} แต่ระบุผลรวมไว้ {declared} ผลจะผิดโดยไม่มีใครเห็น แก้น้ำหนัก หรือแก้ weightsSum ให้ตรงกัน',
      en: 'The weights of {measure} add up to {found}, but {declared} is declared. Figures would be wrong and nobody would see it: mend the weights, or weightsSum.',
    },
  },
  MEASURE_WEIGHT_NOT_WHOLE: {
    status: 400,
    exit: EXIT.input,
    text: {
      th: 'น้ำหนักของตัวชี้วัด {indicator} ในชุด {measure} ต้องเป็นจำนวนเต็มตั้งแต่ 1 ถึง {most} เช่น 1/6 กับ 1/18 เขียนเป็น 3 กับ 1 โดยผลรวมคือ 18',
      en: 'The weight of indicator {indicator} in {measure} must be a whole number from 1 to {most}: 1/6 and 1/18 are written 3 and 1 of a sum of 18.',
    },
  },
  MEASURE_CUT_OFF_OUT_OF_RANGE: {
    status: 400,
    exit: EXIT.input,
    text: {
      th: 'เกณฑ์ {name} ของชุด {measure} คือ {value} ต้องเป็นจำนวนเต็มตั้งแต่ {from} ถึง {to} นับตามน้ำหนักรวม',
      en: 'The cut-off {name} of {measure} is {value}. It must be a whole number from {from} to {to}, counted in weights.',
    },
  },
  MEASURE_NAME_REPEATED: {
    status: 400,
    exit: EXIT.input,
    text: {
      th: 'ชื่อ {name} ในชุด {measure} ซ้ำกัน จึงแยกตัวเลขไม่ได้ ตั้งชื่อมิติและตัวชี้วัดให้ต่างกัน',
      en: 'The name {name} stands twice in {measure}, so its figures could not be told apart. Give every dimension and every indicator a name of its own.',
    },
  },
  MEASURE_INDICATORS_OUT_OF_RANGE: {
    status: 400,
    exit: EXIT.input,
    text: {
      th: 'ชุด {measure} มีตัวชี้วัด {count} ตัวใน {where} ต้องมีตั้งแต่ 1 ถึง {most} ตัว',
      en: 'The measure {measure} has {count} indicators in {where}. It needs 1 to {most}.',
    },
  },
  DECOMPOSITION_DIFFERS: {
    status: 500,
    exit: EXIT.unexpected,
    text: {
      th: 'ผลรวมของส่วนย่อยไม่เท่ากับทั้งหมด: {what} ทั้งหมด {whole} รวมส่วนย่อย {parts} กลุ่มย่อยอาจทับกันหรือไม่ครบ จึงไม่แสดงตัวเลข ตรวจการแบ่งกลุ่ม',
      en: 'Parts do not add up to the whole: {what} is {whole}, its parts give {parts}. Groups may overlap or leave somebody out, so no figure is shown. Look at how groups are formed.',
    },
  },
  POVERTY_LINE_OUT_OF_RANGE: {
    status: 400,
    exit: EXIT.input,
    text: {
      th: 'มี {rows} แถวที่ไม่มีเส้นความยากจน หรือเส้นไม่มากกว่าศูนย์ จึงบอกไม่ได้ว่าใครจน ระบุเส้นของทุกพื้นที่',
      en: '{rows} rows have no poverty line above zero, so nobody can say who is poor. Give every area its line.',
    },
  },
  SAMPLE_STRATUM_LONELY: {
    status: 422,
    exit: EXIT.input,
    text: {
      th: 'มี {strata} ชั้นภูมิที่มีหน่วยตัวอย่างเพียงหน่วยเดียว (เช่น {example}) จึงคำนวณความคลาดเคลื่อนไม่ได้ รวมชั้นภูมิ หรือเลือก --lonely centre เพื่อเทียบกับค่าเฉลี่ยทั้งหมด',
      en: '{strata} strata have only one sampling unit (such as {example}), so they tell nothing of the error. Join strata, or choose --lonely centre to hold them against the mean of all.',
    },
  },
  SAMPLE_PLACE_MISSING: {
    status: 422,
    exit: EXIT.input,
    text: {
      th: 'มี {rows} แถวที่ไม่มีชั้นภูมิหรือหน่วยตัวอย่าง จึงไม่รู้ว่าถูกสุ่มมาอย่างไร เติมให้ครบทุกแถว',
      en: '{rows} rows have no stratum or no sampling unit, so nobody knows how they were drawn. Fill them in for every row.',
    },
  },
  SAMPLE_WEIGHT_WRONG: {
    status: 422,
    exit: EXIT.input,
    text: {
      th: 'น้ำหนักตัวอย่างใช้ไม่ได้ใน {rows} แถว: ว่าง ติดลบ ไม่ใช่ตัวเลข หรือเกิน {most} แก้น้ำหนักแล้วลองอีกครั้ง',
      en: 'The survey weight cannot be used in {rows} rows: it is empty, below zero, no number, or above {most}. Mend the weights and try again.',
    },
  },
  SAMPLE_POPULATION_WRONG: {
    status: 422,
    exit: EXIT.input,
    text: {
      th: 'จำนวนหน่วยทั้งหมดในประชากรของชั้นภูมิ {stratum} ใช้ไม่ได้ ต้องเท่ากันทุกแถวของชั้นภูมิ และไม่น้อยกว่าหน่วยที่สุ่มมา {units} หน่วย',
      en: 'The number of units in the population of stratum {stratum} cannot be used. It must be the same in all its rows, and not below the {units} units that were drawn.',
    },
  },
  SAMPLE_EMPTY: {
    status: 422,
    exit: EXIT.input,
    text: {
      th: 'ไม่มีแถวใดที่รู้ครบทุกตัวชี้วัดและมีน้ำหนักมากกว่าศูนย์ (ตัดออก {leftOut} แถวเพราะไม่ทราบคำตอบ) จึงวัดความยากจนไม่ได้ ตรวจคอลัมน์และค่าใน unknown',
      en: 'No row knows every indicator and counts for somebody ({leftOut} rows were left out because an answer is not known), so nothing can be measured. Look at the columns, and at what is listed as unknown.',
    },
  },
  SURVEY_SET_INVALID: {
    status: 400,
    exit: EXIT.input,
    text: {
      th: 'ชุดตัวชี้วัดในไฟล์ {file} ที่ {where} ใช้ไม่ได้: {reason} ดูตัวอย่างใน docs/guide/poverty.md',
      en: 'The indicator set in {file} cannot be used at {where}: {reason}. docs/guide/poverty.md has examples.',
    },
  },
  SURVEY_FILE_MISSING: {
    status: 400,
    exit: EXIT.input,
    text: {
      th: 'เปิดไฟล์ {path} ไม่ได้ ตรวจชื่อไฟล์และสิทธิ์อ่านไฟล์',
      en: 'The file {path} cannot be opened. Check its name, and that you may read it.',
    },
  },
  SURVEY_FILE_EMPTY: {
    status: 400,
    exit: EXIT.input,
    text: {
      th: 'ไฟล์ {path} ไม่มีแถวข้อมูล จึงไม่มีอะไรให้วัด ส่งไฟล์ที่มีคำตอบของแบบสำรวจ',
      en: 'The file {path} has no rows, so there is nothing to measure. Give the file with the answers of the survey.',
    },
  },
  SURVEY_FILE_UNREADABLE: {
    status: 400,
    exit: EXIT.input,
    text: {
      th: 'อ่านไฟล์ {path} ไม่ได้ (บรรทัด {line}) ต้องเป็น Parquet หรือ CSV แบบ UTF-8 คั่นด้วยจุลภาค มีบรรทัดหัวคอลัมน์ และทุกแถวมีจำนวนช่องเท่ากัน',
      en: 'The file {path} cannot be read (line {line}). It must be Parquet, or CSV in UTF-8 with commas, a header line and as many cells in every row.',
    },
  },
  SURVEY_COLUMN_UNKNOWN: {
    status: 400,
    exit: EXIT.input,
    text: {
      th: 'ไฟล์ {path} ไม่มีคอลัมน์ {columns} คอลัมน์ที่มี: {known} แก้ชื่อในชุดตัวชี้วัดหรือในคำสั่ง',
      en: 'The file {path} has no column {columns}. It has: {known}. Mend the name in the indicator set or in the call.',
    },
  },
  SURVEY_ANSWER_IMPOSSIBLE: {
    status: 422,
    exit: EXIT.input,
    text: {
      th: 'คอลัมน์ {column} มี {rows} แถวที่เป็นคำตอบที่เป็นไปไม่ได้ (แถวแรกคือแถว {row} นับจากหลังหัวคอลัมน์) คำตอบที่รับ: {allowed} แก้ข้อมูล หรือเพิ่มค่าใน unknown ของชุดตัวชี้วัด ยังไม่ได้คำนวณอะไร',
      en: 'Column {column} has {rows} rows with an impossible answer (the first is row {row} after the header). It takes: {allowed}. Mend the data, or list the value as unknown in the indicator set. Nothing was measured.',
    },
  },
} as const satisfies Record<string, CodeEntry>;
