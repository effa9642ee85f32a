import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { askChipao, chipao } from './stage/command.ts';
import { newFolder } from './stage/homes.ts';

const PEOPLE = 400;
const SYLLABLES = ['ka', 'mi', 'ton', 'sa', 'rin', 'do', 'pha', 'wu', 'lek', 'no', 'chai', 'bun'];
const SETTINGS = {
  bits: 1024,
  fields: [
    { column: 'given', as: 'grams', hashes: 10 },
    { column: 'family', as: 'grams', hashes: 10 },
    { column: 'born', as: 'date', hashes: 20 },
  ],
};
const hex = (step: number) =>
  Array.from({ length: 32 }, (_, at) => ((at * step + 11) % 256).toString(16).padStart(2, '0')).join('');

let folder: string;
beforeAll(() => {
  folder = newFolder('private');
  write('project.json', JSON.stringify(SETTINGS));
  write('project.key', `${hex(37)}\n`);
  write('own-a.key', hex(91));
  write('own-b.key', hex(59));
  write('a.csv', rows('a'));
  write('b.csv', rows('b'));
});

const at = (name: string) => join(folder, name);

function write(name: string, text: string): string {
  writeFileSync(at(name), text);
  return at(name);
}

function personOf(number: number): readonly [given: string, family: string, born: string] {
  const mixed = (number * 7919) % 100_003;
  const word = (from: number) =>
    Array.from({ length: 4 }, (_, place) => SYLLABLES[Math.floor(from / 12 ** place) % 12]).join('');
  return [word(mixed), word(mixed * 31 + 5), `19${10 + (mixed % 90)}-0${1 + (mixed % 9)}-1${mixed % 10}`];
}

/** The same people at both agencies, with numbers of their own; at the second one every third name is misspelt. */
function rows(agency: 'a' | 'b'): string {
  const lines = Array.from({ length: PEOPLE }, (_, number) => {
    const [given, family, born] = personOf(number);
    const said = agency === 'b' && number % 3 === 0 ? `${given}x`.slice(1) : given;
    return `${agency}${number},${said},${family},${born}`;
  });
  return ['number,given,family,born', ...lines].join('\n');
}

type Encoded = Readonly<{ records: number; fill: number; settings: string; key: string }>;
type Call = Readonly<{ agency: 'a' | 'b'; words?: readonly string[]; key?: string; out?: string }>;

function encoding({ agency, words = [], key = 'project.key', out = `${agency}.encodings` }: Call): string[] {
  const given = key === '' ? [] : ['--key-file', at(key)];
  const needed = ['--settings', at('project.json'), '--id', 'number', '--out', at(out)];
  return ['encode', at(`${agency}.csv`), ...needed, ...given, ...words];
}

async function expectRefused(words: readonly string[], code: string, says: RegExp): Promise<void> {
  const said = await chipao(words);
  expect(said.err).toMatch(new RegExp(`^${code}\\n {2}.*[ก-ฮ].*\\n {2}[^\\n]*[a-z][^\\n]*\\n$`));
  expect(said.err).toMatch(says);
  expect([said.code === 0, said.out]).toEqual([false, '']);
}

