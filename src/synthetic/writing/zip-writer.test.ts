import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openPromise } from 'yauzl';
import { contractSchema, type SourceContract } from '../../stages/intake/index.ts';
import { openZipWriter } from './index.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'writing-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const word = { th: 'ทดสอบ', en: 'test' };

function memberOf(id: string, member: string): { contract: SourceContract } {
  const contract = contractSchema.parse({
    id,
    title: word,
    agency: { id: 'tst', name: word },
    controller: word,
    processor: word,
    legalBasis: { law: word, ground: 'test', verified: false },
    classification: 'internal',
    freshness: { everyDays: 1, staleAfterDays: 2 },
    file: { pattern: '^F43$', format: 'zip', member, delimiter: '|' },
    row: word,
    identifies: 'none',
    columns: [
      { name: 'PID', field: 'local_id', read: 'text' },
      { name: 'NAME', field: 'name', read: 'text' },
    ],
  });
  return { contract };
}

async function writeZip(name: string): Promise<string> {
  const path = join(folder, name);
  const members = [
    memberOf('people', 'PERSON.txt'),
    memberOf('none', 'DEATH.txt'),
    memberOf('visits', 'SERVICE.txt'),
  ];
  const zip = openZipWriter({ path, members });
  expect(zip.write('people', { PID: '1', NAME: 'สมชาย' })).toBe(1);
  expect(zip.write('visits', { PID: '1' })).toBe(1);
  expect(zip.writeRaw('people', '2')).toBe(2);
  expect(zip.write('people', { PID: '3' })).toBe(3);
  await zip.close();
  return path;
}

it('packs every member with its header, in order, each with its own row numbers', async () => {
  const zip = await openPromise(await writeZip('F43.zip'));
  const found: string[][] = [];
  for await (const entry of zip.eachEntry())
    found.push([entry.fileName, await text(await zip.openReadStreamPromise(entry))]);
  expect(found).toEqual([
    ['PERSON.txt', 'PID|NAME\r\n1|สมชาย\r\n2\r\n3|\r\n'],
    ['DEATH.txt', 'PID|NAME\r\n'],
    ['SERVICE.txt', 'PID|NAME\r\n1|\r\n'],
  ]);
});

it('gives the same bytes for the same rows and leaves only the zip', async () => {
  const [first, second] = [await writeZip('a.zip'), await writeZip('b.zip')];
  expect(readFileSync(first)).toEqual(readFileSync(second));
  expect(readdirSync(folder).sort()).toEqual(['a.zip', 'b.zip']);
});

it('refuses a register that is no member', () => {
  const zip = openZipWriter({ path: join(folder, 'F43.zip'), members: [memberOf('people', 'PERSON.txt')] });
  expect(() => zip.write('farmer', {})).toThrow('not one of its members');
});
