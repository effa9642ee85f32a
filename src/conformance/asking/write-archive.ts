import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import iconv from 'iconv-lite';
import { ZipFile } from 'yazl';
import type { ArchivePlan, ConformanceKit } from '../cases/case-schema.ts';
import { type Fill, fillText } from './fill-words.ts';
import type { SentFile } from './upload-files.ts';

const MEGABYTE = 1_048_576;
const LINE = /\r?\n/g;

type ArchiveNeeds = Readonly<{ kit: ConformanceKit; fill: Fill }>;

/** An archive of bills as its plan has it. */
export async function writeArchive(plan: ArchivePlan, { kit, fill }: ArchiveNeeds): Promise<SentFile> {
  const name = fillText(plan.name, fill);
  if (plan.raw !== undefined) return { name, bytes: Buffer.from(plan.raw) };
  const zip = new ZipFile();
  if (plan.bills)
    for (const [file, text] of Object.entries(kit.bills))
      zip.addBuffer(billOf(fillText(text, fill), plan, fill), fillText(file, fill));
  for (const [file, text] of Object.entries(plan.files))
    zip.addBuffer(encode(fillText(text, fill)), fillText(file, fill));
  if (plan.bomb) zip.addBuffer(Buffer.alloc(plan.bomb.megabytes * MEGABYTE), fillText(plan.bomb.name, fill));
  zip.end();
  return { name, bytes: await buffer(zip.outputStream) };
}

/** A bill with the checksum of all before its end note, and then what is spoiled after that. */
function billOf(text: string, { replace, spoil }: ArchivePlan, fill: Fill): Buffer {
  const body = encode(replaced(text, replace, fill));
  const checksum = createHash('md5').update(body).digest('hex');
  const signed = `${iconv.decode(body, 'win874')}<?EndNote Checksum="${checksum}"?>\r\n`;
  return encode(replaced(signed, spoil, fill));
}

function replaced(text: string, by: Readonly<Record<string, string>>, fill: Fill): string {
  return Object.entries(by).reduce(
    (all, [from, to]) => all.replaceAll(fillText(from, fill), fillText(to, fill)),
    text,
  );
}

function encode(text: string): Buffer {
  return iconv.encode(text.replaceAll(LINE, '\r\n'), 'win874');
}
