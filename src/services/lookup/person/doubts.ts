import { each, id, type Row, type Sql, schemaOf, sql } from '../../../base/lake/index.ts';
import type { FactDoubt } from '../../../stages/entitlements/index.ts';
import {
  contradictionIn,
  contradictionsOf,
  type FactEntry,
  refusingOf,
} from '../../../stages/profiles/index.ts';
import type { Reading } from '../reading.ts';

/** Facts of a person of which registers contradict each other, with what the others say and why one was believed. */
export type FactDoubts = Readonly<Record<string, FactDoubt | undefined>>;

const BIRTH = 'birth_date';

/**
 * Reads what the registers that were linked to a person say otherwise: linking kept which rows differ in the birth date, and profiles
 * kept what other registers say of facts that several can give.
 */
export async function readDoubts(
  reading: Reading,
  profile: Row,
  links: readonly Row[] | Promise<readonly Row[]>,
): Promise<FactDoubts> {
  const [birth, others, refused] = await Promise.all([
    readBirth(reading, profile, links),
    readContradictions(reading, profile),
    readRefused(reading, profile),
  ]);
  return { ...refused, ...others, ...birth };
}

/** Facts that are not known because a register's row about this person could not be read. */
async function readRefused(reading: Reading, profile: Row): Promise<FactDoubts> {
  const key = keyWith(reading, profile, 'refused');
  if (key === undefined) return {};
  const refused = await tableOf(reading, 'refused', key);
  const rows = await reading.serving.rows(refusingOf(key, refused));
  const refusing = new Set(rows.map((row) => String(row['source'])));
  return Object.fromEntries(
    reading.facts.flatMap((entry) => {
      if ((profile[entry.fact] ?? null) !== null) return [];
      const source = entry.sources.find((one) => refusing.has(one.source))?.source;
      const title = source === undefined ? undefined : reading.source(source)?.title;
      return title ? [[entry.fact, { why: whyUnread(title), others: [] }]] : [];
    }),
  );
}

function whyUnread({ th, en }: FactDoubt['why']): FactDoubt['why'] {
  return {
    th: `${th}ส่งแถวของบุคคลนี้มา แต่แถวนั้นอ่านไม่ได้ จึงยังไม่ทราบ`,
    en: `${en} sent a row about this person that could not be read, so this is not known.`,
  };
}

/** The person's key, where profiles were published with the table; versions from before have none. */
function keyWith({ serving }: Reading, profile: Row, table: string): bigint | undefined {
  const key = profile['person_id'];
  const profiles = serving.versions.find(({ dataset }) => dataset === 'profiles');
  const isKept = profiles?.tables.some(({ name }) => name === table) ?? false;
  return isKept && (typeof key === 'bigint' || typeof key === 'number') ? BigInt(key) : undefined;
}

function tableOf({ serving }: Reading, table: string, key: bigint): Promise<Sql> {
  return serving.holding({ dataset: 'profiles', table, column: 'person_id', within: each([key]) });
}

async function readContradictions(reading: Reading, profile: Row): Promise<FactDoubts> {
  const key = keyWith(reading, profile, 'contradictions');
  if (key === undefined) return {};
  const contradictions = await tableOf(reading, 'contradictions', key);
  const told = (await reading.serving.rows(contradictionsOf(key, contradictions))).map(contradictionIn);
  const byFact = Map.groupBy(told, ({ fact }) => fact);
  return Object.fromEntries(
    reading.facts.flatMap((entry) => {
      const others = byFact
        .get(entry.fact)
        ?.map(({ source, value }) => ({ source, value: typedValue(entry, value) }));
      return others ? [[entry.fact, { why: whyUsed(reading, entry, profile), others }]] : [];
    }),
  );
}

/** What was kept as text, as the kind of value the fact is. */
function typedValue({ type }: FactEntry, text: string): FactDoubt['others'][number]['value'] {
  if (type === 'boolean') return text === 'true';
  return type === 'money' || type === 'integer' ? Number(text) : text;
}

/** Which register was believed, and why that one. */
function whyUsed(reading: Reading, { fact, sourceColumn }: FactEntry, profile: Row): FactDoubt['why'] {
  const source = sourceColumn ? profile[sourceColumn] : null;
  const title = typeof source === 'string' ? reading.source(source)?.title : undefined;
  const told = reading.country.facts.facts.find((one) => one.fact === fact);
  const used = {
    th: title ? `ใช้ข้อมูลจาก${title.th}` : 'เลือกใช้ข้อมูลของทะเบียนหนึ่ง',
    en: title ? `What ${title.en} says was used` : 'One register was used',
  };
  const why = WHY[told?.made === 'death' ? 'death' : (told?.combine ?? 'first')];
  return {
    th: `${used.th} ${why.th} ทะเบียนอื่นระบุไม่ตรงกัน`,
    en: `${used.en}: ${why.en}. Others say otherwise.`,
  };
}

const WHY = {
  first: {
    th: 'ซึ่งอยู่ก่อนในลำดับความน่าเชื่อถือสำหรับเรื่องนี้',
    en: 'it comes first in the order of trust for this',
  },
  any: { th: 'เพราะทะเบียนเดียวที่ระบุว่าใช่ก็เพียงพอ', en: 'one register that says yes is enough' },
  death: { th: 'เพราะทะเบียนใดแจ้งการตายก็ถือตามนั้น', en: 'any register that tells of a death is believed' },
} as const;

async function readBirth(
  reading: Reading,
  profile: Row,
  links: readonly Row[] | Promise<readonly Row[]>,
): Promise<FactDoubts> {
  const used = profile[BIRTH];
  if (typeof used !== 'string') return {};
  const differing = (await links).filter((row) => row['agree_birth'] === false);
  const told = await Promise.all(differing.map((row) => birthIn(reading, row)));
  const others = told.filter(({ value }) => value !== used);
  if (others.length === 0) return {};
  return { [BIRTH]: { why: whyOf(reading, profile['identity_source']), others } };
}

async function birthIn({ serving }: Reading, row: Row): Promise<FactDoubt['others'][number]> {
  const source = String(row['source']);
  const dataset = `intake/${source}`;
  const table = serving.versions
    .find((version) => version.dataset === dataset)
    ?.tables.find(({ name }) => name === 'accepted');
  const isThere = table?.columns.some(({ name }) => name === BIRTH);
  if (!isThere) return { source, value: null };
  const [found] = await serving.rows(sql`
    select ${id(BIRTH)}
    from ${id(`${schemaOf(dataset)}.accepted`)}
    where row_id = ${BigInt(String(row['row_id']))}`);
  const value = found?.[BIRTH];
  return { source, value: typeof value === 'string' ? value : null };
}

function whyOf(reading: Reading, source: Row[string] | undefined): FactDoubt['why'] {
  const named = typeof source === 'string' ? reading.source(source) : undefined;
  if (!named) {
    return {
      th: 'ใช้วันเกิดของรายการที่ใช้ยืนยันตัวบุคคล รายการอื่นที่เชื่อมกับบุคคลนี้ระบุไม่ตรงกัน',
      en: 'The birth date of the row that says who this is was used; other rows linked to this person say otherwise.',
    };
  }
  return {
    th: `ใช้วันเกิดตาม${named.title.th} ซึ่งเป็นทะเบียนที่ใช้ยืนยันตัวบุคคล ทะเบียนอื่นระบุไม่ตรงกัน`,
    en: `The birth date of ${named.title.en} was used: it is the register that says who this is. Others say otherwise.`,
  };
}
