import type { Text } from '../../base/model/index.ts';
import type { OpenDataContent } from '../../country.ts';
import { listMeasures, type MeasureAnswer, type MeasuresAnswer, type Reading } from '../lookup/index.ts';

/** One column of an open table as its dictionary tells of it. */
export type OpenColumn = Readonly<{
  name: string;
  title: Text;
  meaning: Text;
  type: 'text' | 'date' | 'integer' | 'number';
  unit: MeasureAnswer['unit'] | null;
  formula: Text | null;
  direction: MeasureAnswer['direction'] | null;
  quality: MeasureAnswer['quality'] | null;
  suppression: MeasureAnswer['suppression'] | null;
  /** How its figures are protected; null of what names a row. */
  protection: Text | null;
  byGroup: boolean;
  sources: MeasureAnswer['sources'];
}>;

/** The columns of every open table, and the groups its rows are of. */
export type OpenTable = Readonly<{
  keys: OpenColumn[];
  measures: OpenColumn[];
  groups: MeasuresAnswer['groups'];
}>;

/** The columns that a published set can fill: a measure that could not be counted, or never leaves, has none, which is not zero. */
export async function describeTable(reading: Reading): Promise<OpenTable> {
  const { measures, groups } = listMeasures(reading.country, reading);
  const counted = new Set(await reading.knownMeasures());
  const known = measures
    .filter(({ publish }) => publish !== 'no')
    .filter(({ id, formula }) =>
      formula ? counted.has(formula.numerator) && counted.has(formula.denominator) : counted.has(id),
    );
  return { keys: keysOf(reading.country.openData()), measures: known.map(columnOf), groups };
}

function columnOf(measure: MeasureAnswer): OpenColumn {
  return {
    name: measure.id,
    title: measure.title,
    meaning: measure.definition,
    type: measure.formula ? 'number' : 'integer',
    unit: measure.unit,
    formula: formulaOf(measure),
    direction: measure.direction,
    quality: measure.quality,
    suppression: measure.suppression,
    protection: PROTECTED_AS[measure.publish],
    byGroup: measure.publishByGroup,
    sources: measure.sources,
  };
}

function formulaOf({ formula }: MeasureAnswer): Text {
  if (!formula) return { th: 'นับโดยตรงตามนิยาม', en: 'counted as defined' };
  const times = (name: string, factor: number) => (factor === 1 ? name : `${factor} × ${name}`);
  const above = times(formula.numerator, formula.numeratorTimes);
  const below = times(formula.denominator, formula.denominatorTimes);
  const written = `(${above}) ÷ (${below})`;
  return { th: `${written} ว่างเมื่อตัวหารเป็นศูนย์`, en: `${written}; empty where the divisor is zero` };
}

const PROTECTED_AS: Readonly<Record<MeasureAnswer['publish'], Text>> = {
  counts: { th: 'จำนวนนับที่ใส่ค่ารบกวน', en: 'a count with noise' },
  sums: {
    th: 'ยอดรวมที่ใส่ค่ารบกวน ไม่เปิดเผยเมื่อเป็นของคนไม่กี่คน',
    en: 'a sum with noise, held back where few people make it up',
  },
  rates: { th: 'คิดจากตัวเลขที่เปิดเผยแล้ว', en: 'worked out of published figures' },
  no: { th: 'ไม่เปิดเผย', en: 'not published' },
};

/** The columns that say what a row is of. */
function keysOf({ areaCodes }: OpenDataContent): OpenColumn[] {
  const title = { th: 'รหัสพื้นที่', en: 'Area code' };
  return [...DAY_AND_LEVEL, key('area_code', 'text', { title, meaning: areaCodes }), ...NAMES_AND_PROTECTION];
}

const DAY_AND_LEVEL: readonly OpenColumn[] = [
  key('as_of', 'date', {
    title: { th: 'ข้อมูล ณ วันที่', en: 'As of' },
    meaning: {
      th: 'วันที่ที่ตัวเลขพูดถึง แบบ ปี-เดือน-วัน คริสต์ศักราช',
      en: 'The day the figures speak of, Gregorian, year-month-day',
    },
  }),
  key('level', 'text', {
    title: { th: 'ระดับพื้นที่', en: 'Level' },
    meaning: {
      th: 'country ประเทศ, region ภาค, province จังหวัด, district อำเภอ, subdistrict ตำบล, village หมู่บ้าน',
      en: 'country, region, province, district, subdistrict or village',
    },
  }),
];

