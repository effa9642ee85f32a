import { readdir, readFile } from 'node:fs/promises';
import { createRequire, stripTypeScriptTypes } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The program of the process that reads: JavaScript by address, where it begins, and what starting it takes. */
export type ReaderProgram = Readonly<{
  program: Readonly<Record<string, string>>;
  /** Where packages that it imports begin, by name. */
  addresses: Readonly<Record<string, string>>;
  entry: string;
  /** The file that starts it. */
  start: string;
  /** Folders of packages that it may read. */
  packages: readonly string[];
}>;

const FOLDERS = ['../text/', '../records/', '../formats/', '../formats/workbook/', './'];
/** What opens zips, and what that needs in turn. */
const UNZIPPER = 'yauzl';
const PACKAGES = [UNZIPPER, 'pend'];

/** Gathers the program, once for all processes of a run. */
export async function gatherProgram(): Promise<ReaderProgram> {
  const sources: [string, string][] = [];
  for (const folder of FOLDERS.map((path) => new URL(path, import.meta.url))) {
    for (const name of await readdir(folder)) {
      if (!name.endsWith('.ts') || name.endsWith('.test.ts')) continue;
      const url = new URL(name, folder);
      sources.push([url.href, await readFile(url, 'utf8')]);
    }
  }
  const { resolve } = createRequire(import.meta.url);
  return {
    program: withoutTypes(sources),
    addresses: { [UNZIPPER]: pathToFileURL(resolve(UNZIPPER)).href },
    entry: new URL('./read-files.ts', import.meta.url).href,
    start: fileURLToPath(new URL('./start-reader.mjs', import.meta.url)),
    packages: PACKAGES.map((name) => `${dirname(resolve(`${name}/package.json`))}/`),
  };
}

/** Node does this whenever it loads us, and warns only when it is asked to; the person at the keyboard can do nothing about it. */
function withoutTypes(sources: readonly [string, string][]): Record<string, string> {
  const { emitWarning } = process;
  process.emitWarning = () => undefined;
  try {
    return Object.fromEntries(sources.map(([url, text]) => [url, stripTypeScriptTypes(text)]));
  } finally {
    process.emitWarning = emitWarning;
  }
}
