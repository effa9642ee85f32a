import { id, join, literal, type Sql, sql } from '../../src/base/lake/index.ts';
import type { VersionTable } from '../../src/base/model/index.ts';

/** A table that is written with the rows of every copy: the id by which it lies sorted, and its whole order. */
export type CopiedTable = Readonly<{
  table: string;
  by: 'person_id' | 'household_id';
  order: readonly string[];
  /** Whether the stage writes it in files by stretches of that id, and not in one. */
  inFiles?: boolean;
  /** How many rows a group of its file has where the one country has too few to tell. */
  rowGroupRows?: number;
}>;

/** Ids are whole numbers of sixty bits that lie even; the first seven of a copy's are those of the first copy, turned by its number. */
const ID_BITS = 60n;
const TURNED_BITS = 7n;
const TURNED_AT = ID_BITS - TURNED_BITS;
/** Rows of intake are numbered far below this. */
const ROWS_OF_A_COPY = 2n ** 45n;

const IDS = /(^|_)(person|household|family|alias)_id$/;
const ROWS = ['row_id', 'survey_row'];
const PLACES = /(^|_)village_code$/;
/** What stands for an area outside villages. */
const NO_VILLAGE = '00';
const HOUSES_OF_A_DISTRICT = 10_000_000;
const HOUSE_STEP = 294_001;
const NUMBERS = 100_000_000_000;
const NUMBER_STEP = 2_717_171_717;
const FIRST_PARTS = ['', 'บาง', 'ทุ่ง', 'ฝาย', 'หนอง', 'โคก', 'ห้วย', 'ดอน', 'นา', 'ท่า', 'เกาะ', 'วัง'];
const SECOND_PARTS = ['', 'ซา', 'กอ', 'มี', 'ลุ', 'ดำ', 'แสง', 'ชัย', 'พร', 'เย็น', 'ทอง'];

/** A stretch of ids, both ends in it. */
export type Stretch = Readonly<{ first: bigint; last: bigint }>;

/** So many stretches, alike long, that hold every id there can be. */
export function stretches(count: number): Stretch[] {
  const end = (place: number) => (2n ** ID_BITS * BigInt(place)) / BigInt(count);
  return Array.from({ length: count }, (_, place) => ({ first: end(place), last: end(place + 1) - 1n }));
}

/** The rows of a table in memory, each with how many villages its subdistricts have. */
export function rowsToCopy(table: Sql, columns: VersionTable['columns']): Sql {
  const places = placesIn(columns);
  const sizes = places.map(({ name }) => sql`${id(`${name}_of`)}.villages as ${id(`${name}_villages`)}`);
  const joined = places.map(
    ({ name }) =>
      sql`left join subdistrict_sizes as ${id(`${name}_of`)} on ${id(`${name}_of`)}.subdistrict = left(told.${id(name)}, 6)`,
  );
  return sql`select ${join([sql`told.*`, ...sizes])} from ${table} as told ${join(joined, ' ')}`;
}

/** How many villages each subdistrict has. */
export const SUBDISTRICT_SIZES = sql`
  select left(code, 6) as subdistrict, max(cast(right(code, 2) as integer)) as villages
  from places.places
  where level = 'village' and not retired
  group by 1`;

/** All rows of all copies whose new id lies in a stretch, in the table's order. */
export function copiesWithin(
  { by, order }: CopiedTable,
  { first, last }: Stretch,
  { columns, copies }: Readonly<{ columns: VersionTable['columns']; copies: number }>,
): Sql {
  const from = first >> TURNED_AT;
  const prefixes = Array.from({ length: Number((last >> TURNED_AT) - from) + 1 }, (_, place) =>
    literal(from + BigInt(place)),
  );
  const copied = columns.map((column) => sql`${copiedValue(column)} as ${id(column.name)}`);
  return sql`
    select ${join(copied)}
    from (
      select *, xor(${id(by)} >> ${literal(TURNED_AT)}, prefix) as copy_no
      from rows_to_copy
      cross join (select unnest([${join(prefixes)}]) as prefix) as prefixes
    ) as told
    where copy_no < ${literal(copies)}
      and ${turned(by)} between ${literal(first)} and ${literal(last)}
    order by ${join(order.map((column) => id(column)))}`;
}

/** Rows of a source of which only the key and the birth date are kept, a copy after another. */
export function acceptedCopies(table: Sql, copies: number): Sql {
  const selects = Array.from(
    { length: copies },
    (_, copy) =>
      sql`select row_id + ${literal(BigInt(copy) * ROWS_OF_A_COPY)} as row_id, birth_date from ${table}`,
  );
  return join(selects, ' union all ');
}

/** The sums of a small table by village, with every copy's villages. */
export function summedPatterns(copies: number): Sql {
  const sums = ['households', 'people', 'registered', 'target'].map(
    (name) => sql`cast(sum(${id(name)}) as bigint) as ${id(name)}`,
  );
  return sql`
    select village_code, dimensions, ${join(sums)}
    from (
      select ${movedVillage('village_code')} as village_code, dimensions, households, people, registered, target
      from (select * from rows_to_copy cross join (select unnest(range(${literal(copies)})) as copy_no) as copies) as told
    ) as moved
    group by 1, 2
    order by 1, 2`;
}

/** A value as it is for a copy: what is not the copy's own stays. */
function copiedValue({ name, type }: VersionTable['columns'][number]): Sql {
  if (IDS.test(name) && type === 'BIGINT') return turned(name);
  if (ROWS.includes(name)) return sql`${id(name)} + copy_no * ${literal(ROWS_OF_A_COPY)}`;
  if (PLACES.test(name)) return movedVillage(name);
  if (name === 'house_code')
    return sql`case when copy_no = 0 then house_code else left(house_code, 4) || lpad(cast((try_cast(substr(house_code, 5) as bigint) + copy_no * ${literal(HOUSE_STEP)}) % ${literal(HOUSES_OF_A_DISTRICT)} as varchar), 7, '0') end`;
  if (name === 'pid')
    return sql`case when copy_no = 0 then pid else left(pid, 1) || lpad(cast((try_cast(substr(pid, 2, 11) as bigint) + copy_no * ${literal(NUMBER_STEP)}) % ${literal(NUMBERS)} as varchar), 11, '0') || right(pid, 1) end`;
  if (name === 'family_name') {
    const parts = FIRST_PARTS.flatMap((one) => SECOND_PARTS.map((other) => literal(one + other)));
    return sql`[${join(parts)}][copy_no + 1] || family_name`;
  }
  return id(name);
}

function turned(column: string): Sql {
  return sql`xor(${id(column)}, copy_no << ${literal(TURNED_AT)})`;
}

/** The people of a copy live in another village of the subdistrict. */
function movedVillage(column: string): Sql {
  const villages = id(`${column}_villages`);
  return sql`case
    when ${villages} is null or right(${id(column)}, 2) = ${NO_VILLAGE} then ${id(column)}
    else left(${id(column)}, 6) || lpad(cast((cast(right(${id(column)}, 2) as integer) - 1 + copy_no) % ${villages} + 1 as varchar), 2, '0')
  end`;
}

function placesIn(columns: VersionTable['columns']): VersionTable['columns'] {
  return columns.filter(({ name }) => PLACES.test(name));
}
