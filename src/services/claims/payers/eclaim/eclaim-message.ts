import { createHash } from 'node:crypto';
import type { Claim, PayerContent, PayerDescription } from '../../../../base/claim/index.ts';
import { type FileDescription, type FileSet, writeFile } from '../../../../filesets/index.ts';
import { type ClaimGrant, type GrantedFile, grantedFiles } from '../granted-files.ts';

/** What messages to a payer are made from: who it is, the files of the country, and what the agreement gives. */
export type EclaimForm = Readonly<{
  payer: PayerDescription;
  content: Pick<PayerContent, 'blobs' | 'hospitalColumns'>;
  set: FileSet;
  grant: ClaimGrant;
}>;

/** A message as it leaves. */
export type EclaimMessage = Readonly<{ body: Buffer; hash: string }>;

const BASE64_IN = 3;
const BASE64_OUT = 4;
/** Quotes, names and lengths around one blob, with room to spare. */
const AROUND_BLOB = 200;

/** The message of claims to a payer: texts of files as base64, each with its size before that. The same claims give the same bytes. */
export function eclaimMessage(form: EclaimForm, claims: readonly Claim[]): EclaimMessage {
  const files = grantedFiles(claims, { ...form, hospitalColumns: form.content.hospitalColumns });
  const blobs = files.flatMap((file) => {
    const blob = form.content.blobs[file.description.name];
    return blob === undefined ? [] : [[blob, blobOf(form, file)]];
  });
  const kinds = new Set(claims.map(({ kind }) => kind));
  const body = Buffer.from(
    JSON.stringify({
      fileType: 'txt',
      maininscl: form.payer.mainRight,
      dataTypes: (['IP', 'OP'] as const).filter((kind) => kinds.has(kind)),
      opRefer: false,
      importDup: false,
      assignToMe: false,
      file: Object.fromEntries(blobs),
    }),
  );
  return { body, hash: `sha256:${createHash('sha256').update(body).digest('hex')}` };
}

function blobOf(form: EclaimForm, file: GrantedFile) {
  const text = textOf(form, file);
  return {
    blobName: `${file.description.name}.txt`,
    blobType: 'text/plain',
    blob: text.toString('base64'),
    size: text.length,
    encoding: form.payer.wire.text.encoding === 'utf-8' ? 'UTF-8' : 'MS874',
  };
}

function textOf({ payer }: EclaimForm, { description, rows, present }: GrantedFile): Buffer {
  const { encoding, bom, lineEnd, header } = payer.wire.text;
  return writeFile(description, rows, {
    form: 'txt',
    header: header === 'present',
    encoding,
    bom,
    lineEnd: lineEnd === 'lf' ? '\n' : '\r\n',
    present,
  });
}

/** How much a message has at most without any claim: all blobs with their first lines. */
export function emptySize(form: EclaimForm): number {
  const headers = form.set.files.map(
    (file: FileDescription) => file.columns.reduce((sum, { name }) => sum + name.length + 1, 0) + BASE64_OUT,
  );
  return headers.reduce((sum, bytes) => sum + inBase64(bytes) + AROUND_BLOB, AROUND_BLOB);
}

/** How much a claim adds to a message at most. */
export function claimSize(form: EclaimForm, claim: Claim): number {
  const files = grantedFiles([claim], { ...form, hospitalColumns: form.content.hospitalColumns });
  return files.reduce((sum, file) => sum + inBase64(textOf(form, file).length), 0);
}

function inBase64(bytes: number): number {
  return Math.ceil(bytes / BASE64_IN) * BASE64_OUT;
}