describe('two agencies that may not release names', () => {
  it('encode at home, link at a unit that sees no name, and get pairs of marks back', async () => {
    const own = (agency: 'a' | 'b') => [
      '--marks',
      at(`${agency}.marks.csv`),
      '--noise-file',
      at(`own-${agency}.key`),
    ];
    const one = await askChipao<Encoded>(encoding({ agency: 'a', words: own('a') }));
    const other = await askChipao<Encoded>(encoding({ agency: 'b', words: own('b') }));
    expect([one.settings, one.key]).toEqual([other.settings, other.key]);
    expect(one.records).toBe(PEOPLE);
    expect(one.fill).toBeGreaterThan(0.1);

    const sent = readFileSync(at('a.encodings'), 'utf8');
    const hidden = Array.from({ length: PEOPLE }, (_, number) => [
      ...personOf(number),
      `\na${number}\t`,
    ]).flat();
    expect(hidden.filter((text) => sent.includes(text))).toEqual([]);

    const pairs = at('pairs.csv');
    const units = [at('a.encodings'), at('b.encodings')];
    const answer = await askChipao<{ links: number }>([
      'link-encodings',
      ...units,
      '--threshold',
      '0.7',
      '--out',
      pairs,
    ]);
    expect(answer.links).toBeGreaterThan(PEOPLE * 0.95);
    const marksOf = (agency: string) =>
      new Map(
        linesOf(`${agency}.marks.csv`).map((line) => [line.split(',')[0] ?? '', line.split(',')[1] ?? '']),
      );
    const [left, right] = [marksOf('a'), marksOf('b')];
    const back = linesOf('pairs.csv').map((line) => line.split(','));
    expect(back).toHaveLength(answer.links);
    for (const [a = '', b = ''] of back) expect(left.get(a)?.slice(1)).toBe(right.get(b)?.slice(1));
  });

  it('get the same encodings when they encode again, whatever the order of rows', async () => {
    await askChipao(encoding({ agency: 'a', out: 'first.encodings' }));
    const [head = '', ...lines] = readFileSync(at('a.csv'), 'utf8').split('\n');
    const kept = readFileSync(at('a.csv'), 'utf8');
    write('a.csv', [head, ...lines.toReversed()].join('\n'));
    await askChipao(encoding({ agency: 'a', out: 'again.encodings' }));
    write('a.csv', kept);
    expect(readFileSync(at('again.encodings'), 'utf8')).toBe(readFileSync(at('first.encodings'), 'utf8'));
  });

  it('take the key from a variable where no file is named', async () => {
    const said = await chipao(encoding({ agency: 'a', key: '', out: 'variable.encodings' }), {
      CHIPAO_ENCODING_KEY: hex(37),
    });
    expect(said.code, said.err).toBe(0);
    expect(said.out).toMatch(/records +400[\s\S]*still personal data/);
  });

  it('learn the threshold from a pilot whose pairs are known', async () => {
    await askChipao(encoding({ agency: 'a', out: 'pilot-a.encodings' }));
    await askChipao(encoding({ agency: 'b', out: 'pilot-b.encodings' }));
    const truth = Array.from({ length: PEOPLE }, (_, number) => `a${number},b${number}`);
    write('known.csv', ['left,right', ...truth].join('\n'));
    const words = [
      'link-encodings',
      at('pilot-a.encodings'),
      at('pilot-b.encodings'),
      '--pilot',
      at('known.csv'),
    ];
    type Pilot = Readonly<{ threshold: number; precision: number; recall: number; notFound: number }>;
    const near = await askChipao<Pilot>(words);
    expect(near.precision).toBeGreaterThanOrEqual(0.99);
    expect(near.threshold).toBeGreaterThan(0.4);
    const far = await askChipao<Pilot>([...words, '--growth', '1000']);
    expect(far.threshold).toBeGreaterThanOrEqual(near.threshold);
    const few = ['left,right,match', ...truth.slice(0, 20).map((pair) => `${pair},1`)];
    write('few.csv', few.join('\n'));
    await expectRefused([...words.slice(0, 4), at('few.csv')], 'PILOT_TOO_SMALL', /20 pairs.*30/);
  });
});

