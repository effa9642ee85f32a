import { once } from 'node:events';
import { appendFileSync, createWriteStream } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join as joinPath } from 'node:path';
import { finished } from 'node:stream/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { sentenceOf } from '../../base/errors/index.ts';
import type { SourceContract } from './contract.ts';
import {
  openSmallIntake,
  rowsOf,
  type SmallIntake,
  smallContract,
  versionOf,
  windows874Bytes,
} from './testing/small-intake.ts';

let small: SmallIntake;
beforeEach(async () => {
  small = await openSmallIntake();
});
afterEach(() => small.close());

const COLUMNS = [
  { name: 'ID', field: 'thing_id', read: 'text', required: true },
  { name: 'NAME', field: 'thing_name', read: 'text' },
  { name: 'SINCE', field: 'since', read: 'date', date: 'be-slash' },
];
const THINGS = smallContract({ id: 'things', columns: COLUMNS });
const OTHERS = smallContract({
  id: 'others',
  columns: ['CID', 'AMOUNT', 'STATUS', 'PLACE'].map((name) => ({
    name,
    field: name.toLowerCase(),
    read: 'text',
  })),
});
const GOOD = 'ID|NAME|SINCE\n1|ก|1/1/2569\n2|ข|2/1/2569\n';

function zipOf(members: Readonly<Record<string, string>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, text] of Object.entries(members)) zip.addBuffer(Buffer.from(text), name);
  zip.end();
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    zip.outputStream.on('data', (part: Buffer) => parts.push(part));
    zip.outputStream.on('end', () => resolve(Buffer.concat(parts)));
    zip.outputStream.on('error', reject);
  });
}

function zipContract(id: string, member: string): SourceContract {
  return smallContract({
    id,
    columns: COLUMNS,
    file: { format: 'zip', member, pattern: '^F43_(?<asOf>\\d{8})(_\\d+)?\\.zip$', asOfEra: 'common' },
  });
}

/** What became of a file put beside a good one: the code, and that the good one was taken in. */
async function refusalOf(content: string | Buffer, contract = THINGS, contracts = [THINGS, OTHERS]) {
  await small.put('things_25690101.txt', content);
  await small.put('things_25690102.txt', GOOD);
  const intake = await small.run(contracts);
  const version = versionOf(intake, contract.id);
  expect(version.notes).toMatchObject({ rowsIn: 2, rowsAccepted: 2, rowsRejected: 0 });
  return intake.refused;
}

describe('a file that cannot be read is named with its reason and stops no other', () => {
  it('is empty', async () => {
    expect(await refusalOf('')).toMatchObject([
      { source: 'things', file: 'things_25690101.txt', problem: { code: 'FILE_EMPTY' } },
    ]);
  });

  it('has a header and nothing else', async () => {
    expect(await refusalOf('ID|NAME|SINCE\r\n\r\n')).toMatchObject([{ problem: { code: 'FILE_EMPTY' } }]);
  });

  it('is in windows-874 where UTF-8 was agreed', async () => {
    const text = `ID|NAME|SINCE\n1|a|\n2|b|\n${'3|กขค|1/1/2569\n'.repeat(50)}`;
    const [found] = await refusalOf(windows874Bytes(text));
    expect(found?.problem).toMatchObject({
      code: 'FILE_ENCODING',
      params: { line: 4, found: 'windows-874', declared: 'utf-8' },
    });
  });

  it('is in UTF-8 where windows-874 was agreed', async () => {
    const contract = smallContract({ id: 'things', columns: COLUMNS, file: { encoding: 'windows-874' } });
    await small.put('things_25690101.txt', GOOD);
    const intake = await small.run([contract]);
    expect(intake.built).toEqual([]);
    expect(intake.refused).toMatchObject([
      { problem: { code: 'FILE_ENCODING', params: { line: 2, found: 'utf-8', declared: 'windows-874' } } },
    ]);
  });

  it('is in UTF-16', async () => {
    const [found] = await refusalOf(Buffer.from(`\ufeff${GOOD}`, 'utf16le'));
    expect(found?.problem).toMatchObject({ code: 'FILE_ENCODING', params: { found: 'UTF-16' } });
  });

  it('lacks a column', async () => {
    const [found] = await refusalOf('ID|NAME|SINZE\n1|ก|1/1/2569\n');
    expect(found?.problem).toMatchObject({
      code: 'FILE_COLUMNS_MISSING',
      params: { missing: 'SINCE', found: 'ID, NAME, SINZE' },
    });
  });

  it('has no header, and then no value of its first row is told', async () => {
    const [found] = await refusalOf('1|สมชาย|1/1/2569\n2|สมศรี|1/1/2569\n');
    expect(found?.problem.code).toBe('FILE_COLUMNS_MISSING');
    if (found) expect(sentenceOf(found.problem, 'th')).not.toContain('สมชาย');
  });

  it('belongs to another contract', async () => {
    const [found] = await refusalOf('CID|AMOUNT|STATUS|PLACE\n1|2|3|4\n');
    expect(found?.problem).toMatchObject({
      code: 'FILE_OF_ANOTHER',
      params: { source: 'things', fits: 'others', matched: 4, columns: 4 },
    });
  });

  it('carries a date in its name that no calendar has', async () => {
    await small.put('things_25690231.txt', GOOD);
    await small.put('things_25690102.txt', GOOD);
    const intake = await small.run([THINGS]);
    expect(intake.refused).toMatchObject([
      { file: 'things_25690231.txt', problem: { code: 'FILE_NAME_DATE' } },
    ]);
  });

  it('has a line without end, which is not held in memory', async () => {
    const path = joinPath(small.inputDir, 'things_25690101.txt');
    const stream = createWriteStream(path);
    stream.write('ID|NAME|SINCE\n1|ก|1/1/2569\n2|');
    const portion = Buffer.alloc(1_048_576, 'x');
    const before = process.memoryUsage().arrayBuffers;
    for (let megabyte = 0; megabyte < 200; megabyte++) {
      if (!stream.write(portion)) await once(stream, 'drain');
    }
    stream.end('\n3|ข|\n');
    await finished(stream);
    await small.put('things_25690102.txt', GOOD);
    const intake = await small.run([THINGS]);
    expect(intake.refused).toMatchObject([
      { problem: { code: 'LINE_TOO_LONG', params: { line: 3, megabytes: 200 } } },
    ]);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64 * 1_048_576);
    expect(versionOf(intake, 'things').notes).toMatchObject({ rowsIn: 2 });
  });
});

