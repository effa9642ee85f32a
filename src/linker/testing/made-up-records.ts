/** A record of an invented person, as a register might have it. */
export type MadeUpRecord = Readonly<{
  id: string;
  forename: string | null;
  surname: string | null;
  born: string | null;
  town: string | null;
  number: string | null;
  person: string;
}>;

const FORENAMES = [
  'anna',
  'ben',
  'carla',
  'dan',
  'edith',
  'finn',
  'greta',
  'henry',
  'ines',
  'jonas',
  'klara',
  'leo',
];
const SURNAMES = [
  'ash',
  'birch',
  'cedar',
  'dogwood',
  'elm',
  'fir',
  'gorse',
  'hazel',
  'ivy',
  'juniper',
  'larch',
];
const TOWNS = ['upper vale', 'lower vale', 'stonebridge', 'new harbour', 'old mill'];
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** A random source that gives the same numbers for the same seed. */
export function mulberry(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Records of invented people, one to three each, misspelt and with gaps; the same for the same seed. */
export function madeUpRecords({ people, seed }: Readonly<{ people: number; seed: number }>): MadeUpRecord[] {
  const random = mulberry(seed);
  const records: MadeUpRecord[] = [];
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? '';
  const digits = (length: number) => Array.from({ length }, () => String(Math.floor(random() * 10))).join('');
  const told = (value: string, chances: Readonly<{ missing: number; misspelt: number }>) => {
    if (random() < chances.missing) return null;
    return random() < chances.misspelt ? misspelt(value, random) : value;
  };
  for (let person = 0; person < people; person++) {
    const whole = {
      forename: pick(FORENAMES) + (random() < 0.5 ? pick(FORENAMES) : ''),
      surname: pick(SURNAMES) + (random() < 0.7 ? pick(SURNAMES) : ''),
      born: `19${digits(1)}${digits(1)}-0${1 + Math.floor(random() * 9)}-1${digits(1)}`,
      town: pick(TOWNS),
      number: digits(7),
    };
    const times = 1 + Math.floor(random() * 3);
    for (let time = 0; time < times; time++) {
      records.push({
        id: `r${String(records.length + 1).padStart(5, '0')}`,
        forename: told(whole.forename, { missing: 0.05, misspelt: 0.15 }),
        surname: told(whole.surname, { missing: 0.05, misspelt: 0.15 }),
        born: told(whole.born, { missing: 0.1, misspelt: 0 }),
        town: told(whole.town, { missing: 0.1, misspelt: 0.1 }),
        number: told(whole.number, { missing: 0.3, misspelt: 0 }),
        person: `p${person}`,
      });
    }
  }
  return records;
}

function misspelt(value: string, random: () => number): string {
  const place = Math.floor(random() * value.length);
  const letter = LETTERS[Math.floor(random() * LETTERS.length)] ?? '';
  const change = random();
  if (change < 0.4) return value.slice(0, place) + letter + value.slice(place + 1);
  if (change < 0.7) return value.slice(0, place) + value.slice(place + 1);
  return value.slice(0, place) + letter + value.slice(place);
}
