import type { Language } from '../../../../base/model/index.ts';
import { dayOf } from '../../../../base/model/index.ts';
import {
  checkFiles,
  doorAnswer,
  type FileFault,
  faultsCsv,
  matchFiles,
  writeMended,
} from '../../../../filesets/index.ts';
import { noteRefusedFiles, type SentFile, submitFiles } from '../../submit/index.ts';
import { groupFaults } from './fault-groups.ts';
import type { HospitalAsker, HospitalDesk } from './hospital-desk.ts';
import { packZip } from './pack-zip.ts';

/** Files that somebody of a hospital chose in the browser. */
export type ChosenFiles = HospitalAsker & Readonly<{ files: readonly SentFile[] }>;

/** By which the page's uploads are told from those of programs. */
const API = 'page';

/** Reads and checks files for all that a payer may send them back for; nothing of them is kept. */
export function checkChosen(desk: HospitalDesk, { hospital, files }: ChosenFiles) {
  const { matched, faults, lineOf } = checked(desk, { hospital, files });
  const door = [
    ...matched.faults,
    ...checkFiles(desk.set, matched.files, { level: 'door', hospital }),
  ].filter(({ level }) => level === 'error');
  const errors = faults.filter(({ level }) => level === 'error').length;
  const mendable = matched.files.reduce((sum, file) => sum + writeMended(file, faults).mended, 0);
  return {
    files: matched.files.map(({ description, rows, form, encoding }) => ({
      name: description.name,
      title: description.title,
      rows: rows.length,
      form,
      encoding,
    })),
    claims: door.length === 0 ? desk.readClaims(hospital, matched.files).length : 0,
    errors,
    warnings: faults.length - errors,
    groups: groupFaults(faults, { set: desk.set, words: desk.words, lineOf }),
    isTaken: door.length === 0 && files.length > 0,
    mendable,
  };
}

/** The same files with plain slips mended, and every fault as a table, in one archive. */
export async function mendChosen(
  desk: HospitalDesk,
  { hospital, files, language }: Omit<ChosenFiles, 'login'> & Readonly<{ language: Language }>,
): Promise<Buffer> {
  const { matched, faults } = checked(desk, { hospital, files });
  const csv = faultsCsv(faults, { matched, words: desk.words, language });
  const written = matched.files.flatMap((file) => {
    const { name, bytes } = writeMended(file, faults);
    return bytes ? [{ name, bytes }] : [];
  });
  return packZip([{ name: 'faults.csv', bytes: Buffer.from(csv) }, ...written]);
}

/** Sends files as programs do, through the same door: the same ones again have the same receipt. */
export async function sendChosen(desk: HospitalDesk, { hospital, login, files }: ChosenFiles) {
  const isDbf = files.length > 0 && files.every(({ name }) => /\.dbf$/i.test(name));
  const form = isDbf ? 'dbf' : 'txt';
  const sending = { api: API, form, header: 'detect', hospital, login, files } as const;
  const answer = await submitFiles(desk, sending);
  if (answer.taken) {
    const { receipt, repeated } = answer.receipt;
    return { receipt, repeated, claims: answer.claims, groups: [] };
  }
  const [first] = answer.faults;
  const message = (first && doorAnswer(first, desk.words, { api: 'v2' })?.message) ?? 'invalid file';
  await noteRefusedFiles(desk, sending, { message, faults: answer.faults });
  const groups = groupFaults(answer.faults, { set: desk.set, words: desk.words });
  return { receipt: null, repeated: false, claims: 0, groups };
}

function checked(
  { set, timeZone, now }: HospitalDesk,
  { hospital, files }: Readonly<{ hospital: string; files: readonly SentFile[] }>,
) {
  const gathered = files.map(({ name, bytes }) => ({ name, path: name, bytes }));
  const matched = matchFiles(set, gathered);
  const today = dayOf(now(), timeZone).replaceAll('-', '');
  const faults: FileFault[] = [
    ...matched.faults,
    ...checkFiles(set, matched.files, { level: 'all', hospital, today }),
  ];
  const byName = new Map(matched.files.map((file) => [file.description.name, file]));
  const lineOf = (file: string, row: number) => byName.get(file)?.lineOf(row) ?? row;
  return { matched, faults, lineOf };
}
