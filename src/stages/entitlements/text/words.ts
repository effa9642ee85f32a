import type { Language } from '../../../base/model/index.ts';
import type { Programme, ProgrammePeriod, StackingRule } from '../language/index.ts';

/** The words around the sentences of a programme. */
export type ProgrammeWords = Readonly<{
  authority: string;
  whose: string;
  units: Readonly<Record<Programme['unit'], string>>;
  shared: (unit: string) => string;
  paid: string;
  periods: Readonly<Record<ProgrammePeriod, string>>;
  laws: string;
  verified: string;
  unverified: string;
  version: string;
  knownFrom: string;
  replaced: string;
  noVersion: string;
  from: string;
  until: string;
  open: string;
  conditions: string;
  exceptions: string;
  exceptionMark: string;
  decides: Readonly<Record<'eligible' | 'not-eligible', string>>;
  amount: string;
  service: string;
  atMost: string;
  since: string;
  changesFrom: string;
  overlays: string;
  adds: string;
  when: string;
  stacking: string;
  rules: Readonly<Record<StackingRule, string>>;
  notChecked: string;
  nothing: string;
  note: string;
}>;

export const WORDS: Readonly<Record<Language, ProgrammeWords>> = {
  th: {
    authority: 'หน่วยงาน',
    whose: 'ผู้ทรงสิทธิ',
    units: { person: 'บุคคล', child: 'เด็ก', household: 'ครัวเรือน', house: 'บ้าน' },
    shared: (unit) => `สิทธิเดียวต่อ${unit}`,
    paid: 'การให้',
    periods: {
      month: 'เงินรายเดือน',
      quarter: 'เงินรายสามเดือน',
      semester: 'เงินรายภาคเรียน',
      year: 'เงินรายปี',
      once: 'เงินครั้งเดียว',
      service: 'บริการหรือสิทธิที่ไม่เป็นตัวเงิน',
    },
    laws: 'กฎหมายที่ใช้',
    verified: 'ตรวจกับตัวบทแล้ว',
    unverified: 'ยังไม่ได้ตรวจกับตัวบท',
    version: 'ฉบับ',
    knownFrom: 'ทราบตั้งแต่',
    replaced: 'ถูกแทนด้วยฉบับที่ทราบภายหลัง',
    noVersion: 'ไม่มีฉบับที่ใช้บังคับในวันดังกล่าว',
    from: 'ตั้งแต่',
    until: 'ถึง',
    open: 'เป็นต้นไป',
    conditions: 'เงื่อนไข (ต้องครบทุกข้อ)',
    exceptions: 'ข้อยกเว้น (ข้อแรกที่เข้ากรณีเป็นข้อชี้ขาดแทนเงื่อนไข)',
    exceptionMark: 'ข้อยกเว้น ',
    decides: { eligible: 'ให้มีสิทธิ', 'not-eligible': 'ไม่ให้มีสิทธิ' },
    amount: 'จำนวนเงิน',
    service: 'ไม่เป็นตัวเงิน',
    atMost: 'เพดาน',
    since: 'เริ่มมีสิทธิ',
    changesFrom: 'อ่านใหม่ตั้งแต่',
    overlays: 'เงินเพิ่มชั่วคราว',
    adds: 'เพิ่ม',
    when: 'เมื่อ',
    stacking: 'การรับร่วมกับสิทธิอื่น',
    rules: { may: 'รับร่วมกันได้', 'may-not': 'รับร่วมกันไม่ได้', 'reduces-by': 'รับร่วมกันได้ แต่ลดลง' },
    notChecked: 'สิ่งที่กฎหมายถามแต่ไม่มีทะเบียนใดที่นี่ตอบได้ จึงไม่ได้ตรวจ',
    nothing: 'ไม่มี',
    note: 'หมายเหตุ',
  },
  en: {
    authority: 'Authority',
    whose: 'Whose right',
    units: { person: 'a person', child: 'a child', household: 'a household', house: 'a house' },
    shared: (unit) => `one right for each ${unit}`,
    paid: 'Given as',
    periods: {
      month: 'money by the month',
      quarter: 'money by the quarter',
      semester: 'money by the school term',
      year: 'money by the year',
      once: 'money once',
      service: 'a service, or a right that is no money',
    },
    laws: 'Laws',
    verified: 'checked against the text of the law',
    unverified: 'not yet checked against the text of the law',
    version: 'Version',
    knownFrom: 'known from',
    replaced: 'replaced by a version that became known later',
    noVersion: 'No version was in force on that day.',
    from: 'from',
    until: 'until',
    open: 'on',
    conditions: 'Conditions (all must hold)',
    exceptions: 'Exceptions (the first whose case is met decides instead of the conditions)',
    exceptionMark: 'Exception ',
    decides: { eligible: 'eligible', 'not-eligible': 'not eligible' },
    amount: 'Amount',
    service: 'no money',
    atMost: 'At most',
    since: 'Entitled since',
    changesFrom: 'Reads otherwise from',
    overlays: 'Temporary additions',
    adds: 'adds',
    when: 'when',
    stacking: 'Together with other programmes',
    rules: {
      may: 'may be combined',
      'may-not': 'may not be combined',
      'reduces-by': 'may be combined, less',
    },
    notChecked: 'What the law also asks and no register here tells, so that it is not checked',
    nothing: 'nothing',
    note: 'Note',
  },
};
