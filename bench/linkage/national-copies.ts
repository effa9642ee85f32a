import { dialect, id, join, literal, type Sql, schemaOf, sql } from '../../src/base/lake/index.ts';
import type { DeliveredSource } from '../../src/stages/linkage/index.ts';
import { type National, nationalRegisters } from './national-registers.ts';

/** Copies that are whole; of the last one only who was born on one of some days of the month is taken, which every register tells alike. */
const WHOLE_COPIES = 3;
const DAYS_OF_LAST = { from: 2, to: 8 };
/** One statement at a time: two large ones side by side together ask for more than the engine may have. */
const LIMITS = { memoryMb: 5000, threads: 1 };
const ROWS_OF_A_COPY = 10 ** 9;

const NUMBERS = ['pid', 'pid_unproven', 'father_pid', 'mother_pid', 'spouse_pid'];
const PLACES = ['subdistrict_code', 'village_code', 'house_code', 'hospital_code'];
/** Words before a family name, more letters than spelling mistakes have. */
const BEFORE_NAMES = { thai: ['', 'บางซ', 'ทุ่งก', 'ฝายม'], latin: ['', 'VANDO', 'KELMA', 'TRISU'] };

/**
 * A country of some 80 million rows without inventing one for an hour: the accepted rows of a smaller one several times over. The people
 * of each copy are others and live elsewhere: their family names begin with a word of the copy's own, their places, houses,
 * hospitals and the keys of their rows with its digit (so places have one digit more), and the last digit of every number is moved on by it. Given names, birth dates
 * and what is wrong with a row stay: a number with one wrong digit is still one digit from the right one, and whom a given name and
 * a birth date bring together grows with the country. Intake has told right numbers from wrong ones, so linking asks no
 * check digit; and as a right number's other digits fix its last one, no copy has a number of another.
 */
export async function copiedRegisters(people: number): Promise<National> {
  const registers = await nationalRegisters(people, LIMITS);
  const sources: DeliveredSource[] = [];
  for (const source of registers.sources) sources.push(await copied(registers, source));
  const { settings } = registers;
  const place = { ...settings.place, digits: settings.place.digits + 1 };
  return { ...registers, sources, settings: { ...settings, place } };
}

async function copied({ lake }: National, { contract, version }: DeliveredSource): Promise<DeliveredSource> {
  const table = version.tables.find(({ name }) => name === 'accepted');
  const columns = table?.columns.map(({ name }) => name) ?? [];
  const prefixed = new Set([...PLACES, ...contract.key]);
  const copies = Array.from({ length: WHOLE_COPIES + 1 }, (_, copy) => {
    const values = columns.map((column) => {
      if (column === 'row_id') return sql`row_id + ${literal(copy * ROWS_OF_A_COPY)} as row_id`;
      if (NUMBERS.includes(column)) return sql`${movedOn(id(column), copy)} as ${id(column)}`;
      if (column === 'family_name') return sql`${otherFamily(copy)} as family_name`;
      const isText = table?.columns.find(({ name }) => name === column)?.type === 'VARCHAR';
      if (isText && prefixed.has(column))
        return sql`${literal(String(copy + 1))} || ${id(column)} as ${id(column)}`;
      return id(column);
    });
    const isPart = copy === WHOLE_COPIES && columns.includes('birth_date');
    const { from, to } = DAYS_OF_LAST;
    const part = isPart ? sql`where day(birth_date) between ${literal(from)} and ${literal(to)}` : sql``;
    return sql`select ${join(values)} from ${id(`${schemaOf(version.dataset)}.accepted`)} ${part}`;
  });
  const built = await lake.build(
    { dataset: version.dataset, parents: [version], fingerprint: ['copies-1'] },
    async (workspace) => {
      await workspace.engine.run(dialect.forgetRowOrder());
      for (const select of copies) await workspace.writePart('accepted', select);
      return {};
    },
  );
  return { contract, version: built.version };
}

/** A number whose last digit is so much higher, after nine comes zero. */
function movedOn(number: Sql, copy: number): Sql {
  const digits = Array.from({ length: 10 }, (_, digit) => String((digit + copy) % 10)).join('');
  const last = sql`translate(right(${number}, 1), '0123456789', ${literal(digits)})`;
  return sql`left(${number}, length(${number}) - 1) || ${last}`;
}

/** The family name of the copy's people; what stands where a name is not known stays. */
function otherFamily(copy: number): Sql {
  const before = (words: readonly string[]) => literal(words[copy] ?? '');
  return sql`case
    when family_name like 'ไม่%' or length(family_name) < 2 then family_name
    when family_name >= 'ก' then ${before(BEFORE_NAMES.thai)} || family_name
    when upper(left(family_name, 1)) between 'A' and 'Z' then ${before(BEFORE_NAMES.latin)} || family_name
    else family_name
  end`;
}