describe('a wrong call is refused in both languages, and writes nothing', () => {
  it('without a key, with one too short, or with a key file that is not there', async () => {
    await expectRefused(encoding({ agency: 'a', key: '', out: 'x' }), 'ENCODING_KEY_MISSING', /--key-file/);
    write('short.key', 'abcd');
    await expectRefused(
      encoding({ agency: 'a', key: 'short.key', out: 'x' }),
      'ENCODING_KEY_SHORT',
      /2 bytes/,
    );
    await expectRefused(
      encoding({ agency: 'a', key: 'gone.key', out: 'x' }),
      'ENCODING_KEY_UNREADABLE',
      /gone\.key/,
    );
    expect(existsSync(at('x'))).toBe(false);
  });

  it('with settings that are not JSON, with too few fields, or whose column the file lacks', async () => {
    const withSettings = (text: string) =>
      encoding({ agency: 'a', out: 'x', words: ['--settings', write('odd.json', text)] });
    await expectRefused(withSettings('{'), 'ENCODING_SETTINGS_UNREADABLE', /odd\.json/);
    const two = JSON.stringify({ fields: SETTINGS.fields.slice(1) });
    await expectRefused(withSettings(two), 'ENCODING_SETTINGS_INVALID', /at least 3/);
    const other = [...SETTINGS.fields, { column: 'house', as: 'digits', hashes: 5 }];
    await expectRefused(withSettings(JSON.stringify({ fields: other })), 'ENCODING_COLUMN_MISSING', /house/);
    expect(existsSync(at('x'))).toBe(false);
  });

  it('with marks that repeat, are missing, or tell what is hidden', async () => {
    write('twice.csv', 'number,given,family,born\n1,a,b,1950-01-01\n1,c,d,1950-01-02\n');
    write('unnamed.csv', 'number,given,family,born\n1,a,b,1950-01-01\n,c,d,1950-01-02\n');
    const of = (file: string, id = 'number') => [
      'encode',
      at(file),
      '--settings',
      at('project.json'),
      '--key-file',
      at('project.key'),
      '--id',
      id,
      '--out',
      at('x'),
    ];
    await expectRefused(of('twice.csv'), 'ENCODING_ID_REPEATED', /1 rows/);
    await expectRefused(of('unnamed.csv'), 'ENCODING_ID_EMPTY', /number is empty in 1 rows/);
    await expectRefused(of('a.csv', 'born'), 'ENCODING_ID_TELLS', /born/);
    await expectRefused(
      [...of('a.csv'), '--marks', at('m.csv')],
      'ENCODING_MARKS_KEY_MISSING',
      /--noise-file/,
    );
    await expectRefused(of('gone.csv'), 'LINK_FILE_MISSING', /gone\.csv/);
    expect(existsSync(at('x'))).toBe(false);
  });

  it('with files that cannot be compared, or came in part', async () => {
    await askChipao(encoding({ agency: 'a', out: 'whole.encodings' }));
    const whole = readFileSync(at('whole.encodings'), 'utf8').split('\n');
    write('cut.encodings', `${whole.slice(0, 100).join('\n')}\n`);
    write('torn.encodings', `${whole.slice(0, 100).join('\n').slice(0, -30)}\n`);
    write('other.key', hex(53));
    await askChipao(encoding({ agency: 'b', key: 'other.key', out: 'other.encodings' }));
    const unit = (right: string, ...words: string[]) => [
      'link-encodings',
      at('whole.encodings'),
      at(right),
      '--out',
      at('y.csv'),
      ...words,
    ];
    const asked = ['--threshold', '0.8'];
    await expectRefused(unit('cut.encodings', ...asked), 'ENCODING_LINES_MISSING', /400 records, and 99/);
    await expectRefused(unit('torn.encodings', ...asked), 'ENCODING_LINE_DAMAGED', /torn\.encodings/);
    await expectRefused(unit('a.csv', ...asked), 'ENCODING_HEADER_MISSING', /a\.csv/);
    await expectRefused(unit('other.encodings', ...asked), 'ENCODING_KEYS_DIFFER', /fingerprints/);
    await expectRefused(unit('whole.encodings'), 'ENCODING_THRESHOLD_MISSING', /--pilot/);
    await expectRefused(unit('whole.encodings', '--threshold', '82'), 'SHARE_NEEDED', /above 0 and up to 1/);
    await expectRefused(
      unit('whole.encodings', '--pilot', at('a.csv')),
      'PILOT_LABELS_UNREADABLE',
      /left and right/,
    );
    expect(existsSync(at('y.csv'))).toBe(false);
  });
});

function linesOf(name: string): string[] {
  return readFileSync(at(name), 'utf8').trim().split('\n').slice(1);
}
