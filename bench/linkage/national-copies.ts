import { dialect, id, join, literal, type Sql, schemaOf, sql } from '../../src/base/lake/index.ts';
import type { DeliveredSource } from '../../src/stages/linkage/index.ts';
import { type National, nationalRegisters } from './national-registers.ts';

const LIMITS = { memoryMb: 5000, threads: 2 };
/** More than any row id of the smaller country, which numbers the rows of each file from a number of its own. */
const ROWS_OF_A_COPY = 10 ** 14;
/** Before places and keys of a copy stand two digits. */
const FIRST_OF_TWO_DIGITS = 10;
const DIGITS = '0123456789';

const NUMBERS = ['pid', 'pid_unproven', 'father_pid', 'mother_pid', 'spouse_pid'];
const PLACES = ['subdistrict_code', 'village_code', 'house_code', 'hospital_code'];
/** Words before the family names of a copy, a line each, and before the given names of every two: more letters than spelling mistakes have. */
const BEFORE_FAMILY = [
  '',
  'บางซ',
  'ทุ่งก',
  'ฝายม',
  'ดอนห',
  'ลำปง',
  'ชัยว',
  'วังจ',
  'เขาต',
  'หนองพ',
  'ปากศ',
  'สระลก',
  'คูเมอ',
  'ยางด',
  'มาบช',
  'ร่องบ',
];
const BEFORE_GIVEN = ['', 'จิตร', 'เพชร', 'ทองม', 'บุญย', 'ศรีส', 'แก้วว', 'อุดมห'];
const MOST_COPIES = BEFORE_FAMILY.length;

/**
 * A country of some 80 million rows without inventing one for an hour: the accepted rows of a smaller one up to sixteen times over. The people
 * of each copy are others and live elsewhere: their family names begin with a word of the copy's own, their places, houses,
 * hospitals and the keys of their rows with its two digits (so places have two digits more), and the last digit of every number is moved on
 * by it; from the tenth copy on numbers begin with another digit besides. Birth dates and what is wrong with a row stay: a number with one
 * wrong digit is still one digit from the right one. Two copies each have the same given names, so that about as many share given name and
 * birth date as in a country of that size. Intake has told right numbers from wrong ones, so linking asks no check digit; and as a right
 * number's other digits fix its last one and all begin alike, no copy has a number of another.
 */
export async function copiedRegisters(people: number, copies: number): Promise<National> {
  if (copies > MOST_COPIES) throw new Error(`there are words for ${MOST_COPIES} copies, not for ${copies}`);
  const registers = await nationalRegisters(people, LIMITS);
  const sources: DeliveredSource[] = [];
  for (const source of registers.sources) sources.push(await copied(registers, source, copies));
  const { settings } = registers;
  const place = { ...settings.place, digits: settings.place.digits + 2 };
  return { ...registers, sources, settings: { ...settings, place } };
}

async function copied(
  { lake }: National,
  { contract, version }: DeliveredSource,
  copies: number,
): Promise<DeliveredSource> {
  const table = version.tables.find(({ name }) => name === 'accepted');
  const columns = table?.columns.map(({ name }) => name) ?? [];
  const prefixed = new Set([...PLACES, ...contract.key]);
  const selects = Array.from({ length: copies }, (_, copy) => {
    const values = columns.map((column) => {
      if (column === 'row_id') return sql`row_id + ${literal(copy * ROWS_OF_A_COPY)} as row_id`;
      if (NUMBERS.includes(column)) return sql`${movedOn(id(column), copy)} as ${id(column)}`;
      if (column === 'family_name') return otherName(column, BEFORE_FAMILY[copy]);
      if (column === 'given_name') return otherName(column, BEFORE_GIVEN[Math.floor(copy / 2)]);
      const isText = table?.columns.find(({ name }) => name === column)?.type === 'VARCHAR';
      if (isText && prefixed.has(column))
        return sql`${literal(String(FIRST_OF_TWO_DIGITS + copy))} || ${id(column)} as ${id(column)}`;
      return id(column);
    });
    return sql`select ${join(values)} from ${id(`${schemaOf(version.dataset)}.accepted`)}`;
  });
  const built = await lake.build(
    { dataset: version.dataset, parents: [version], fingerprint: ['copies-3', copies] },
    async (workspace) => {
      await workspace.engine.run(dialect.forgetRowOrder());
      for (const select of selects) await workspace.writePart('accepted', select);
      return {};
    },
  );
  return { contract, version: built.version };
}

/** A number whose last digit is so much higher, after nine comes zero; of a later copy the first digit is 7 where it was 9. */
function movedOn(number: Sql, copy: number): Sql {
  const moved = Array.from(DIGITS, (digit) => String((Number(digit) + copy) % DIGITS.length)).join('');
  const last = sql`translate(right(${number}, 1), ${literal(DIGITS)}, ${literal(moved)})`;
  const rest = sql`left(${number}, length(${number}) - 1)`;
  if (copy < DIGITS.length) return sql`${rest} || ${last}`;
  return sql`translate(left(${rest}, 1), '79', '97') || substr(${rest}, 2) || ${last}`;
}

/** A name of the copy's people; what stands where a name is not known stays. */
function otherName(column: string, before = ''): Sql {
  const name = id(column);
  return sql`case when ${name} like 'ไม่%' or length(${name}) < 2 then ${name} else ${literal(before)} || ${name} end as ${name}`;
}