describe('a row of bytes is rejected alone', () => {
  it('where a few letters are broken in a file that is else well', async () => {
    const bytes = Buffer.concat([
      Buffer.from(GOOD),
      Buffer.from('3|'),
      Buffer.from([0xa1, 0xff]),
      Buffer.from('|1/1/2569\n'),
    ]);
    await small.put('things_25690101.txt', bytes);
    const version = versionOf(await small.run([THINGS]), 'things');
    expect(await rowsOf(small.lake, version, 'rejected')).toMatchObject([
      { file_no: 1, row_no: 3, code: 'TEXT_ENCODING' },
    ]);
    expect(version.notes).toMatchObject({
      rowsIn: 3,
      rowsAccepted: 2,
      rowsRejected: 1,
      byCode: { TEXT_ENCODING: 1 },
    });
  });

  it('where its line is megabytes long but the file is a table', async () => {
    await small.put('things_25690101.txt', `ID|NAME|SINCE\n1|${'ก'.repeat(1_500_000)}|\n2|ข|1/1/2569`);
    const version = versionOf(await small.run([THINGS]), 'things');
    expect(await rowsOf(small.lake, version, 'rejected')).toMatchObject([
      { row_no: 1, code: 'ROW_TOO_LONG' },
    ]);
    expect(await rowsOf(small.lake, version, 'accepted')).toMatchObject([{ row_no: 2, thing_name: 'ข' }]);
  });
});

describe('the same file twice', () => {
  it('is counted once, and the newest stands', async () => {
    await small.put('things_25690101.txt', GOOD);
    await small.put('things_25690201.txt', GOOD);
    const intake = await small.run([THINGS]);
    expect(intake.ignored).toMatchObject([
      {
        file: 'things_25690101.txt',
        problem: { code: 'FILE_REPEATED', params: { first: 'things_25690201.txt' } },
      },
    ]);
    expect(versionOf(intake, 'things').notes).toMatchObject({ rowsIn: 2 });
  });
});

