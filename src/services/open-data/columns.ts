import type { Text } from '../../base/model/index.ts';
import { listMeasures, type MeasureAnswer, type MeasuresAnswer, type Reading } from '../lookup/index.ts';
import { isOpenByGroup } from './gate.ts';

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
  byGroup: boolean;
  sources: MeasureAnswer['sources'];
}>;

/** The columns of every open table, and the groups its rows are of. */
export type OpenTable = Readonly<{
  keys: OpenColumn[];
  measures: OpenColumn[];
  groups: MeasuresAnswer['groups'];
}>;

/** The columns that a published set can fill: a measure that could not be counted has none, which is not zero. */
export async function describeTable(reading: Reading): Promise<OpenTable> {
  const { measures, groups } = listMeasures(reading.country, reading);
  const counted = new Set(await reading.knownMeasures());
  const known = measures.filter(({ id, formula }) =>
    formula ? counted.has(formula.numerator) && counted.has(formula.denominator) : counted.has(id),
  );
  return { keys: KEYS, measures: known.map((measure) => columnOf(measure, measures)), groups };
}

function columnOf(measure: MeasureAnswer, measures: readonly MeasureAnswer[]): OpenColumn {
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
    byGroup: isOpenByGroup(measure, measures),
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

const KEYS: OpenColumn[] = [
  key('as_of', 'date', {
    title: { th: 'ข้อมูล ณ วันที่', en: 'As of' },
    meaning: {
      th: 'วันที่ที่ตัวเลขพูดถึง แบบ ปี-เดือน-วัน คริสต์ศักราช',
      en: 'The day the figures speak of, Gregorian, year-month-day',
    },
  }),
  key('level', 'text', {
    title: { th: 'ระดับพื้นที่', en: 'Level' },
    meaning: { th: 'country ประเทศ, region ภาค, province จังหวัด', en: 'country, region or province' },
  }),
  key('area_code', 'text', {
    title: { th: 'รหัสพื้นที่', en: 'Area code' },
    meaning: {
      th: 'รหัสทางการของจังหวัด (2 หลัก เป็นข้อความ) TH คือประเทศ R4- และ R6- คือภาคแบบสี่และหกภาค',
      en: 'Official code of the province (2 digits, a text); TH is the country, R4- and R6- are regions of the four and of the six',
    },
  }),
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
];

function key(
  name: string,
  type: OpenColumn['type'],
  words: Pick<OpenColumn, 'title' | 'meaning'>,
): OpenColumn {
  const ofMeasures = { unit: null, formula: null, direction: null, quality: null, suppression: null };
  return { name, type, ...words, ...ofMeasures, byGroup: true, sources: [] };
}
