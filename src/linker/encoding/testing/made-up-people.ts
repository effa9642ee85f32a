import {
  type ClearRecord,
  type EncodingSettings,
  parseEncodingSettings,
  readEncodingKeys,
} from '../index.ts';

const hex = (step: number) =>
  Array.from({ length: 32 }, (_, at) => ((at * step + 11) % 256).toString(16).padStart(2, '0')).join('');

export const KEYS = readEncodingKeys({ shared: hex(37), noise: hex(91) });
export const OTHER_KEYS = readEncodingKeys({ shared: hex(53), noise: hex(91) });

/** Settings of three fields, with what a test changes. */
export function settingsWith(parts: Partial<EncodingSettings> = {}): EncodingSettings {
  const fields = [
    { column: 'given', as: 'grams', hashes: 10 },
    { column: 'family', as: 'grams', hashes: 10 },
    { column: 'born', as: 'date', hashes: 20 },
  ];
  return parseEncodingSettings({ fields, ...parts });
}

/** A record from its three values. */
export function recordOf(
  id: string,
  [given, family, born]: readonly [string | null, string | null, string | null],
): ClearRecord {
  return { id, values: { given, family, born } };
}

const SYLLABLES = ['ka', 'mi', 'ton', 'sa', 'rin', 'do', 'pha', 'wu', 'lek', 'no', 'chai', 'bun'];

/** So many invented people, always the same; the second list has every third name misspelt. */
export function twoLists(
  people: number,
): Readonly<{ left: readonly ClearRecord[]; right: readonly ClearRecord[] }> {
  const word = (number: number, length: number) =>
    Array.from(
      { length },
      (_, at) => SYLLABLES[Math.floor(number / SYLLABLES.length ** at) % SYLLABLES.length],
    ).join('');
  const values = (number: number) => {
    const mixed = (number * 7919) % 100_003;
    const born = `19${10 + (mixed % 90)}-0${1 + (mixed % 9)}-1${mixed % 10}`;
    return [word(mixed, 4), word(mixed * 31 + 5, 4), born] as const;
  };
  const numbers = Array.from({ length: people }, (_, number) => number);
  return {
    left: numbers.map((number) => recordOf(`a${number}`, values(number))),
    right: numbers.map((number) => {
      const [given, family, born] = values(number);
      return recordOf(`b${number}`, [number % 3 === 0 ? `${given}x`.slice(1) : given, family, born]);
    }),
  };
}
