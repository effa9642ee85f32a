import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { problem } from '../../../base/errors/index.ts';

/** An upload that was found: the files of one folder, or a zip. */
export type FoundUpload = Readonly<{
  /** How it is called to people: its path as they wrote it. */
  path: string;
  /** What is opened: the files of the folder, or the zip. */
  files: readonly string[];
  /** Where its journal lies: beside it. */
  beside: string;
  /** The hospital that its folder is named after, where that is another than who sends. */
  otherHospital?: string;
}>;

const FILE = /\.(txt|dbf)$/i;
const ARCHIVE = /\.zip$/i;
const HOSPITAL = /^\d{5}$/;
const DEEPEST = 4;

/** Finds uploads in folders, folders of folders and zips. Throws PUSH_NOTHING_FOUND. */
export async function findUploads(paths: readonly string[], hospital: string): Promise<FoundUpload[]> {
  const found = new Map<string, FoundUpload>();
  for (const path of paths) {
    const facts = await stat(path).catch((cause: unknown) => {
      throw problem('PUSH_NOTHING_FOUND', { path }, cause);
    });
    const here = facts.isDirectory() ? await uploadsBelow(path, DEEPEST) : zipOf(path);
    if (here.length === 0) throw problem('PUSH_NOTHING_FOUND', { path });
    for (const upload of here) {
      const otherHospital = otherHospitalOf(path, upload.path, hospital);
      found.set(resolve(upload.path), { ...upload, ...(otherHospital && { otherHospital }) });
    }
  }
  return [...found.values()];
}

function zipOf(path: string): FoundUpload[] {
  return ARCHIVE.test(path) ? [{ path, files: [path], beside: dirname(resolve(path)) }] : [];
}

async function uploadsBelow(folder: string, deeper: number): Promise<FoundUpload[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  entries.sort((one, other) => (one.name < other.name ? -1 : 1));
  const files = entries.filter((one) => one.isFile() && FILE.test(one.name));
  const uploads: FoundUpload[] = [];
  if (files.length > 0) {
    const paths = files.map(({ name }) => join(folder, name));
    uploads.push({ path: folder, files: paths, beside: dirname(resolve(folder)) });
  }
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isFile()) uploads.push(...zipOf(path));
    if (entry.isDirectory() && deeper > 0) uploads.push(...(await uploadsBelow(path, deeper - 1)));
  }
  return uploads;
}

/** Folders are often named after hospitals; what lies in one of another must not be sent as our own. */
function otherHospitalOf(given: string, path: string, hospital: string): string | undefined {
  const parts = [basename(resolve(given)), ...relative(given, path).split(sep)];
  const named = parts.map((part) => part.replace(ARCHIVE, '')).findLast((part) => HOSPITAL.test(part));
  return named === hospital ? undefined : named;
}