describe('a zip', () => {
  const contracts = [zipContract('things', 'THING.txt'), zipContract('more', 'MORE.txt')];
  const members = { 'F43/THING.txt': GOOD, 'F43/more.TXT': 'ID|NAME|SINCE\n' };

  it('serves several contracts, and a member may have no rows', async () => {
    await small.put('F43_20260101.zip', await zipOf(members));
    const intake = await small.run(contracts);
    expect(intake.refused).toEqual([]);
    expect(versionOf(intake, 'things').notes).toMatchObject({ rowsIn: 2 });
    expect(versionOf(intake, 'more').notes).toMatchObject({ rowsIn: 0 });
  });

  it('that was cut off is refused, and the other files of its sources stand', async () => {
    const whole = await zipOf(members);
    await small.put('F43_20260101.zip', whole.subarray(0, whole.length - 40));
    await small.put('F43_20260102.zip', whole);
    const intake = await small.run(contracts);
    expect(intake.refused.map(({ source, problem }) => [source, problem.code])).toEqual([
      ['things', 'ZIP_DAMAGED'],
      ['more', 'ZIP_DAMAGED'],
    ]);
    expect(versionOf(intake, 'things').notes).toMatchObject({ rowsIn: 2 });
  });

  it('whose bytes were changed on the way is refused', async () => {
    const zip = new ZipFile();
    zip.addBuffer(Buffer.from(GOOD), 'THING.txt', { compress: false });
    zip.end();
    const parts: Buffer[] = [];
    for await (const part of zip.outputStream) parts.push(Buffer.from(part));
    const bytes = Buffer.concat(parts);
    bytes[bytes.indexOf('1/1/2569')] = 0x39;
    await small.put('F43_20260101.zip', bytes);
    const intake = await small.run([contracts[0] ?? THINGS]);
    expect(intake.built).toEqual([]);
    expect(intake.refused).toMatchObject([{ problem: { code: 'ZIP_DAMAGED' } }]);
  });

  it('without the member is refused for the contract that needs it', async () => {
    await small.put('F43_20260101.zip', await zipOf({ 'THING.txt': GOOD }));
    const intake = await small.run(contracts);
    expect(intake.refused).toMatchObject([{ source: 'more', problem: { code: 'ZIP_MEMBER_MISSING' } }]);
    expect(intake.built.map(({ source }) => source)).toEqual(['things']);
  });

  it('keeps telling what it could not read when nothing changed', async () => {
    await small.put('F43_20260101.zip', await zipOf({ 'THING.txt': 'ID\n1\n' }));
    await small.put('F43_20260102.zip', await zipOf({ 'THING.txt': GOOD }));
    const first = await small.run([contracts[0] ?? THINGS]);
    const second = await small.run([contracts[0] ?? THINGS]);
    expect(second.built[0]?.version.made).toBe(false);
    expect(second.refused).toEqual(first.refused);
    expect(second.refused).toMatchObject([
      {
        file: 'F43_20260101.zip',
        problem: { code: 'FILE_COLUMNS_MISSING', params: { file: 'F43_20260101.zip' } },
      },
    ]);
  });
});

describe('a workbook', () => {
  const contract = smallContract({
    id: 'things',
    columns: COLUMNS,
    file: { format: 'xlsx', pattern: '^things_(?<asOf>\\d{8})\\.xlsx$' },
  });

  it('that is none is refused', async () => {
    await small.put('things_25690101.xlsx', 'this is no workbook');
    const intake = await small.run([contract]);
    expect(intake.refused).toMatchObject([{ problem: { code: 'XLSX_DAMAGED' } }]);
    expect(intake.built).toEqual([]);
  });
});

describe('an input folder', () => {
  it('that is not there, or in which nothing is known, is a problem of its own', async () => {
    await small.put('readme.txt', 'x');
    await expect(small.run([THINGS])).rejects.toMatchObject({ code: 'INPUT_MISSING' });
    await rm(small.inputDir, { recursive: true });
    await expect(small.run([THINGS])).rejects.toMatchObject({ code: 'INPUT_MISSING' });
  });

  it('lists files that no contract knows', async () => {
    await small.put('things_25690101.txt', GOOD);
    await small.put('notes.docx', 'x');
    expect((await small.run([THINGS])).unrecognised).toEqual(['notes.docx']);
  });

  it('with a file that grows while it is read leaves that source for the next run', async () => {
    const path = joinPath(small.inputDir, 'things_25690101.txt');
    await writeFile(path, GOOD);
    await small.put('others_25690101.txt', 'CID|AMOUNT|STATUS|PLACE\n1|2|3|4\n');
    const intake = await small.run([THINGS, OTHERS], {
      onBegin: () => appendFileSync(path, '3|ค|1/1/2569\n'),
    });
    expect(intake.refused).toMatchObject([{ source: 'things', problem: { code: 'FILE_CHANGED' } }]);
    expect(intake.built.map(({ source }) => source)).toEqual(['others']);
  });
});
