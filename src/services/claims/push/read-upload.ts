import { createHash } from 'node:crypto';
import { Problem, problem, sentenceOf } from '../../../base/errors/index.ts';
import type { Text } from '../../../base/model/index.ts';
import {
  checkArrivals,
  checkFiles,
  type FaultWords,
  type FileForm,
  type FileSet,
  faultText,
  type GatheredFile,
  gatherFiles,
  type MatchedFiles,
  matchFiles,
} from '../../../filesets/index.ts';
import type { FoundUpload } from './find-uploads.ts';

/** An upload that may be sent. */
export type ReadyUpload = Readonly<{
  api: 'v1' | 'v2';
  form: FileForm;
  files: readonly GatheredFile[];
  /** Names and contents of all files as one hash, whatever their order. */
  hash: string;
}>;

/** An upload that the hub would refuse: how many faults, and the first of them. */
export type FaultyUpload = Readonly<{ faults: number; said: Text }>;

/** What uploads are checked by. */
export type UploadRules = Readonly<{
  set: FileSet;
  words: FaultWords;
  hospital: string;
  /** The first day that is in the future no more, as files write it. */
  today: string;
  mostBytes: number;
}>;

const A_MEGABYTE = 1024 * 1024;

/** Opens an upload and checks it as the hub does at its door. */
export async function readUpload(
  { files: paths }: FoundUpload,
  rules: UploadRules,
): Promise<ReadyUpload | FaultyUpload> {
  try {
    const files = await gatherFiles(paths);
    if (files.reduce((sum, { bytes }) => sum + bytes.length, 0) > rules.mostBytes)
      throw problem('HUB_UPLOAD_TOO_LARGE', { megabytes: Math.floor(rules.mostBytes / A_MEGABYTE) });
    return check(files, rules);
  } catch (thrown) {
    if (!(thrown instanceof Problem)) throw thrown;
    return { faults: 1, said: { th: sentenceOf(thrown, 'th'), en: sentenceOf(thrown, 'en') } };
  }
}

function check(files: readonly GatheredFile[], rules: UploadRules): ReadyUpload | FaultyUpload {
  const { set, hospital, today } = rules;
  const form = files.every(({ name }) => name.toLowerCase().endsWith('.dbf')) ? 'dbf' : 'txt';
  const names = files.map(({ name }) => name);
  const matched: MatchedFiles = matchFiles(set, files);
  const faults = [
    ...checkArrivals(set, names, { form }),
    ...checkFiles(set, matched.files, { level: 'door', hospital, today }),
  ].filter(({ level }) => level === 'error');
  const [first] = faults;
  if (first) {
    const said = (language: 'th' | 'en') => {
      const { what, why } = faultText(first, { words: rules.words, set, language });
      return `${what}: ${why}`;
    };
    return { faults: faults.length, said: { th: said('th'), en: said('en') } };
  }
  // The second version of the hub wants a line of names in every file; the first takes files with and without.
  const api = matched.files.every(({ hasNames }) => hasNames) ? 'v2' : 'v1';
  return { api, form, files, hash: hashOf(files) };
}

function hashOf(files: readonly GatheredFile[]): string {
  const each = files.map(({ name, bytes }) => [name, createHash('sha256').update(bytes).digest('hex')]);
  each.sort(([one = ''], [other = '']) => (one < other ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(each)).digest('hex');
}