const NAMES_AND_PROTECTION: readonly OpenColumn[] = [
  key('area_name_th', 'text', {
    title: { th: 'ชื่อพื้นที่ภาษาไทย', en: 'Name in Thai' },
    meaning: { th: 'ชื่อพื้นที่ภาษาไทย', en: 'The name of the area in Thai' },
  }),
  key('area_name_en', 'text', {
    title: { th: 'ชื่อพื้นที่ภาษาอังกฤษ', en: 'Name in English' },
    meaning: { th: 'ชื่อพื้นที่ภาษาอังกฤษ', en: 'The name of the area in English' },
  }),
  key('group', 'text', {
    title: { th: 'กลุ่ม', en: 'Group' },
    meaning: {
      th: 'all คือทุกคน นอกนั้นคือส่วนหนึ่งของประชากร กลุ่มซ้อนกันได้ จึงห้ามบวกข้ามกลุ่ม',
      en: 'all is everybody, others are parts of the people; groups overlap and must not be added up',
    },
  }),
  key('group_name_th', 'text', {
    title: { th: 'ชื่อกลุ่มภาษาไทย', en: 'Group in Thai' },
    meaning: { th: 'ชื่อกลุ่มภาษาไทย', en: 'The name of the group in Thai' },
  }),
  key('group_name_en', 'text', {
    title: { th: 'ชื่อกลุ่มภาษาอังกฤษ', en: 'Group in English' },
    meaning: { th: 'ชื่อกลุ่มภาษาอังกฤษ', en: 'The name of the group in English' },
  }),
  key('noise_within', 'integer', {
    title: { th: 'คลาดเคลื่อนไม่เกิน', en: 'Noise within' },
    meaning: {
      th: 'จำนวนนับทุกช่องบวกหรือลบไม่เกินเท่านี้ เพื่อไม่ให้รู้ว่าใครคนหนึ่งถูกนับหรือไม่ คนกลุ่มเดิมได้ค่าเดิมเสมอ ผลรวมของพื้นที่ย่อยจึงไม่เท่ากับพื้นที่ใหญ่พอดี',
      en: 'Every count is off by at most this much either way, so that nobody can tell whether one person is counted; the same people always give the same number, and parts do not add up exactly to the whole',
    },
  }),
  key('held_back', 'text', {
    title: { th: 'ช่องที่ไม่เปิดเผย', en: 'Held back' },
    meaning: {
      th: 'ตัวชี้วัด=เหตุผล คั่นด้วย ; (* คือทุกตัว) FEW_IN_AREA คนในพื้นที่น้อยเกินไป FEW_IN_GROUP คนในกลุ่มน้อยเกินไป FEW_BESIDE เหลือคนนอกพื้นที่หรือกลุ่มนี้ไม่กี่คน FEW_COUNTED ยอดของคนไม่กี่คน NEARLY_ALL เกือบทุกคนในพื้นที่ DOMINATED ยอดส่วนใหญ่เป็นของคนเดียว',
      en: 'measure=reason, with ; between (* is all of them): FEW_IN_AREA too few people in the area, FEW_IN_GROUP too few in the group, FEW_BESIDE all but a few of the larger area or of everybody, FEW_COUNTED a sum or rate of few, NEARLY_ALL nearly everybody of the area, DOMINATED a sum that is mostly one person’s',
    },
  }),
];

function key(
  name: string,
  type: OpenColumn['type'],
  words: Pick<OpenColumn, 'title' | 'meaning'>,
): OpenColumn {
  const ofMeasures = {
    unit: null,
    formula: null,
    direction: null,
    quality: null,
    suppression: null,
    protection: null,
  };
  return { name, type, ...words, ...ofMeasures, byGroup: true, sources: [] };
}
