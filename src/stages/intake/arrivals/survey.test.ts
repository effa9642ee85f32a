import { mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { smallContract } from '../testing/small-intake.ts';
import { surveyInput } from './survey.ts';

let home: string;
let inputDir: string;
beforeEach(async () => {
  home = await mkdtemp(joinPath(tmpdir(), 'chipao-survey-'));
  inputDir = joinPath(home, 'input');
  await mkdir(inputDir);
});
afterEach(() => rm(home, { recursive: true, force: true }));

const columns = [{ name: 'ID', field: 'thing_id', read: 'text' }];
const contracts = [
  smallContract({ id: 'things', columns }),
  smallContract({
    id: 'common',
    columns,
    file: { pattern: '^common_(?<asOf>\\d{8})\\d{6}\\.txt$', asOfEra: 'common' },
  }),
];
const put = (name: string, content: string) => writeFile(joinPath(inputDir, name), content);
const survey = () => surveyInput({ inputDir, contracts, cacheFile: joinPath(home, 'state', 'facts.json') });

it('files are recognised by name, with the date their data stands for', async () => {
  await put('things_25690930.txt', 'ID\n1\n');
  await put('things_25681231_2.txt', 'ID\n2\n');
  await put('common_20260131120000.txt', 'ID\n3\n');
  await put('.hidden', 'x');
  const { deliveries, unrecognised } = await survey();
  const found = deliveries.map(({ contract, files }) => [
    contract.id,
    ...files.map(({ name, asOf }) => `${name} ${asOf}`),
  ]);
  expect(found).toEqual([
    ['things', 'things_25690930.txt 2026-09-30', 'things_25681231_2.txt 2025-12-31'],
    ['common', 'common_20260131120000.txt 2026-01-31'],
  ]);
  expect(unrecognised).toEqual([]);
});

it('a file is not read again until it changes', async () => {
  await put('things_25690930.txt', 'ID\n1\n');
  const first = await survey();
  const cached = joinPath(home, 'state', 'facts.json');
  const kept = await readFile(cached, 'utf8');
  await writeFile(cached, kept.replace(/"sha256":"[0-9a-f]+"/, '"sha256":"remembered"'));
  expect((await survey()).deliveries[0]?.files[0]?.facts.sha256).toBe('remembered');
  await put('things_25690930.txt', 'ID\n2\n');
  await utimes(joinPath(inputDir, 'things_25690930.txt'), new Date(), new Date());
  const changed = (await survey()).deliveries[0]?.files[0]?.facts.sha256;
  expect(changed).toMatch(/^[0-9a-f]{64}$/);
  expect(changed).not.toBe(first.deliveries[0]?.files[0]?.facts.sha256);
});

it('a damaged memory of files is made again', async () => {
  await put('things_25690930.txt', 'ID\n1\n');
  await mkdir(joinPath(home, 'state'));
  await writeFile(joinPath(home, 'state', 'facts.json'), '{"version":');
  expect((await survey()).deliveries).toHaveLength(1);
});
