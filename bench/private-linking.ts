import {
  type ClearRecord,
  collectEncodings,
  type EncodedLink,
  type EncodingSettings,
  encodeRecords,
  linkEncodings,
  makeEncoder,
  parseEncodingSettings,
  readEncodingKeys,
  thresholdFromPilot,
} from '../src/linker/index.ts';
import { knownAttacks } from './private/attacks.ts';
import { linkClearText } from './private/clear-text.ts';
import { linkNormally } from './private/normal-linking.ts';
import { personOf, readPeople } from './private/people.ts';
import { measureSpeed } from './private/speed.ts';

const WANTED_PRECISION = 0.99;
/** Far below any threshold a pilot would give; pairs below are not even kept. Strangers' filters are alike by chance, their texts are not. */
const FLOOR = { text: 0.2, encodings: 0.4 };
const hex = (step: number) =>
  Array.from({ length: 32 }, (_, at) => ((at * step + 11) % 256).toString(16).padStart(2, '0')).join('');
const KEYS = readEncodingKeys({ shared: hex(37), noise: hex(91) });

const NAMES = [
  { column: 'given_name', as: 'grams', hashes: 10 },
  { column: 'surname', as: 'grams', hashes: 10 },
  { column: 'date_of_birth', as: 'digits', hashes: 10 },
];
const ADDRESS = [
  { column: 'address_1', as: 'grams', hashes: 5 },
  { column: 'suburb', as: 'grams', hashes: 5 },
  { column: 'street_number', as: 'digits', hashes: 10 },
  { column: 'postcode', as: 'digits', hashes: 10 },
  { column: 'state', as: 'whole', hashes: 10 },
];
const FIELD_SETS = { 'names and birth date': NAMES, 'names, birth date and address': [...NAMES, ...ADDRESS] };

/** What is changed against the plain encoding, one thing at a time. */
const VARIANTS: Readonly<Record<string, object>> = {
  plain: {},
  'double hashing': { hashing: 'double' },
  '512 bits': { bits: 512 },
  'xor-fold': { hardening: { kind: 'xor-fold' } },
  'xor-fold of 2048 bits': { bits: 2048, hardening: { kind: 'xor-fold' } },
  'blip 0.02': { hardening: { kind: 'blip', flip: 0.02 } },
  'blip 0.05': { hardening: { kind: 'blip', flip: 0.05 } },
  'blip 0.1': { hardening: { kind: 'blip', flip: 0.1 } },
};

type Linker = (
  left: readonly ClearRecord[],
  right: readonly ClearRecord[],
) => Promise<readonly EncodedLink[]>;

/**
 * What linking by encodings loses against linking by the text itself, on febrl4. The threshold is learnt on one half of the people
 * and judged on the other; the number every record carries is left out, since whoever shares one need not hide names.
 */
export async function privateLinking(): Promise<object> {
  const left = readPeople('bench/linkdata/febrl4a.csv');
  const right = readPeople('bench/linkdata/febrl4b.csv');
  const judgeOf = (link: Linker) => judge({ left, right }, link);
  const accuracy: Record<string, object> = {};
  for (const [name, fields] of Object.entries(FIELD_SETS)) {
    const plain = parseEncodingSettings({ fields });
    const columns = fields.map(({ column }) => column);
    const results: Record<string, object> = {
      'normal linking': await linkNormally(left.job, right.job, columns),
      'clear text': await judgeOf(async (a, b) =>
        linkClearText(a, b, { settings: plain, threshold: FLOOR.text }),
      ),
    };
    for (const [variant, change] of Object.entries(VARIANTS))
      results[variant] = await judgeOf(byEncodings(parseEncodingSettings({ fields, ...change })));
    for (const [variant, first] of Object.entries({ 'salted by birth year': 4, 'salted by birth date': 8 })) {
      const saltedBy = { column: 'date_of_birth', first };
      const salted = fields.map((field) => (field.as === 'grams' ? { ...field, saltedBy } : field));
      results[variant] = await judgeOf(byEncodings(parseEncodingSettings({ fields: salted })));
    }
    accuracy[name] = results;
  }
  const attacked = await attacks([...left.pilot, ...left.job], [...right.pilot, ...right.job]);
  const settings = parseEncodingSettings({ fields: FIELD_SETS['names, birth date and address'] });
  const speed = await measureSpeed(
    [...left.pilot, ...left.job, ...right.pilot, ...right.job],
    settings,
    KEYS,
  );
  return {
    data: 'febrl4, people with even numbers as pilot, odd ones as job',
    wantedPrecision: WANTED_PRECISION,
    accuracy,
    attacks: attacked,
    speed,
  };
}

/**
 * Known attacks by somebody without the key who holds the other file of febrl4 in clear: nearly the same people, which is more than
 * most attackers have.
 */
export async function attacks(
  records: readonly ClearRecord[],
  known: readonly ClearRecord[],
): Promise<object> {
  const byName: Record<string, EncodingSettings> = {};
  for (const [name, fields] of Object.entries(FIELD_SETS)) {
    const salted = fields.map((field) =>
      field.as === 'grams' ? { ...field, saltedBy: { column: 'date_of_birth', first: 4 } } : field,
    );
    for (const [variant, change] of Object.entries(VARIANTS))
      byName[`${name}: ${variant}`] = parseEncodingSettings({ fields, ...change });
    byName[`${name}: salted by birth year`] = parseEncodingSettings({ fields: salted });
  }
  return knownAttacks({
    records,
    known,
    keys: KEYS,
    alone: parseEncodingSettings({ fields: NAMES }),
    byName,
  });
}

function byEncodings(settings: EncodingSettings): Linker {
  const encode = (rows: readonly ClearRecord[]) =>
    collectEncodings(makeEncoder(settings, KEYS).header, encodeRecords(rows, settings, KEYS));
  return async (left, right) =>
    linkEncodings(await encode(left), await encode(right), { threshold: FLOOR.encodings }).links;
}

type Sides = Readonly<Record<'left' | 'right', ReturnType<typeof readPeople>>>;

async function judge({ left, right }: Sides, link: Linker): Promise<object> {
  const pilot = (await link(left.pilot, right.pilot)).map((found) => ({
    dice: found.dice,
    match: isRight(found) ? 1 : 0,
  }));
  const { threshold } = thresholdFromPilot(pilot, { precision: WANTED_PRECISION });
  const found = await link(left.job, right.job);
  const people = left.job.length;
  let rightLinks = 0;
  const steps = found.map((one, place) => {
    if (isRight(one)) rightLinks++;
    return { dice: one.dice, ...qualityOf({ right: rightLinks, links: place + 1, people }) };
  });
  const atThreshold = steps.findLast(({ dice }) => dice >= threshold);
  const { precision = 0, recall = 0, f1 = 0 } = atThreshold ?? {};
  return {
    threshold: round(threshold),
    precision,
    recall,
    f1,
    bestF1: Math.max(...steps.map(({ f1 }) => f1)),
  };
}

type Counted = Readonly<{ right: number; links: number; people: number }>;

function qualityOf({ right, links, people }: Counted): { precision: number; recall: number; f1: number } {
  return {
    precision: round(right / links),
    recall: round(right / people),
    f1: round((2 * right) / (links + people)),
  };
}

function isRight({ left, right }: EncodedLink): boolean {
  return personOf(left) === personOf(right);
}

function round(share: number): number {
  return Number(share.toFixed(4));
}
