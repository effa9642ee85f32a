import { isAscii, isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import type { FileRows } from '../../../../base/claim/index.ts';
import { decodeWindows874, encodeWindows874 } from './windows-874.ts';

/** Who wrote a file of bills, when, in which batch, and how many bills it says it holds. */
export type BillHeader = Readonly<{
  hospital: string;
  hospitalName: string;
  writtenAt: string;
  session: string;
  count: number;
}>;

/** One of the files that a batch of bills consists of: an envelope, and rows by section. */
export type BillFile = Readonly<{
  system: string;
  payPlan: string;
  version: string;
  header: BillHeader;
  sections: ReadonlyMap<string, FileRows>;
}>;

/** What keeps a file of bills from being read; row 0 is the file itself. */
export type BillFault = Readonly<{
  code:
    | 'encoding'
    | 'checksum'
    | 'envelope'
    | 'columns'
    | 'count'
    | 'hospital'
    | 'plan'
    | 'link'
    | 'twice'
    | 'missing';
  file: string;
  section: string;
  row: number;
}>;

const CHECKSUM = /<\?EndNote\s+CheckSum\s*=\s*"([0-9a-f]{32})"\s*\?>\s*$/i;
const ROOT = /<ClaimRec\b([^<>]*)>([\s\S]*)<\/ClaimRec>\s*$/;
const PROLOGUE = /^\s*<\?xml\b[^<>]*\?>\s*$/;
const SECTION = /<([A-Za-z]+)>([^<]*)<\/\1>/g;
const HEADER = /<Header>([\s\S]*?)<\/Header>/i;
const MOST_SECTIONS = 10;
const LINE_END = '\r\n';

/**
 * Reads the envelope of a file of bills. The envelope is read as the form knows it and not as XML at large: there are no entities,
 * no declarations and nothing to fetch. Its checksum is over the bytes before the end note.
 */
export function readBillFile(name: string, bytes: Buffer): BillFile | BillFault {
  const fault = (code: BillFault['code']): BillFault => ({ code, file: name, section: '', row: 0 });
  // Latin letters and marks are the same bytes in this code page as alone, so the end note is found before anything is decoded.
  const marks = bytes.toString('latin1');
  const note = CHECKSUM.exec(marks);
  if (!note) return fault('checksum');
  if (!hasChecksum(bytes.subarray(0, note.index), note[1] ?? '')) return fault('checksum');
  const text = decodeWindows874(bytes.subarray(0, note.index));
  if (text.includes('\ufffd') || isOtherCodePage(bytes)) return fault('encoding');
  const root = ROOT.exec(text);
  if (!root || !PROLOGUE.test(text.slice(0, root.index))) return fault('envelope');
  const [, attributes = '', content = ''] = root;
  const header = readHeader(HEADER.exec(content)?.[1] ?? '');
  const sections = readSections(content.replace(HEADER, ''));
  if (!header || !sections) return fault('envelope');
  return {
    system: attributeOf(attributes, 'System'),
    payPlan: attributeOf(attributes, 'PayPlan'),
    version: attributeOf(attributes, 'Version'),
    header,
    sections,
  };
}

/** Programs differ in whether the line end before the note belongs to what was counted. */
function hasChecksum(body: Buffer, said: string): boolean {
  let end = body.length;
  while (end > 0 && (body[end - 1] === 0x0a || body[end - 1] === 0x0d)) end -= 1;
  const bare = body.subarray(0, end);
  const candidates = [body, bare, Buffer.concat([bare, Buffer.from(LINE_END)])];
  return candidates.some((bytes) => checksumOf(bytes) === said.toUpperCase());
}

/** The form asks for MD5; it guards against damage on the way, not against people. */
function checksumOf(bytes: Buffer): string {
  return createHash('md5').update(bytes).digest('hex').toUpperCase();
}

/** Text in the code page that has other letters at all does not follow the rules of UTF-8 from end to end. */
function isOtherCodePage(bytes: Buffer): boolean {
  return isUtf8(bytes) && !isAscii(bytes);
}

function attributeOf(attributes: string, name: string): string {
  return new RegExp(`\\b${name}\\s*=\\s*"([^"]*)"`, 'i').exec(attributes)?.[1] ?? '';
}

function readHeader(text: string): BillHeader | undefined {
  const value = (tag: string) => new RegExp(`<${tag}>([^<]*)</${tag}>`, 'i').exec(text)?.[1]?.trim();
  const hospital = value('HCODE');
  const count = value('RECCOUNT') ?? '';
  if (!hospital || !/^\d{1,7}$/.test(count)) return undefined;
  return {
    hospital,
    hospitalName: value('HNAME') ?? '',
    writtenAt: value('DATETIME') ?? '',
    session: value('SESSNO') ?? '',
    count: Number(count),
  };
}

/** Nothing but sections may stand in the envelope, and none twice. */
function readSections(content: string): ReadonlyMap<string, FileRows> | undefined {
  const sections = new Map<string, FileRows>();
  for (const [, name = '', rows = ''] of content.matchAll(SECTION)) {
    if (sections.has(name) || sections.size >= MOST_SECTIONS) return undefined;
    sections.set(name, rowsOf(rows));
  }
  return content.replaceAll(SECTION, '').trim() === '' ? sections : undefined;
}

function rowsOf(text: string): FileRows {
  return text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => line.split('|').map((value) => value.trim()));
}

/** Writes a file of bills with its checksum, in the code page and with the line ends of the form. */
export function writeBillFile({ system, payPlan, version, header, sections }: BillFile): Buffer {
  const { hospital, hospitalName, writtenAt, session, count } = header;
  const lines = [
    '<?xml version="1.0" encoding="windows-874"?>',
    `<ClaimRec System="${system}" PayPlan="${payPlan}" Version="${version}">`,
    '<Header>',
    `<HCODE>${plain(hospital)}</HCODE>`,
    `<HNAME>${plain(hospitalName)}</HNAME>`,
    `<DATETIME>${plain(writtenAt)}</DATETIME>`,
    `<SESSNO>${plain(session)}</SESSNO>`,
    `<RECCOUNT>${count}</RECCOUNT>`,
    '</Header>',
    ...[...sections].flatMap(([name, rows]) => [
      `<${name}>`,
      ...rows.map((row) => row.map(plain).join('|')),
      `</${name}>`,
    ]),
    '</ClaimRec>',
    '',
  ];
  const body = encodeWindows874(lines.join(LINE_END));
  return Buffer.concat([body, Buffer.from(`<?EndNote Checksum="${checksumOf(body)}"?>${LINE_END}`)]);
}

/** The form has no way to write its own marks. */
function plain(value: string): string {
  return value.replaceAll(/[<>"'&|\r\n]/g, ' ');
}
