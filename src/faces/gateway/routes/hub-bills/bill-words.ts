import type { BillFault, BillsAnswer } from '../../../../services/claims/index.ts';
import type { HubRefusal } from '../fdh/index.ts';

type Words = Readonly<{ message: string; messageTh: string }>;

const HOSPITAL: Words = { message: 'invalid hospital_code', messageTh: 'รหัสหน่วยบริการไม่ถูกต้อง' };

/** What is told of a fault in bills. Of these the hub's manual has the hospital's only; the others are ours, in its manner. */
export const BILL_WORDS: Readonly<Record<BillFault['code'], Words>> = {
  hospital: HOSPITAL,
  encoding: { message: 'invalid charset', messageTh: 'ไฟล์ไม่ได้เข้ารหัสแบบ windows-874 บันทึกใหม่ด้วยรหัสนี้' },
  checksum: { message: 'invalid checksum', messageTh: 'checksum ท้ายไฟล์ไม่ตรงกับเนื้อหา สร้างไฟล์ใหม่แล้วส่งอีกครั้ง' },
  envelope: { message: 'invalid file format', messageTh: 'โครงสร้าง ClaimRec ของไฟล์ไม่ถูกต้อง' },
  columns: { message: 'invalid number of columns', messageTh: 'จำนวนคอลัมน์ในแถวไม่ครบตามโครงสร้าง' },
  count: { message: 'invalid RECCOUNT', messageTh: 'จำนวนรายการใน RECCOUNT ไม่ตรงกับที่มีในไฟล์' },
  plan: { message: 'invalid PayPlan', messageTh: 'PayPlan ของไฟล์ไม่ตรงกับช่องทางที่ส่ง' },
  link: { message: 'reference not found', messageTh: 'อ้างถึงรายการที่ไม่มีในชุดข้อมูล' },
  twice: { message: 'duplicate record', messageTh: 'เลขที่รายการว่างหรือซ้ำกัน' },
  missing: { message: 'missing file', messageTh: 'ไม่พบแฟ้มที่ต้องมีในไฟล์ zip' },
};

const REASONS: Readonly<Record<'name' | 'hospital' | 'archive', Words>> = {
  name: { message: 'file name is invalid', messageTh: 'ชื่อไฟล์ไม่ถูกต้อง' },
  hospital: HOSPITAL,
  archive: { message: 'invalid file type', messageTh: 'ไฟล์ zip เปิดไม่ได้หรือไม่ปลอดภัย' },
};

/** Bills that were not taken in one sentence: the first fault where there are several. */
export function refusalOfBills(answer: Extract<BillsAnswer, { taken: false }>): HubRefusal {
  const [first] = answer.faults;
  const words = answer.because === 'bills' ? BILL_WORDS[first?.code ?? 'missing'] : REASONS[answer.because];
  return { status: 400, ...words };
}
