import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { loadThailand } from './index.ts';
import { openParsedTexts } from './parsed-texts.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chipao-parsed-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = () => join(folder, 'new', 'parsed.json');

it('a text is parsed once, whichever start asks, and again when it changes', () => {
  const parse = vi.fn(() => ({ a: 1 }));
  const first = openParsedTexts(file());
  expect([first.of('a: 1', parse), first.of('a: 1', parse)]).toEqual([{ a: 1 }, { a: 1 }]);
  first.save();
  expect(openParsedTexts(file()).of('a: 1', parse)).toEqual({ a: 1 });
  expect(parse).toHaveBeenCalledTimes(1);
  openParsedTexts(file()).of('a: 2', parse);
  expect(parse).toHaveBeenCalledTimes(2);
});

it('what cannot be read or written is parsed again', () => {
  const blocked = join(folder, 'file');
  writeFileSync(blocked, '{"version":');
  expect(openParsedTexts(blocked).of('a', () => 1)).toBe(1);
  const texts = openParsedTexts(join(blocked, 'parsed.json'));
  expect(texts.of('a', () => 1)).toBe(1);
  expect(() => texts.save()).not.toThrow();
});

it('content is the same from the memory as from the files', () => {
  const fresh = loadThailand();
  loadThailand({ keepParsedIn: file() }).poverty();
  const kept = loadThailand({ keepParsedIn: file() });
  for (const part of [
    'contracts',
    'codeLists',
    'linkage',
    'facts',
    'programmes',
    'gaps',
    'measures',
  ] as const)
    expect(kept[part]).toEqual(fresh[part]);
  const [{ target, ...poverty }, from] = [kept.poverty(), fresh.poverty()];
  expect(Object.keys(poverty)).toEqual(Object.keys(from).filter((name) => name !== 'target'));
  expect(target.indicators.map(({ id }) => id)).toEqual(from.target.indicators.map(({ id }) => id));
  expect(Object.keys(JSON.parse(readFileSync(file(), 'utf8')).texts).length).toBeGreaterThan(50);
});
