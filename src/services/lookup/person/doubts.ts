import { id, type Row, schemaOf, sql } from '../../../base/lake/index.ts';
import type { FactDoubt } from '../../../stages/entitlements/index.ts';
import type { Reading } from '../reading.ts';

/** Facts of a person of which registers contradict each other, with what the others say and why one was believed. */
export type FactDoubts = Readonly<Record<string, FactDoubt | undefined>>;

const BIRTH = 'birth_date';

/** Reads what the registers that were linked to a person say otherwise: linking kept which rows differ in the birth date. */
export async function readDoubts(reading: Reading, key: bigint, profile: Row): Promise<FactDoubts> {
  const used = profile[BIRTH];
  if (typeof used !== 'string' || !reading.serving.versions.some(({ dataset }) => dataset === 'linkage'))
    return {};
  const rows = await reading.serving.rows(sql`
    select source, row_id
    from linkage.links
    where person_id = ${key}
      and agree_birth = false
    order by source, row_id`);
  const told = await Promise.all(rows.map((row) => birthIn(reading, row)));
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
