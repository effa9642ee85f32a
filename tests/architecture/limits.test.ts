import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const MOST_LINES = 250;
const MOST_FILES = 12;
const MOST_LEVELS_BELOW_SRC = 4;
const BANNED_NAMES = /^(utils?|helpers?|common|lib|misc|types)(\.tsx?)?$/;

const entries = ['src', 'country'].flatMap((root) =>
  readdirSync(root, { recursive: true, withFileTypes: true }),
);
const files = entries
  .filter((entry) => entry.isFile())
  .map((entry) => ({ name: entry.name, folder: entry.parentPath, path: join(entry.parentPath, entry.name) }));
const code = files.filter((file) => /\.tsx?$/.test(file.name) && !/\.test\.tsx?$/.test(file.name));

describe('limits of the style guide', () => {
  it(`keep every file at ${MOST_LINES} lines or fewer`, () => {
    const long = code
      .map((file) => [file.path, readFileSync(file.path, 'utf8').split('\n').length - 1] as const)
      .filter(([, lines]) => lines > MOST_LINES);
    expect(long).toEqual([]);
  });

  it(`keep every folder at ${MOST_FILES} files of code or fewer`, () => {
    const crowded = [...Map.groupBy(code, (file) => file.folder)]
      .map(([folder, members]) => [folder, members.length] as const)
      .filter(([, count]) => count > MOST_FILES);
    expect(crowded).toEqual([]);
  });

  it(`keep folders within ${MOST_LEVELS_BELOW_SRC} levels below src`, () => {
    const deep = code.filter(
      (file) => file.folder.startsWith('src') && file.folder.split('/').length - 1 > MOST_LEVELS_BELOW_SRC,
    );
    expect(deep.map((file) => file.path)).toEqual([]);
  });

  it('name files in kebab-case, and no folder or file after nothing', () => {
    const badly = code.filter(
      (file) =>
        !/^[a-z0-9]+(-[a-z0-9]+)*(\.test)?\.tsx?$/.test(file.name) ||
        BANNED_NAMES.test(file.name) ||
        file.folder.split('/').some((part) => BANNED_NAMES.test(part)),
    );
    expect(badly.map((file) => file.path)).toEqual([]);
  });
});
