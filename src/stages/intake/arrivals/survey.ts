import { readdir } from 'node:fs/promises';
import { join as joinPath } from 'node:path';
import { type Problem, problem } from '../../../base/errors/index.ts';
import { type IsoDate, parseBuddhistDigits, parseIsoDate } from '../../../base/model/index.ts';
import type { SourceContract } from '../contract.ts';
import { type FactsCache, openFactsCache } from './facts-cache.ts';
import type { FileFacts } from './file-facts.ts';

/** One file as it lies in the input folder, and the date its data stands for. */
export type DeliveredFile = Readonly<{ path: string; name: string; asOf: IsoDate; facts: FileFacts }>;

/** The files of one contract, the newest data first. */
export type Delivery = Readonly<{ contract: SourceContract; files: readonly DeliveredFile[] }>;

/** A file that is not read, and why. */
export type SetAside = Readonly<{ source: string; file: string; problem: Problem }>;

/** What lies in an input folder. */
export type Survey = Readonly<{
  deliveries: readonly Delivery[];
  /** Files whose names no contract knows. */
  unrecognised: readonly string[];
  /** Files whose content came under another name too; they are not counted twice. */
  ignored: readonly SetAside[];
  refused: readonly SetAside[];
}>;

export type SurveyOrder = Readonly<{
  inputDir: string;
  contracts: readonly SourceContract[];
  /** Where facts about files are remembered from run to run; without it every file is read. */
  cacheFile?: string;
}>;

/** Recognises the files of a folder by the contracts' patterns; a zip can serve several contracts. */
export async function surveyInput({ inputDir, contracts, cacheFile }: SurveyOrder): Promise<Survey> {
  const { names, strange } = await fileNames(inputDir);
  const cache = await openFactsCache(cacheFile);
  const patterns = contracts.map((contract) => ({
    contract,
    pattern: new RegExp(contract.file.pattern, 'u'),
  }));
  const known = new Set<string>();
  const findings: Finding[] = [];
  for (const { contract, pattern } of patterns) {
    const matching = names.filter((name) => pattern.test(name));
    for (const name of matching) known.add(name);
    if (matching.length > 0)
      findings.push(await lookAt({ contract, pattern, names: matching, strange, inputDir, cache }));
  }
  if (findings.length === 0) throw problem('INPUT_MISSING', { path: inputDir });
  await cache.save();
  return {
    deliveries: findings.map(({ delivery }) => delivery).filter(({ files }) => files.length > 0),
    unrecognised: names.filter((name) => !known.has(name)).map(visible),
    ignored: onceAFile(findings.flatMap(({ ignored }) => ignored)),
    refused: onceAFile(findings.flatMap(({ refused }) => refused)),
  };
}

type Finding = Readonly<{ delivery: Delivery; ignored: readonly SetAside[]; refused: readonly SetAside[] }>;
type Look = Readonly<{
  contract: SourceContract;
  pattern: RegExp;
  names: readonly string[];
  strange: ReadonlySet<string>;
  inputDir: string;
  cache: FactsCache;
}>;

/** Names of all that lies there; strange are links, which could lead to any file of this machine, and pipes, which never end. */
async function fileNames(inputDir: string): Promise<{ names: string[]; strange: ReadonlySet<string> }> {
  try {
    const entries = (await readdir(inputDir, { withFileTypes: true })).filter(
      (entry) => !entry.isDirectory() && !entry.name.startsWith('.'),
    );
    const strange = entries.filter((entry) => !entry.isFile()).map(({ name }) => name);
    return { names: entries.map(({ name }) => name).sort(), strange: new Set(strange) };
  } catch (cause) {
    throw problem('INPUT_MISSING', { path: inputDir }, cause);
  }
}

/** Letters that nobody sees, or that turn what follows, written as their numbers: a name must not look like another one. */
function visible(name: string): string {
  return name.replaceAll(/\p{C}/gu, (letter) => `\\u{${letter.codePointAt(0)?.toString(16)}}`);
}

async function lookAt({ contract, pattern, names, strange, inputDir, cache }: Look): Promise<Finding> {
  const files: DeliveredFile[] = [];
  const refused: SetAside[] = [];
  for (const name of names) {
    if (strange.has(name)) {
      const about = { file: name, source: contract.id };
      refused.push({ source: contract.id, file: name, problem: problem('FILE_NOT_PLAIN', about) });
      continue;
    }
    const found = pattern.exec(name)?.groups?.['asOf'] ?? '';
    const asOf = dateInName(found, contract.file.asOfEra);
    if (asOf === undefined) {
      refused.push({
        source: contract.id,
        file: name,
        problem: problem('FILE_NAME_DATE', { file: name, found }),
      });
      continue;
    }
    const path = joinPath(inputDir, name);
    const facts = await cache.factsOf(path, contract.file.format === 'delimited' ? 'text' : 'binary');
    files.push({ path, name, asOf, facts });
  }
  files.sort((left, right) => (left.asOf === right.asOf ? 0 : left.asOf < right.asOf ? 1 : -1));
  const { first, repeated } = withoutRepeats(files);
  const ignored = repeated.map(({ file, of }) => ({
    source: contract.id,
    file: file.name,
    problem: problem('FILE_REPEATED', { file: file.name, first: of.name }),
  }));
  return { delivery: { contract, files: first }, ignored, refused };
}

/** Eight digits; the year may be of the Buddhist era, as the contract says. */
function dateInName(digits: string, era: 'buddhist' | 'common'): IsoDate | undefined {
  if (era === 'buddhist') return parseBuddhistDigits(digits);
  return parseIsoDate(digits.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3'));
}

/** A zip that serves several contracts is named once. */
function onceAFile(list: readonly SetAside[]): SetAside[] {
  return [...new Map(list.map((entry) => [entry.file, entry])).values()];
}

type Repeat = Readonly<{ file: DeliveredFile; of: DeliveredFile }>;

function withoutRepeats(files: readonly DeliveredFile[]): { first: DeliveredFile[]; repeated: Repeat[] } {
  const byContent = new Map<string, DeliveredFile>();
  const repeated: Repeat[] = [];
  for (const file of files) {
    const of = byContent.get(file.facts.sha256);
    if (of) repeated.push({ file, of });
    else byContent.set(file.facts.sha256, file);
  }
  return { first: [...byContent.values()], repeated };
}
