import type { Language, Text } from '../../model/index.ts';
import {
  type Grant,
  type Mask,
  parseMask,
  type RowCondition,
  type RowLeaf,
  type RowValue,
  type SharedDataset,
} from '../object/index.ts';

/** What areas are called. */
export type AreaNames = (code: string) => Text;

type Words = Readonly<{
  masks: (mask: Mask) => string;
  areas: (names: readonly string[]) => string;
  country: string;
  all: string;
  any: string;
  not: (inner: string) => string;
  leaf: (title: string, leaf: RowLeaf) => string;
  cohort: string;
  acts: Readonly<Record<Grant['act'][number], string>>;
  sentence: (parts: Readonly<{ acts: string; what: string; columns: string; rows: string }>) => string;
}>;

const yesNo = (value: RowValue, [yes, no]: readonly [string, string]) =>
  value === true ? yes : value === false ? no : String(value);

const WORDS: Readonly<Record<Language, Words>> = {
  th: {
    masks: (mask) =>
      ({
        drop: '',
        clear: '',
        token: ' (เป็นรหัสแทน)',
        year: ' (เฉพาะปี)',
        last4: ' (เฉพาะ 4 ตัวท้าย)',
        const: ' (ค่าคงที่)',
        band: ` (เป็นช่วงละ ${'size' in mask ? mask.size : ''})`,
        prefix: ` (เฉพาะ ${'size' in mask ? mask.size : ''} หลักแรก)`,
      })[mask.kind],
    areas: (names) => `ใน${names.join(' ')}`,
    country: 'ทั้งประเทศ',
    all: ' และ ',
    any: ' หรือ ',
    not: (inner) => `ไม่ใช่ (${inner})`,
    leaf: (title, leaf) => {
      if ('known' in leaf) return leaf.known ? `ทราบ${title}` : `ไม่ทราบ${title}`;
      if ('is' in leaf) return `${title}: ${yesNo(leaf.is, ['ใช่', 'ไม่ใช่'])}`;
      if ('in' in leaf) return `${title} เป็นหนึ่งใน ${leaf.in.join(', ')}`;
      if ('startsWith' in leaf) return `${title} ขึ้นต้นด้วย ${leaf.startsWith}`;
      const from = leaf.from === undefined ? '' : ` ตั้งแต่ ${leaf.from}`;
      return `${title}${from}${leaf.to === undefined ? '' : ` ถึง ${leaf.to}`}`;
    },
    cohort: 'เฉพาะคนในรายชื่อเป้าหมายที่ระบุ',
    acts: { lookup: 'ดูทีละคน', cohort: 'ดูเป็นรายคนตามเงื่อนไข', table: 'ดูจำนวน', extract: 'รับทั้งชุด' },
    sentence: ({ acts, what, columns, rows }) => `${acts} ของ${what} (${columns}) ${rows}`,
  },
  en: {
    masks: (mask) =>
      ({
        drop: '',
        clear: '',
        token: ' (as a code of their own)',
        year: ' (the year only)',
        last4: ' (the last 4 only)',
        const: ' (one fixed word)',
        band: ` (in steps of ${'size' in mask ? mask.size : ''})`,
        prefix: ` (the first ${'size' in mask ? mask.size : ''} digits only)`,
      })[mask.kind],
    areas: (names) => `in ${names.join(', ')}`,
    country: 'in the whole country',
    all: ' and ',
    any: ' or ',
    not: (inner) => `not (${inner})`,
    leaf: (title, leaf) => {
      if ('known' in leaf) return `${title} is ${leaf.known ? '' : 'not '}known`;
      if ('is' in leaf) return `${title}: ${yesNo(leaf.is, ['yes', 'no'])}`;
      if ('in' in leaf) return `${title} is one of ${leaf.in.join(', ')}`;
      if ('startsWith' in leaf) return `${title} begins with ${leaf.startsWith}`;
      const from = leaf.from === undefined ? '' : ` from ${leaf.from}`;
      return `${title}${from}${leaf.to === undefined ? '' : ` to ${leaf.to}`}`;
    },
    cohort: 'only people of the target list that is named',
    acts: {
      lookup: 'look up one',
      cohort: 'see rows',
      table: 'see counts',
      extract: 'take all',
    },
    sentence: ({ acts, what, columns, rows }) => `${acts} of ${what} (${columns}) ${rows}`,
  },
};

/** What a grant gives, as one sentence in each language, made from the very object that is compiled. */
export function describeGrant(grant: Grant, dataset: SharedDataset | undefined, areaName: AreaNames): Text {
  const say = (language: Language) => sentenceIn(language, { grant, dataset, areaName });
  return { th: say('th'), en: say('en') };
}

/** Of whom or what a grant gives rows, in words made from the very object that is compiled. */
export function describeRows(grant: Grant, dataset: SharedDataset | undefined, areaName: AreaNames): Text {
  const say = (language: Language) => rowsIn(language, { grant, dataset, areaName });
  return { th: say('th'), en: say('en') };
}

type Described = Readonly<{ grant: Grant; dataset: SharedDataset | undefined; areaName: AreaNames }>;

function titlesIn(language: Language, dataset: SharedDataset | undefined): (column: string) => string {
  return (column) => dataset?.columns.find(({ name }) => name === column)?.title[language] ?? column;
}

function sentenceIn(language: Language, described: Described): string {
  const { grant, dataset } = described;
  const words = WORDS[language];
  const titleOf = titlesIn(language, dataset);
  const columns = Object.entries(grant.columns)
    .map(([name, mask]) => ({ name, mask: parseMask(mask) }))
    .filter(({ mask }) => mask.kind !== 'drop')
    .map(({ name, mask }) => titleOf(name) + words.masks(mask));
  return words.sentence({
    acts: grant.act.map((act) => words.acts[act]).join(', '),
    what: dataset?.title[language] ?? grant.dataset,
    columns: columns.join(', '),
    rows: rowsIn(language, described),
  });
}

function rowsIn(language: Language, { grant, dataset, areaName }: Described): string {
  const words = WORDS[language];
  const titleOf = titlesIn(language, dataset);
  const { areas, where, cohort } = grant.rows;
  const rows = [
    areas.includes('TH') ? words.country : words.areas(areas.map((area) => areaName(area)[language])),
    ...(where ? [conditionIn(where)] : []),
    ...(cohort ? [words.cohort] : []),
  ];
  return rows.join(language === 'th' ? ' ' : '; ');

  function conditionIn(condition: RowCondition): string {
    const inner = (part: RowCondition) =>
      'all' in part || 'any' in part ? `(${conditionIn(part)})` : conditionIn(part);
    if ('all' in condition) return condition.all.map(inner).join(words.all);
    if ('any' in condition) return condition.any.map(inner).join(words.any);
    if ('not' in condition) return words.not(conditionIn(condition.not));
    return words.leaf(titleOf(condition.column), condition);
  }
}
