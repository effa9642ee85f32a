import { createHash } from 'node:crypto';
import { constants, zstdCompressSync } from 'node:zlib';
import type { Claim, ClaimContent, LocalTime } from '../../../base/claim/index.ts';
import { type Keys, sealParts } from '../../../base/keys/index.ts';
import type { ClaimBook, ClaimHead, NewUpload, UploadReceipt } from '../../../base/ledger/index.ts';
import type { IsoDate } from '../../../base/model/index.ts';
import type { ClaimTokens } from './claim-tokens.ts';

/** A file as it came. */
export type SentFile = Readonly<{ name: string; bytes: Buffer }>;

/** What the desk for claims works with. */
export type ClaimDesk = Readonly<{ book: ClaimBook; keys: Keys; tokens: ClaimTokens; content: ClaimContent }>;

/** Claims of one sending, and the bytes they were read from. */
export type ClaimSending = Readonly<{
  /** By which call they came. */
  api: string;
  form: string;
  hospital: string;
  /** The account that sends. */
  login: string;
  files: readonly SentFile[];
  rows: number;
  claims: readonly Claim[];
}>;

const MONTH_LETTERS = 'YYYY-MM'.length;
/** Quick, and half as small again as nothing: uploads are many and kept long. */
const PACKED = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

/**
 * Keeps claims with the bytes they came in, sealed. The same sending again has the same receipt and changes nothing; a claim that is known
 * becomes a new version where it says something else and may still change.
 */
export async function submitClaims(desk: ClaimDesk, sending: ClaimSending): Promise<UploadReceipt> {
  return desk.book.submitUpload(newUpload(desk, sending));
}

/** Where sealed parts of an upload belong: they open nowhere else. */
export function placeOf(receipt: string): string[] {
  return ['claim-upload', receipt];
}

function newUpload({ keys, tokens, content }: ClaimDesk, sending: ClaimSending): NewUpload {
  const { api, form, hospital, login, files, rows, claims } = sending;
  const texts = claims.map((claim) => JSON.stringify(claim));
  const heads = claims.map((claim, place) => headOf(claim, { tokens, content, text: texts[place] ?? '' }));
  const period = periodOf(heads);
  const digest = digestOf(sending);
  const receipt = tokens.receipt(JSON.stringify([hospital, period, digest.toString('base64')]));
  const { key, parts } = sealParts(keys, placeOf(receipt), [
    zstdCompressSync(packFiles(files), PACKED),
    zstdCompressSync(`[${texts.join(',')}]`, PACKED),
  ]);
  const [sealedFiles = Buffer.alloc(0), sealedClaims = Buffer.alloc(0)] = parts;
  return {
    receipt,
    hospital,
    api,
    form,
    period,
    content: digest,
    sizeBytes: files.reduce((sum, { bytes }) => sum + bytes.length, 0),
    rows,
    hand: {
      actor: `hospital ${hospital} ${login}`,
      controller: content.controller,
      processor: content.processor,
    },
    sealed: { key, files: sealedFiles, claims: sealedClaims },
    claims: heads,
  };
}

type HeadNeeds = Readonly<{ tokens: ClaimTokens; content: ClaimContent; text: string }>;

function headOf(claim: Claim, { tokens, content, text }: HeadNeeds): ClaimHead {
  const { hospital, kind, key, patient, right, service, totals } = claim;
  const from = realMoment(service.from);
  const to = realMoment(service.to);
  return {
    key: tokens.claim(key),
    hospital,
    kind,
    person: patient.number === null ? null : tokens.person(patient.number),
    // What is no scheme may be anything, also a number of somebody.
    scheme: content.schemes.some(({ id }) => id === right.scheme) ? right.scheme : null,
    from,
    to,
    serviceDay: dayOf(kind === 'IP' ? (to ?? from) : from),
    chargedSatang: totals.chargedSatang,
    paidSatang: totals.paidSatang,
    content: tokens.content(text),
  };
}

function realMoment(moment: LocalTime | null): LocalTime | null {
  if (moment === null) return null;
  const time = new Date(`${moment}Z`);
  // The calendar rolls the 31st of a short month over; the text then differs.
  return Number.isFinite(time.getTime()) && time.toISOString().startsWith(moment) ? moment : null;
}

function dayOf(moment: LocalTime | null): IsoDate | null {
  return moment === null ? null : (moment.slice(0, 10) as IsoDate);
}

/** The month of the latest service; nothing where no claim tells a day. */
function periodOf(heads: readonly ClaimHead[]): string {
  const days = heads.flatMap(({ serviceDay }) => serviceDay ?? []);
  return (days.toSorted().at(-1) ?? '').slice(0, MONTH_LETTERS);
}

/** The order in which a program sends its files is no content. */
function digestOf({ form, files }: ClaimSending): Buffer {
  const hash = createHash('sha256').update(form);
  for (const { name, bytes } of inOrder(files))
    hash.update(`\n${name.toUpperCase()} ${bytes.length}\n`).update(bytes);
  return hash.digest();
}

/** Names and lengths as one line of JSON, then the bytes one after the other. */
function packFiles(files: readonly SentFile[]): Buffer {
  const heads = files.map(({ name, bytes }) => [name, bytes.length]);
  return Buffer.concat([Buffer.from(`${JSON.stringify(heads)}\n`), ...files.map(({ bytes }) => bytes)]);
}

function inOrder(files: readonly SentFile[]): SentFile[] {
  return files.toSorted((left, right) => {
    const [a, b] = [left.name.toUpperCase(), right.name.toUpperCase()];
    return a < b ? -1 : a > b ? 1 : Buffer.compare(left.bytes, right.bytes);
  });
}
