import { type SharedDataset, sharedDatasetSchema } from '../index.ts';
import type { Draw } from './draw.ts';
import type { PlainRow, PlainWorld, Value } from './plain-reading.ts';

/** The same word in both languages. */
export const words = (text: string) => ({ th: text, en: text });

/** Two joined tables about people with every type of column, one table about nobody, and one with a row a person. */
export const SMALL_DATASETS: readonly SharedDataset[] = [
  {
    id: 'person',
    title: words('people'),
    about: 'person',
    subject: 'person_id',
    number: 'nid',
    place: { in: 'base', column: 'village_code' },
    tables: [
      { as: 'base', dataset: 'profiles', table: 'people' },
      { as: 'card', dataset: 'cards', table: 'cards', on: 'person_id' },
    ],
    columns: [
      { name: 'nid', title: words('nid'), type: 'text', identifies: true },
      { name: 'area', title: words('area'), type: 'text', column: 'village_code' },
      { name: 'name', title: words('name'), type: 'text', identifies: true },
      { name: 'income', title: words('income'), type: 'integer' },
      { name: 'alive', title: words('alive'), type: 'boolean' },
      { name: 'born', title: words('born'), type: 'date' },
      { name: 'age', title: words('age'), type: 'integer', column: 'born', years: true },
      { name: 'card_kind', title: words('card'), type: 'text', in: 'card', column: 'kind' },
      { name: 'card_since', title: words('since'), type: 'date', in: 'card', column: 'since' },
    ],
  },
  {
    id: 'figure',
    title: words('figures'),
    about: 'area',
    tables: [{ as: 'figures', dataset: 'areas', table: 'figures' }],
    columns: [
      { name: 'code', title: words('code'), type: 'text' },
      { name: 'value', title: words('value'), type: 'integer' },
    ],
  },
  {
    id: 'resident',
    title: words('residents'),
    about: 'person',
    subject: 'person_id',
    rowPerSubject: true,
    place: { in: 'base', column: 'village_code' },
    tables: [{ as: 'base', dataset: 'profiles', table: 'people' }],
    columns: [
      { name: 'area', title: words('area'), type: 'text', column: 'village_code' },
      { name: 'income', title: words('income'), type: 'integer' },
      { name: 'alive', title: words('alive'), type: 'boolean' },
    ],
  },
].map((dataset) => sharedDatasetSchema.parse(dataset));

export const AS_OF = '2026-09-30';
export const PLACES = ['30010101', '30010102', '3002', '31010101', '3', '90'];
export const TEXTS = ['ก', 'กข', 'ขก', 'a', 'ab', 'ÿ', '😀x', '9101234567891', '9101234567892', '', "o'b"];
export const DAYS = ['1950-02-28', '1966-09-30', '1966-10-01', '2000-02-29', '2020-01-01', '2026-09-30'];

/** The tables of a small world: what stands in them, and the same rows joined for the plain reading. */
export type SmallWorld = Readonly<{
  people: readonly Readonly<Record<string, Value>>[];
  cards: readonly Readonly<Record<string, Value>>[];
  figures: readonly Readonly<Record<string, Value>>[];
}>;

/** A few rows of each table, people with no card, one or two, some of what can be missing missing. */
export function drawWorld(draw: Draw, rows = 14): SmallWorld {
  const maybe = <Item extends Value>(item: Item): Item | null => (draw.chance(0.15) ? null : item);
  const people = Array.from({ length: rows }, (_, place) => ({
    person_id: BigInt(place + 1),
    nid: maybe(`910000000${1000 + place}`),
    village_code: maybe(draw.one(PLACES)),
    name: maybe(draw.one(TEXTS)),
    income: maybe(BigInt(draw.below(60) - 20)),
    alive: maybe(draw.chance(0.7)),
    born: maybe(draw.one(DAYS)),
  }));
  const cards = people
    .flatMap((person) => Array.from({ length: draw.one([0, 1, 1, 2]) }, () => person))
    .map(({ person_id }) => ({ person_id, kind: maybe(draw.one(TEXTS)), since: maybe(draw.one(DAYS)) }));
  const figures = Array.from({ length: 5 }, (_, place) => ({
    code: maybe(draw.one(PLACES)),
    value: maybe(BigInt(place * 3)),
  }));
  return { people, cards, figures };
}

/** The same world as the plain reading sees it. */
export function plainWorlds(
  world: SmallWorld,
  tokenKey: Uint8Array,
  members: readonly bigint[],
): PlainWorld[] {
  const [person, figure, resident] = SMALL_DATASETS;
  if (!person || !figure || !resident) throw new RangeError('three datasets');
  const cardsOf = (row: SmallWorld['people'][number]) => {
    const own = world.cards.filter((card) => card['person_id'] === row['person_id']);
    return own.length > 0 ? own : [undefined];
  };
  const joined = world.people.flatMap((row) => cardsOf(row).map((card) => ({ row, card })));
  const rows = joined.map(({ row, card }): PlainRow => {
    const born = row['born'] ?? null;
    return {
      subject: BigInt(String(row['person_id'])),
      place: row['village_code'] === null ? null : String(row['village_code']),
      values: {
        nid: row['nid'] ?? null,
        area: row['village_code'] ?? null,
        name: row['name'] ?? null,
        income: row['income'] ?? null,
        alive: row['alive'] ?? null,
        born,
        age: born === null ? null : ageOn(String(born)),
        card_kind: card?.['kind'] ?? null,
        card_since: card?.['since'] ?? null,
      },
    };
  });
  const figures = world.figures.map((values): PlainRow => ({ subject: 0n, place: null, values }));
  const residents = rows.filter(({ subject }, at) => rows.findIndex((one) => one.subject === subject) === at);
  return [
    { dataset: person, rows, tokenKey, members },
    { dataset: resident, rows: residents, tokenKey, members },
    { dataset: figure, rows: figures, tokenKey, members },
  ];
}

function ageOn(born: string): bigint {
  const years = Number(AS_OF.slice(0, 4)) - Number(born.slice(0, 4));
  return BigInt(born.slice(5) > AS_OF.slice(5) ? years - 1 : years);
}
