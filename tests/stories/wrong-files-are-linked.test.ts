import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { askChipao, chipao } from './stage/command.ts';
import { newFolder } from './stage/homes.ts';

type Settings = Readonly<Record<string, unknown>>;
type Asked = Readonly<{ settings?: Settings | string; files?: readonly string[]; words?: readonly string[] }>;

const PLAIN: Settings = {
  id: 'id',
  comparisons: [
    { column: 'name', levels: 'name' },
    { column: 'born', levels: 'date' },
    { column: 'number', levels: 'digits' },
  ],
  blocking: [['name'], ['born'], ['number']],
};
const HEADER = 'id,name,born,number';

let folder: string;
let people: string;
beforeAll(() => {
  folder = newFolder('wrong-links');
  people = write('people.csv', rows(300));
});

function write(name: string, lines: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

/** People of whom every third is there twice. */
function rows(count: number): string[] {
  const lines = [HEADER];
  for (let n = 0; n < count; n++) {
    const person = n % 3 === 2 ? n - 1 : n;
    const day = String(1 + (person % 28)).padStart(2, '0');
    lines.push(
      `r${n},person ${(person * 7919) % 1009},19${10 + (person % 80)}-0${1 + (person % 9)}-${day},${1000000 + person * 37}`,
    );
  }
  return lines;
}

let calls = 0;
function call({ settings = PLAIN, files = [people], words = [] }: Asked): string[] {
  const path = join(folder, `settings-${++calls}.json`);
  writeFileSync(path, typeof settings === 'string' ? settings : JSON.stringify(settings));
  return ['link', ...words, '--settings', path, '--out', join(folder, `out-${calls}`), ...files];
}

/** One code, then what, where, why and next, in Thai and in English; the Thai sentence has no English one inside. */
function expectSaid(err: string, code: string, says: RegExp): void {
  expect(err).toMatch(new RegExp(`^${code}\\n {2}.*[ก-ฮ].*\\n {2}[^\\n]*[a-z][^\\n]*\\n$`));
  const [, thai = '', english = ''] = err.split('\n');
  expect(english).toMatch(says);
  expect(thai).not.toMatch(/\b(?:the|must|cannot|invalid|expected|which|is not)\b/i);
}

type Refusal = Readonly<{ code: string; says: RegExp; exit?: number }>;

async function expectRefused(asked: Asked, { code, says, exit = 2 }: Refusal): Promise<void> {
  const words = call(asked);
  const said = await chipao(words);
  expect([said.code, said.out], said.err).toEqual([exit, '']);
  expectSaid(said.err, code, says);
  expect(existsSync(join(folder, `out-${calls}`, 'clusters.parquet'))).toBe(false);
}

type Summary = Readonly<{
  records: number;
  comparedPairs: number;
  clusters: number;
  largestCluster: number;
  droppedPairs: number;
  notes: readonly { code: string; params: Record<string, unknown>; message: { th: string; en: string } }[];
}>;

describe('settings that cannot be used', () => {
  it('are not there, or not JSON: the line is named', async () => {
    await expectRefused(
      { settings: '{"id": "id",\n "comparisons": [}' },
      { code: 'LINK_SETTINGS_NOT_JSON', says: /line 2/ },
    );
    const said = await chipao(['link', '--settings', join(folder, 'nowhere.json'), people]);
    expect(said.code).toBe(2);
    expectSaid(said.err, 'LINK_SETTINGS_MISSING', /nowhere\.json/);
  });

  it('name a column that the file does not have: both are named, and the columns there are', async () => {
    const settings = { ...PLAIN, blocking: [['nmae', 'town']] };
    await expectRefused(
      { settings },
      { code: 'LINK_COLUMN_UNKNOWN', says: /people\.csv.*nmae, town.*id, name, born/, exit: 3 },
    );
    await expectRefused(
      { settings: { ...PLAIN, truth: 'who' } },
      { code: 'LINK_COLUMN_UNKNOWN', says: /who/, exit: 3 },
    );
  });

  it('have levels of no known kind: the place is named, and the kinds there are', async () => {
    const levels = (list: unknown) => ({ ...PLAIN, comparisons: [{ column: 'name', levels: list }] });
    await expectRefused(
      { settings: levels('names') },
      { code: 'LINK_SETTING_CHOICE', says: /comparisons\[0\]\.levels.*full-name/ },
    );
    const fuzzy = levels([{ when: { is: 'exact' } }, { when: { is: 'fuzzy', atLeast: 0.8 } }]);
    await expectRefused(
      { settings: fuzzy },
      { code: 'LINK_SETTING_CHOICE', says: /levels\[1\]\.when\.is.*jaro-winkler/ },
    );
    const percent = levels([{ when: { is: 'jaro-winkler', atLeast: 90 } }]);
    await expectRefused({ settings: percent }, { code: 'LINK_SETTING_RANGE', says: /atLeast.*≤ 1/ });
    await expectRefused(
      { settings: { ...PLAIN, blokcing: [] } },
      { code: 'LINK_SETTING_UNKNOWN', says: /blokcing/ },
    );
  });

  it('have SQL that the engine does not know', async () => {
    const when = { is: 'sql', sql: 'sounds_like(l.name, r.name)', columns: ['name'] };
    const settings = { ...PLAIN, comparisons: [{ column: 'name', levels: [{ when }] }] };
    const said = await chipao(call({ settings }));
    expect([said.code, said.out]).toEqual([2, '']);
    expect(said.err).toMatch(
      /^LINK_SQL_REFUSED\n {2}.*[ก-ฮ].*sounds_like.*\n {2}The SQL of the comparison name.*\n$/,
    );
  });

  it('have a rule that would bring too many pairs: refused before anything is compared, with rule and count', async () => {
    const settings = { ...PLAIN, blocking: [['name'], [{ column: 'born', first: 2 }]], mostPairs: 10_000 };
    await expectRefused(
      { settings },
      { code: 'LINK_TOO_MANY_PAIRS', says: /born\[first 2\] would bring 44850 pairs.*10000/ },
    );
    const counted = await chipao(call({ settings, words: ['blocking'] }));
    expect(counted.code, counted.err).toBe(0);
    expect(counted.out).toMatch(/more than mostPairs \(10,000\): born\[first 2\]/);
  });

  it('have a rule that would make ten thousand million pairs: refused by count, at once', async () => {
    const many = write(
      'many.csv',
      Array.from({ length: 150_001 }, (_, n) =>
        n === 0 ? `${HEADER},country` : `r${n},p${n % 977},1950-01-01,${n},th`,
      ),
    );
    const wide = { keys: ['country'], largestBlock: 1_000_000 };
    await expectRefused(
      { settings: { ...PLAIN, blocking: [['name'], wide] }, files: [many] },
      { code: 'LINK_TOO_MANY_PAIRS', says: /country would bring 11249925000 pairs.*200000000/ },
    );
    await expectRefused(
      { settings: { ...PLAIN, blocking: [{ allPairs: true }] }, files: [many] },
      { code: 'LINK_TOO_MANY_PAIRS', says: /all pairs would bring 11249925000 pairs/ },
    );
  });

  it('were not those that a model was trained with', async () => {
    await askChipao(call({ words: ['train'] }));
    const model = join(folder, `out-${calls}`, 'model.json');
    const settings = { ...PLAIN, blocking: [['name']] };
    await expectRefused(
      { settings, words: ['predict', '--model', model] },
      { code: 'LINK_MODEL_OTHER', says: /blocking/, exit: 3 },
    );
    await expectRefused(
      { words: ['predict', '--model', people] },
      { code: 'LINK_MODEL_UNREADABLE', says: /people\.csv/, exit: 3 },
    );
  });

  it('name no truth, or one by which nobody is there twice, when links are to be evaluated', async () => {
    await expectRefused({ words: ['evaluate'] }, { code: 'LINK_TRUTH_MISSING', says: /truth/ });
    const settings = { ...PLAIN, truth: 'id' };
    await expectRefused(
      { settings, words: ['evaluate'] },
      { code: 'LINK_TRUTH_ALONE', says: /column id/, exit: 3 },
    );
  });
});

describe('files that cannot be used', () => {
  it('are missing, empty, or of a header alone', async () => {
    await expectRefused(
      { files: [join(folder, 'gone.csv')] },
      { code: 'LINK_FILE_MISSING', says: /gone\.csv/, exit: 3 },
    );
    const empty = join(folder, 'empty.csv');
    writeFileSync(empty, '');
    await expectRefused({ files: [empty] }, { code: 'LINK_FILE_EMPTY', says: /empty\.csv/, exit: 3 });
    const header = write('header.csv', [HEADER]);
    await expectRefused(
      { files: [people, header] },
      { code: 'LINK_FILE_EMPTY', says: /header\.csv/, exit: 3 },
    );
  });

  it('break off, or are in another encoding: the line is named, what stands there is not', async () => {
    const late = write('late.csv', [...rows(30_000), 'secret,person']);
    await expectRefused(
      { files: [late] },
      { code: 'LINK_ROW_UNREADABLE', says: /late\.csv.*line 30002/, exit: 3 },
    );
    const thai = join(folder, 'thai.csv');
    writeFileSync(
      thai,
      Buffer.concat([Buffer.from(`${HEADER}\n1,`), Buffer.from([0xca, 0xc1]), Buffer.from(',,\n')]),
    );
    await expectRefused({ files: [thai] }, { code: 'LINK_FILE_ENCODING', says: /UTF-8.*line 2/, exit: 3 });
  });

  it('name two records the same', async () => {
    const twice = write('twice.csv', [...rows(20), ...rows(20).slice(1)]);
    await expectRefused({ files: [twice] }, { code: 'LINK_ID_SHARED', says: /20 rows/, exit: 3 });
    const cut = write('cut.csv', [HEADER, '1.10E+12,a,,', '1.10E+12,b,,', '1.20E+12,c,,']);
    await expectRefused({ files: [cut] }, { code: 'LINK_ID_CUT_SHORT', says: /3 rows.*1\.10E\+12/, exit: 3 });
  });

  it('are one where two are to be linked, or no file at all', async () => {
    await expectRefused(
      { settings: { ...PLAIN, mode: 'link' } },
      { code: 'LINK_FILES_TOO_FEW', says: /one file/ },
    );
    await expectRefused({ files: [] }, { code: 'ARGUMENT_MISSING', says: /files/ });
  });

  it('cannot be written to', async () => {
    const taken = write('taken', ['a file']);
    const said = await chipao([...call({}), '--out', taken]);
    expect(said.code).toBe(2);
    expectSaid(said.err, 'LINK_OUT_UNUSABLE', /taken/);
    mkdirSync(join(folder, 'report.html'));
    const report = await chipao([...call({}), '--report', join(folder, 'report.html')]);
    expectSaid(report.err, 'LINK_OUT_UNUSABLE', /report\.html/);
  });

  it('do not have the record that is to be explained', async () => {
    const said = await chipao(call({ words: ['explain', 'r0', '1100500123456'] }));
    expect(said.code).toBe(4);
    expectSaid(said.err, 'LINK_RECORD_UNKNOWN', /<right>/);
    expect(said.err).not.toContain('1100500123456');
  });
});

describe('files that say less than they should', () => {
  it('are linked by what they say; a column without values is named', async () => {
    const bare = write(
      'bare.csv',
      rows(300).map((line, n) => (n === 0 ? line : line.replace(/,[^,]*$/, ','))),
    );
    const summary = await askChipao<Summary>(call({ files: [bare] }));
    expect(summary.notes.map(({ code, params }) => [code, params])).toEqual([
      ['LINK_COLUMN_EMPTY', { column: 'number' }],
    ]);
    expect(summary.clusters).toBe(200);
  });

  it('have numbers cut short by a spreadsheet: they count as not known, and nobody is linked by them', async () => {
    const lines = rows(300).map((line, n) => (n === 0 ? line : line.replace(/,[^,]*$/, ',1.10E+12')));
    const summary = await askChipao<Summary>(call({ files: [write('floats.csv', lines)] }));
    const [note] = summary.notes;
    expect([note?.code, note?.params]).toEqual(['LINK_NUMBERS_CUT_SHORT', { column: 'number', rows: 300 }]);
    expect(note?.message.th).toMatch(/300 แถว/);
    expect(summary.clusters).toBe(200);
  });

  it('have no value at all: every column is named, nothing is linked', async () => {
    const bare = write('nothing.csv', [HEADER, ...Array.from({ length: 50 }, (_, n) => `r${n},,,`)]);
    const summary = await askChipao<Summary>(call({ files: [bare] }));
    expect(summary).toMatchObject({ records: 50, clusters: 50, comparedPairs: 0 });
    expect(summary.notes.map(({ code, params }) => [code, params['column']])).toEqual([
      ['LINK_COLUMN_EMPTY', 'name'],
      ['LINK_COLUMN_EMPTY', 'born'],
      ['LINK_COLUMN_EMPTY', 'number'],
      ['LINK_NOTHING_COMPARED', undefined],
    ]);
  });

  it('have one person twice in a register that should hold everybody once: never two in a cluster, the best one linked', async () => {
    const people = rows(90).filter((_, n) => n === 0 || n % 3 !== 0);
    const twice = people.slice(1).map((line) => line.replace(/^r/, 't'));
    const one = write('once.csv', people);
    const other = write('twice-there.csv', [
      HEADER,
      ...twice,
      ...twice.map((line) => line.replace(/^t/, 'u')),
    ]);
    const settings = { ...PLAIN, mode: 'link', clusters: { method: 'single-best' } };
    const summary = await askChipao<Summary>(call({ settings, files: [one, other] }));
    expect(summary.largestCluster).toBe(2);
    expect(summary.clusters).toBe(twice.length * 2);
  });

  it('have one giant block: it is left out, with the pairs counted', async () => {
    const lines = rows(300).map((line, n) => (n === 0 ? `${line},sex` : `${line},f`));
    const settings = { ...PLAIN, blocking: [['name'], ['sex']], largestBlock: 100 };
    const words = call({ settings, files: [write('sex.csv', lines)] });
    const summary = await askChipao<Summary>(words);
    expect(summary.droppedPairs).toBe((300 * 299) / 2);
    expect(summary.notes).toMatchObject([
      { code: 'LINK_BLOCKS_LEFT_OUT', params: { rule: 'sex', blocks: 1, pairs: 44_850, most: 100 } },
    ]);
    const said = await chipao(words);
    expect(said.out).toMatch(/LINK_BLOCKS_LEFT_OUT\n {2}.*[ก-ฮ].*\n {2}The blocking rule sex has 1 blocks/);
  });

  it('have every record twice: every two are one, and no more', async () => {
    const lines = [HEADER];
    for (const line of rows(100)
      .slice(1)
      .filter((_, n) => n % 3 !== 2))
      lines.push(`a${line}`, `b${line}`);
    const summary = await askChipao<Summary>(call({ files: [write('double.csv', lines)] }));
    expect([summary.clusters, summary.largestCluster]).toEqual([(lines.length - 1) / 2, 2]);
  });

  it('disagree on everything: nothing is linked, and that is said', async () => {
    const lines = Array.from(
      { length: 200 },
      (_, n) => `r${n},other ${n}${n},1${800 + n}-12-31,${9_000_000 + n}`,
    );
    const other = write('other.csv', [HEADER, ...lines]);
    const alone = write(
      'alone.csv',
      rows(300).filter((_, n) => n % 3 !== 0 || n === 0),
    );
    const settings = { ...PLAIN, mode: 'link' };
    const summary = await askChipao<Summary>(call({ settings, files: [alone, other] }));
    expect(summary).toMatchObject({ comparedPairs: 0, largestCluster: 1, clusters: summary.records });
    expect(summary.notes.map(({ code }) => code)).toEqual(['LINK_NOTHING_COMPARED']);
  });
});

describe('the machine', () => {
  it('is used as the deployment says, and a wrong word there is refused', async () => {
    const said = await chipao(call({}), { CHIPAO_THREADS: 'many' });
    expect([said.code, said.out]).toEqual([2, '']);
    expect(said.err).toMatch(/^SETTINGS_INVALID\n {2}.*[ก-ฮ].*\n {2}.*CHIPAO_THREADS/);
    const few = await chipao([...call({}), '--json'], { CHIPAO_THREADS: '1', CHIPAO_MEMORY_MB: '300' });
    expect(few.code, few.err).toBe(0);
    const large = write('large.csv', rows(120_000));
    const spent = await chipao([...call({ files: [large] }), '--memory', '20'], { CHIPAO_MEMORY_MB: '4000' });
    expect(spent.code).toBe(2);
    expectSaid(spent.err, 'LINK_MEMORY_SPENT', /The 20 MB/);
  });
});

describe('suggestions', () => {
  it('are refused for files that cannot be read, with what and where', async () => {
    const suggest = async (code: string, says: RegExp, ...words: string[]) => {
      const said = await chipao(['link', 'suggest', ...words]);
      expect([said.code === 0, said.out], said.err).toEqual([false, '']);
      expectSaid(said.err, code, says);
    };
    await suggest('ARGUMENT_MISSING', /files/);
    await suggest('LINK_FILE_MISSING', /gone\.csv/, join(folder, 'gone.csv'));
    await suggest('LINK_FILE_EMPTY', /only-header\.csv/, people, write('only-header.csv', [HEADER]));
    const torn = write('torn.csv', [...rows(30_000), 'secret,person']);
    await suggest('LINK_ROW_UNREADABLE', /torn\.csv.*line 30002/, torn);
    await suggest('LINK_COLUMN_UNKNOWN', /who.*id, name, born, number/, people, '--truth', 'who');
    const same = write('same.csv', ['a,b', ...Array.from({ length: 40 }, () => 'x,y')]);
    await suggest('LINK_NOTHING_TO_COMPARE', /same|a, b/, same);
    const parquet = write('no.parquet', ['not parquet']);
    await suggest('LINK_FILE_UNREADABLE', /no\.parquet/, parquet);
  });

  it('of further rules need a truth by which somebody is there twice, and a number of pairs', async () => {
    const words = ['blocking', '--suggest'];
    await expectRefused({ words }, { code: 'LINK_TRUTH_MISSING', says: /truth/ });
    const alone = { ...PLAIN, truth: 'id' };
    await expectRefused({ settings: alone, words }, { code: 'LINK_TRUTH_ALONE', says: /column id/, exit: 3 });
    await expectRefused(
      { words: [...words, '--pairs', 'few'] },
      { code: 'NUMBER_NEEDED', says: /--pairs.*few/ },
    );
    const settings = { ...PLAIN, truth: 'number', blocking: [['number']] };
    const found = await askChipao<{ suggested: unknown[]; recall: number }>(call({ settings, words }));
    expect([found.suggested, found.recall]).toEqual([[], 1]);
  });
});
