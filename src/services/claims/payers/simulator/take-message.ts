import { z } from 'zod';
import type { PayerContent, PayerDescription } from '../../../../base/claim/index.ts';

/** A claim as a payer reads it from a message: what names it, and what is asked for it. */
export type ReceivedClaim = Readonly<{
  hospital: string;
  hn: string;
  seq: string;
  an: string;
  scheme: string;
  kind: 'OP' | 'IP';
  number: string;
  name: string;
  from: string;
  invoice: string;
  chargedSatang: number;
  ownPaidSatang: number;
  /** All rows that belong to it, as one text: the same claim again has the same. */
  content: string;
}>;

const blobSchema = z.strictObject({
  blobName: z.string(),
  blobType: z.string(),
  blob: z.base64(),
  size: z.int().min(0),
  encoding: z.enum(['UTF-8', 'MS874']),
});

const messageSchema = z.strictObject({
  fileType: z.literal('txt'),
  maininscl: z.string(),
  dataTypes: z.array(z.enum(['IP', 'OP'])).min(1),
  opRefer: z.boolean(),
  importDup: z.boolean(),
  assignToMe: z.boolean(),
  file: z.record(z.string(), blobSchema),
});

type Table = Readonly<{ names: readonly string[]; rows: readonly (readonly string[])[] }>;
type Tables = ReadonlyMap<string, Table>;

const SATANG = 100;
const MARK = '\ufeff';

/** What a message to a payer was found to hold, or why the payer does not take it. */
export type TakenMessage = Readonly<{ claims: readonly ReceivedClaim[] }> | Readonly<{ fault: string }>;

/** Reads a message as strictly as the published interface says: sizes before base64, mark of UTF-8, line feeds, hospital in every right. */
export function takeMessage(
  body: string,
  { payer, content }: Readonly<{ payer: PayerDescription; content: PayerContent }>,
): TakenMessage {
  let plain: unknown;
  try {
    plain = JSON.parse(body);
  } catch {
    return { fault: 'the body is no JSON' };
  }
  const parsed = messageSchema.safeParse(plain);
  if (!parsed.success) return { fault: `the message has another shape at ${parsed.error.issues[0]?.path}` };
  if (parsed.data.maininscl !== payer.mainRight) return { fault: 'another main right' };
  const tables = new Map<string, Table>();
  for (const [file, blob] of Object.entries(content.blobs)) {
    const sent = parsed.data.file[blob];
    if (!sent) continue;
    const table = readTable(Buffer.from(sent.blob, 'base64'), sent.size, payer.wire.text);
    if (typeof table === 'string') return { fault: `${blob}: ${table}` };
    tables.set(file, table);
  }
  return readClaims(tables);
}

function readTable(bytes: Buffer, size: number, form: PayerDescription['wire']['text']): Table | string {
  if (bytes.length !== size) return 'the size is not that before base64';
  const text = new TextDecoder(form.encoding, { fatal: false, ignoreBOM: true }).decode(bytes);
  if (form.bom !== text.startsWith(MARK)) return 'the mark of UTF-8 is wanting';
  if (form.lineEnd === 'lf' && text.includes('\r')) return 'lines end otherwise than with a line feed';
  const [names = '', ...lines] = text.replace(MARK, '').split('\n');
  return {
    names: names.split('|'),
    rows: lines.filter((line) => line !== '').map((line) => line.split('|')),
  };
}

function cell({ names }: Table, row: readonly string[], name: string): string {
  return row[names.indexOf(name)] ?? '';
}

/** Rows of a file that are of a claim: a stay by its number, a visit by its own, a patient by theirs. */
function rowsOf(table: Table | undefined, { hn, seq, an }: Pick<ReceivedClaim, 'hn' | 'seq' | 'an'>) {
  if (!table) return [];
  const has = (name: string) => table.names.includes(name);
  return table.rows.filter((row) => {
    if (an !== '') return has('AN') && cell(table, row, 'AN') === an;
    return has('SEQ') && cell(table, row, 'SEQ') === seq && cell(table, row, 'HN') === hn;
  });
}

function readClaims(tables: Tables): TakenMessage {
  const rights = tables.get('INS');
  if (!rights?.names.includes('HCODE')) return { fault: 'INS: the hospital is wanting' };
  const claims = rights.rows.map((row): ReceivedClaim => {
    const key = {
      hn: cell(rights, row, 'HN'),
      seq: cell(rights, row, 'SEQ'),
      an: cell(rights, row, 'AN'),
    };
    const patient = tables.get('PAT')?.rows.find((one) => {
      const table = tables.get('PAT');
      return table !== undefined && cell(table, one, 'HN') === key.hn;
    });
    const visits = tables.get(key.an === '' ? 'OPD' : 'IPD');
    const [visit] = rowsOf(visits, key);
    const totals = tables.get('CHT');
    const [total] = rowsOf(totals, key);
    const inTotal = (name: string) => (totals && total ? cell(totals, total, name) : '');
    return {
      ...key,
      hospital: cell(rights, row, 'HCODE'),
      scheme: cell(rights, row, 'INSCL'),
      kind: key.an === '' ? 'OP' : 'IP',
      number: cell(rights, row, 'CID'),
      name: nameOf(tables.get('PAT'), patient),
      from: visits && visit ? cell(visits, visit, key.an === '' ? 'DATEOPD' : 'DATEADM') : '',
      invoice: inTotal('INVOICE_NO'),
      chargedSatang: satangOf(inTotal('TOTAL')),
      ownPaidSatang: satangOf(inTotal('PAID')),
      content: JSON.stringify([...tables].map(([file, table]) => [file, rowsOf(table, key)])),
    };
  });
  return claims.some(({ hospital }) => hospital === '') ? { fault: 'INS: a hospital is empty' } : { claims };
}

function nameOf(table: Table | undefined, row: readonly string[] | undefined): string {
  if (!table || !row) return '';
  return ['TITLE', 'FNAME', 'LNAME']
    .map((name) => cell(table, row, name))
    .join(' ')
    .trim();
}

function satangOf(text: string): number {
  return Math.round(Number(text || '0') * SATANG);
}
