/** A file inside an archive. */
export type ZippedFile = Readonly<{ name: string; text: string }>;

type Entry = Readonly<{ name: Uint8Array; body: Uint8Array; sum: number; at: number }>;

const LOCAL_HEAD = 30;
const CENTRAL_HEAD = 46;
const END_HEAD = 22;
/** The first day an archive can name; a file without a clock in it is the same each time it is made. */
const FIRST_DAY = 0x21;
const NAMES_ARE_UTF8 = 0x0800;
const VERSION = 20;

/** Packs texts into one archive, as they are: tables of areas are small, and packing them tighter would need a library. */
export function zip(files: readonly ZippedFile[]): Blob {
  const encoder = new TextEncoder();
  const entries: Entry[] = [];
  let at = 0;
  for (const file of files) {
    const name = encoder.encode(file.name);
    const body = encoder.encode(file.text);
    entries.push({ name, body, sum: checksum(body), at });
    at += LOCAL_HEAD + name.length + body.length;
  }
  const heads = entries.map(centralHead);
  const size = heads.reduce((sum, head) => sum + head.length, 0);
  const parts = [...entries.flatMap(({ body, ...entry }) => [localHead({ body, ...entry }), body]), ...heads];
  return new Blob([...parts, endOf(entries.length, size, at)].map((part) => new Uint8Array(part)));
}

/** What both kinds of head say of a file, from its version to the length of its name. */
function writeCommon(view: DataView, from: number, { name, body, sum }: Entry): void {
  view.setUint16(from, VERSION, true);
  view.setUint16(from + 2, NAMES_ARE_UTF8, true);
  view.setUint16(from + 8, FIRST_DAY, true);
  view.setUint32(from + 10, sum, true);
  view.setUint32(from + 14, body.length, true);
  view.setUint32(from + 18, body.length, true);
  view.setUint16(from + 22, name.length, true);
}

function localHead(entry: Entry): Uint8Array {
  const head = new Uint8Array(LOCAL_HEAD + entry.name.length);
  const view = new DataView(head.buffer);
  view.setUint32(0, 0x04034b50, true);
  writeCommon(view, 4, entry);
  head.set(entry.name, LOCAL_HEAD);
  return head;
}

function centralHead(entry: Entry): Uint8Array {
  const head = new Uint8Array(CENTRAL_HEAD + entry.name.length);
  const view = new DataView(head.buffer);
  view.setUint32(0, 0x02014b50, true);
  view.setUint16(4, VERSION, true);
  writeCommon(view, 6, entry);
  view.setUint32(42, entry.at, true);
  head.set(entry.name, CENTRAL_HEAD);
  return head;
}

function endOf(files: number, size: number, at: number): Uint8Array {
  const end = new Uint8Array(END_HEAD);
  const view = new DataView(end.buffer);
  view.setUint32(0, 0x06054b50, true);
  view.setUint16(8, files, true);
  view.setUint16(10, files, true);
  view.setUint32(12, size, true);
  view.setUint32(16, at, true);
  return end;
}

const POLYNOMIAL = 0xedb88320;

/** CRC-32, which archives carry for every file. */
function checksum(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ POLYNOMIAL : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}
