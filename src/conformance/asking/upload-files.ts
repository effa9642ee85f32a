import { type FileDescription, type FileSet, type Row, writeFile } from '../../filesets/index.ts';
import type { ConformanceKit, UploadPlan } from '../cases/case-schema.ts';
import { wordsOfPatient } from './case-words.ts';
import { type Fill, fillText } from './fill-words.ts';

/** A file as it is sent. */
export type SentFile = Readonly<{ name: string; bytes: Buffer }>;

type Cells = Readonly<Record<string, string>>;
const MEGABYTE = 1_048_576;

/** What uploads are made from. */
export type UploadNeeds = Readonly<{ set: FileSet; kit: ConformanceKit; fill: Fill }>;

/** The files of an upload: those of the kit, and what the plan has otherwise. */
export function uploadFiles(plan: UploadPlan, needs: UploadNeeds): SentFile[] {
  const { set, fill } = needs;
  const rows = rowsOf(plan, needs);
  const wanted = set.files
    .slice(0, set.mostFiles)
    .filter(({ name }) => (plan.only ?? [name]).includes(name) && !plan.without.includes(name));
  const files = wanted.map((description) => ({
    name: nameOf(description.name, plan),
    bytes: bytesOf(description, rows.get(description.name) ?? [], plan),
  }));
  const more = plan.more.map(({ name, text }) => ({ name, bytes: Buffer.from(fillText(text, fill)) }));
  return [...files, ...more];
}

function rowsOf(plan: UploadPlan, { kit, fill }: UploadNeeds): ReadonlyMap<string, Cells[]> {
  const rows = new Map<string, Cells[]>();
  const add = (of: ConformanceKit['visit'], patient: number) => {
    const own = wordsOfPatient(fill, patient);
    for (const [file, lines] of Object.entries(of)) {
      const changed = lines.map((line) => filled({ ...line, ...plan.set[file] }, own));
      rows.set(file, [...(rows.get(file) ?? []), ...changed]);
    }
  };
  for (let at = 0; at < plan.visits; at++) add(kit.visit, plan.from + at);
  for (let at = 0; at < plan.stays; at++) add(kit.stay, plan.from + plan.visits + at);
  for (const file of plan.again) {
    const [first] = rows.get(file) ?? [];
    if (first) rows.get(file)?.push(first);
  }
  return rows;
}

function filled(cells: Cells, fill: Fill): Cells {
  return Object.fromEntries(Object.entries(cells).map(([name, value]) => [name, fillText(value, fill)]));
}

function nameOf(file: string, { form, names }: UploadPlan): string {
  if (names === 'shouted') return `${file}.${form.toUpperCase()}`;
  return names === 'lower' ? `${file.toLowerCase()}.${form}` : `${file}.${form}`;
}

function bytesOf(description: FileDescription, cells: readonly Cells[], plan: UploadPlan): Buffer {
  const other = plan.replace[description.name];
  if (other?.megabytes !== undefined) return Buffer.alloc(other.megabytes * MEGABYTE, 'x|');
  if (other?.text !== undefined) return Buffer.from(other.text);
  const written = writeIt(description, cells, plan);
  if (other?.broken) return written.fill(0xff, 8, 12);
  if (!other?.mixed) return written;
  return Buffer.concat([
    written,
    writeIt(description, cells, { ...plan, header: false, encoding: 'windows-874' }),
  ]);
}

function writeIt(description: FileDescription, cells: readonly Cells[], plan: UploadPlan): Buffer {
  const { form, header, encoding, bom, lineEnd, reversed } = plan;
  const renamed = plan.rename[description.name] ?? {};
  const dropped = plan.drop[description.name] ?? [];
  const given = Object.keys(plan.set[description.name] ?? {});
  // Programs write the hospital into INS for one payer only.
  const kept = description.columns.filter(
    ({ name, optional }) => !dropped.includes(name) && (!optional || given.includes(name)),
  );
  const ordered = reversed ? kept.toReversed() : kept;
  const columns = ordered.map((column, at) => ({ ...column, name: renamed[column.name] ?? column.name, at }));
  const rows: Row[] = cells.map((one) => ordered.map(({ name }) => one[name] ?? ''));
  const lines = lineEnd === 'lf' ? '\n' : '\r\n';
  return writeFile({ ...description, columns }, rows, { form, header, encoding, bom, lineEnd: lines });
}
