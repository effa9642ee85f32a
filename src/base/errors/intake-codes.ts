import { type CodeEntry, EXIT } from './codes.ts';

/** What can be wrong with a file as a whole; what is wrong with one row is a reason code of the contract, not a problem. */
export const INTAKE_CODES = {
  INPUT_MISSING: {
    status: 400,
    exit: EXIT.notFound,
    text: {
      th: 'ไม่พบโฟลเดอร์นำเข้า {path} หรือไม่มีไฟล์ที่รู้จักอยู่ในนั้น ตรวจ --input',
      en: 'The input folder {path} does not exist or holds no file that any contract knows. Check --input.',
    },
  },
} as const satisfies Record<string, CodeEntry>;
