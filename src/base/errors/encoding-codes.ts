import { type CodeEntry, EXIT } from './codes.ts';

/** What can be wrong when agencies link by encodings instead of names. */
export const ENCODING_CODES = {
  ENCODING_SETTINGS_INVALID: {
    status: 400,
    exit: EXIT.usage,
    text: {
      th: 'ค่าตั้งการเข้ารหัสที่ {where} ใช้ไม่ได้: {reason} แก้ไฟล์ค่าตั้งแล้วให้ทุกฝ่ายใช้ไฟล์เดียวกัน',
      en: 'The encoding settings cannot be used at {where}: {reason}. Mend the file, and have every party use the same one.',
    },
  },
  ENCODING_KEY_SHORT: {
    status: 400,
    exit: EXIT.usage,
    text: {
      th: 'กุญแจเข้ารหัสมี {bytes} ไบต์เมื่ออ่านเป็นเลขฐานสิบหก ต้องมีอย่างน้อย {needed} ไบต์ มิฉะนั้นไล่เดาได้ สร้างใหม่ด้วย `openssl rand -hex {needed}`',
      en: 'The encoding key holds {bytes} bytes when read as hexadecimal; fewer than {needed} could be searched. Make one with `openssl rand -hex {needed}`.',
    },
  },
  ENCODING_KEY_GUESSABLE: {
    status: 400,
    exit: EXIT.usage,
    text: {
      th: 'กุญแจเข้ารหัสซ้ำแบบหรือใช้กุญแจเดียวกันสองหน้าที่ จึงเดาได้ สร้างกุญแจสุ่มใหม่ด้วย `openssl rand -hex 32` แยกกันแต่ละหน้าที่',
      en: 'The encoding key repeats itself, or one key serves two ends, so it can be guessed. Make a random one for each end with `openssl rand -hex 32`.',
    },
  },
  ENCODING_NOISE_MISSING: {
    status: 400,
    exit: EXIT.usage,
    text: {
      th: 'ค่าตั้งขอให้สุ่มกลับบิต (blip) แต่ไม่ได้ให้กุญแจสุ่มของฝ่ายนี้ สร้างด้วย `openssl rand -hex 32` เก็บไว้กับตัว และอย่าส่งให้ใคร',
      en: 'The settings ask for bits turned by chance (blip), but this party gave no noise key of its own. Make one with `openssl rand -hex 32`, keep it, and share it with nobody.',
    },
  },
  ENCODING_COLUMN_MISSING: {
    status: 400,
    exit: EXIT.input,
    text: {
      th: 'ข้อมูลไม่มีคอลัมน์ {column} ที่ค่าตั้งการเข้ารหัสต้องใช้ เติมคอลัมน์ (เว้นว่างได้เป็นรายแถว) หรือแก้ค่าตั้งพร้อมกันทุกฝ่าย',
      en: 'The rows have no column {column}, which the encoding settings need. Add it (single rows may leave it empty), or change the settings for every party.',
    },
  },
  ENCODING_ID_UNUSABLE: {
    status: 400,
    exit: EXIT.input,
    text: {
      th: 'รหัสของแถวที่ {place} ในชุดนี้ว่างหรือมีอักขระควบคุม จึงเขียนลงไฟล์ไม่ได้ ให้รหัสที่หน่วยงานตั้งเองเป็นตัวอักษรหรือตัวเลข',
      en: 'The mark of row {place} of this batch is empty or holds a control character, so it cannot be written. Give each row a mark of your own, in letters or digits.',
    },
  },
  ENCODING_ID_EMPTY: {
    status: 400,
    exit: EXIT.input,
    text: {
      th: 'คอลัมน์ {column} ว่างใน {rows} แถว จึงไม่มีรหัสให้ส่งกลับ ให้รหัสของหน่วยงานเองแก่ทุกแถว หรือเลือกคอลัมน์อื่นใน --id',
      en: 'Column {column} is empty in {rows} rows, so they have no mark to be given back. Give each row a mark of your own, or name another column after --id.',
    },
  },
  ENCODING_ID_REPEATED: {
    status: 400,
    exit: EXIT.input,
    text: {
      th: 'มีรหัสแถวซ้ำกัน {repeated} แถว จึงบอกไม่ได้ว่าเชื่อมกับแถวใด ให้รหัสไม่ซ้ำกันแล้วเข้ารหัสใหม่',
      en: '{repeated} rows repeat the mark of another, so nobody could tell which one was linked. Give each row its own and encode again.',
    },
  },
  ENCODING_HEADER_MISSING: {
    status: 400,
    exit: EXIT.input,
    text: {
      th: 'ไฟล์ {file} ไม่ได้ขึ้นต้นด้วยหัวของไฟล์เข้ารหัส จึงไม่รู้ว่าใช้ค่าตั้งและกุญแจใด ขอไฟล์จากหน่วยงานใหม่ทั้งไฟล์',
      en: 'The file {file} does not begin with the header of encodings, so nobody knows which settings and key made it. Ask the party for the whole file again.',
    },
  },
  ENCODING_LINE_DAMAGED: {
    status: 400,
    exit: EXIT.input,
    text: {
      th: 'บรรทัดที่ {line} ของไฟล์ {file} ไม่ครบหรือยาวไม่ตรงกับหัวไฟล์ อาจส่งมาไม่หมด ยังไม่ได้เชื่อมอะไร ขอไฟล์ใหม่ทั้งไฟล์',
      en: 'Line {line} of the encodings {file} is cut or not as long as the header says. Nothing was linked. Ask the party for the whole file again.',
    },
  },
  ENCODING_SETTINGS_DIFFER: {
    status: 409,
    exit: EXIT.input,
    text: {
      th: 'สองฝ่ายเข้ารหัสด้วยค่าตั้งต่างกัน ({left} กับ {right}) จึงเทียบกันไม่ได้ ตกลงใช้ไฟล์ค่าตั้งเดียวกันแล้วเข้ารหัสใหม่',
      en: 'The two parties encoded with different settings ({left} and {right}), so their encodings cannot be compared. Agree on one settings file and encode again.',
    },
  },
  ENCODING_KEYS_DIFFER: {
    status: 409,
    exit: EXIT.input,
    text: {
      th: 'สองฝ่ายเข้ารหัสด้วยกุญแจต่างกัน (ลายนิ้วมือ {left} กับ {right}) จะไม่มีคู่ใดคล้ายกันเลย ให้ทั้งสองฝ่ายใช้กุญแจของโครงการเดียวกันแล้วเข้ารหัสใหม่',
      en: 'The two parties encoded with different keys (fingerprints {left} and {right}); nobody would look alike. Have both use the key of this project and encode again.',
    },
  },
  ENCODING_TOO_MANY_PAIRS: {
    status: 422,
    exit: EXIT.input,
    text: {
      th: 'เกณฑ์ {threshold} ปล่อยผ่านเกิน {most} คู่ จึงหยุดก่อนหน่วยความจำจะเต็ม ยังไม่ได้เชื่อมอะไร เพิ่มเกณฑ์ตามผลการทดลองนำร่อง',
      en: 'More than {most} pairs reach the threshold {threshold}, so comparing stopped before memory ran out. Nothing was linked. Raise the threshold to what the pilot gave.',
    },
  },
  ENCODING_LINES_MISSING: {
    status: 400,
    exit: EXIT.input,
    text: {
      th: 'หัวของไฟล์ {file} บอกว่ามี {expected} ระเบียน แต่พบ {found} ระเบียน ไฟล์อาจส่งมาไม่หมด ยังไม่ได้เชื่อมอะไร ขอไฟล์ใหม่ทั้งไฟล์',
      en: 'The header of {file} says {expected} records, and {found} are there: it may be cut. Nothing was linked. Ask the party for the whole file again.',
    },
  },
  ENCODING_SETTINGS_UNREADABLE: {
    status: 400,
    exit: EXIT.usage,
    text: {
      th: 'เปิดไฟล์ค่าตั้งการเข้ารหัส {file} ไม่ได้ หรือไม่ใช่ JSON ตรวจชื่อหลัง --settings และเครื่องหมายคำพูด จุลภาค วงเล็บในไฟล์',
      en: 'The encoding settings {file} cannot be opened, or are not JSON. Check the name after --settings, and the quotes, commas and brackets in the file.',
    },
  },
  ENCODING_KEY_MISSING: {
    status: 400,
    exit: EXIT.usage,
    text: {
      th: 'ยังไม่มีกุญแจของโครงการ จึงยังไม่ได้เข้ารหัสอะไร ใส่ไว้ในไฟล์แล้วระบุด้วย {option} หรือใส่ไว้ในตัวแปร {variable} อย่าพิมพ์กุญแจลงในคำสั่ง',
      en: 'There is no project key, so nothing was encoded. Put it into a file named by {option}, or into the variable {variable}; never write it into the command itself.',
    },
  },
  ENCODING_KEY_UNREADABLE: {
    status: 400,
    exit: EXIT.usage,
    text: {
      th: 'เปิดไฟล์กุญแจ {file} ไม่ได้ ตรวจชื่อหลัง {option} และสิทธิ์อ่านไฟล์',
      en: 'The key file {file} cannot be opened. Check the name after {option}, and that you may read it.',
    },
  },
  ENCODING_MARKS_KEY_MISSING: {
    status: 400,
    exit: EXIT.usage,
    text: {
      th: '--marks สร้างรหัสแทนจากกุญแจของหน่วยงานเอง แต่ยังไม่มีกุญแจนั้น สร้างด้วย `openssl rand -hex 32` ใส่ไว้ในไฟล์แล้วระบุด้วย --noise-file และอย่าให้ใคร',
      en: '--marks makes marks with a key of this party alone, and there is none. Make one with `openssl rand -hex 32`, put it into a file named by --noise-file, and share it with nobody.',
    },
  },
  ENCODING_ID_TELLS: {
    status: 400,
    exit: EXIT.usage,
    text: {
      th: 'คอลัมน์ {column} เป็นทั้งรหัสแถวและข้อมูลที่ค่าตั้งให้ซ่อน รหัสแถวจะเปิดเผยสิ่งที่ซ่อนไว้ เลือกคอลัมน์อื่นใน --id หรือใช้ --marks',
      en: 'Column {column} is the mark of a row and one of the fields to be hidden, so the mark would tell it. Name another column after --id, or use --marks.',
    },
  },
  ENCODING_THRESHOLD_MISSING: {
    status: 400,
    exit: EXIT.usage,
    text: {
      th: 'ยังไม่มีเกณฑ์ความคล้าย ใส่ --threshold ตามผลการทดลองนำร่อง หรือหาเกณฑ์ด้วย --pilot และไฟล์คู่ที่รู้ผลแล้ว',
      en: 'There is no threshold. Give the one that the pilot found after --threshold, or find it with --pilot and a file of known pairs.',
    },
  },
  PILOT_LABELS_UNREADABLE: {
    status: 400,
    exit: EXIT.input,
    text: {
      th: 'ไฟล์คู่ที่รู้ผล {file} ใช้ไม่ได้ ต้องมีคอลัมน์ left และ right (รหัสของแต่ละฝ่าย) และอาจมี match เป็นเลข 0 ถึง 1',
      en: 'The known pairs {file} cannot be used. They need the columns left and right (the marks of each party), and may have match, a number from 0 to 1.',
    },
  },
  SHARE_NEEDED: {
    status: 400,
    exit: EXIT.usage,
    text: {
      th: '{option} ต้องเป็นตัวเลขมากกว่า {above} ถึง {to} แต่ได้ “{value}”',
      en: '{option} takes a number above {above} and up to {to}, not “{value}”.',
    },
  },
  PILOT_TOO_SMALL: {
    status: 422,
    exit: EXIT.input,
    text: {
      th: 'ชุดทดลองมีคู่ที่เป็นคนเดียวกัน {matches} คู่ ต้องมีอย่างน้อย {needed} คู่จึงกำหนดเกณฑ์ได้ เพิ่มข้อมูลทดลอง',
      en: 'The pilot holds {matches} pairs of one person; a threshold needs at least {needed}. Enlarge the pilot.',
    },
  },
  PILOT_PRECISION_UNREACHABLE: {
    status: 422,
    exit: EXIT.input,
    text: {
      th: 'ไม่มีเกณฑ์ใดให้ความแม่นยำ {wanted} ได้ ดีที่สุดคือ {best} เพิ่มเขตข้อมูลในการเข้ารหัส หรือตรวจคู่ที่ติดป้ายไว้',
      en: 'No threshold reaches a precision of {wanted}; the best is {best}. Encode more fields, or look again at how the pilot was labelled.',
    },
  },
} as const satisfies Record<string, CodeEntry>;
