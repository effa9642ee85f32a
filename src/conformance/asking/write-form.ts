import { gzipSync } from 'node:zlib';
import type { UploadPlan } from '../cases/case-schema.ts';
import type { SentFile } from './upload-files.ts';

/** A body and what is said of it. */
export type Body = Readonly<{ bytes: Buffer; headers: Readonly<Record<string, string>> }>;

const BOUNDARY = 'chipao-conformance';
const BOMB_BYTES = 70_000_000;

/** A form with fields and files, as programs write it. */
export function writeForm(fields: Readonly<Record<string, string>>, files: readonly SentFile[]): Body {
  const parts = [
    ...Object.entries(fields).map(([name, value]) =>
      Buffer.from(`--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
    ),
    ...files.flatMap(({ name, bytes }) => [
      Buffer.from(
        `--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/plain\r\n\r\n`,
      ),
      bytes,
      Buffer.from('\r\n'),
    ]),
    Buffer.from(`--${BOUNDARY}--\r\n`),
  ];
  return {
    bytes: Buffer.concat(parts),
    headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
  };
}

/** The form of an upload, damaged as its plan says. */
export function writeUpload(plan: UploadPlan, files: readonly SentFile[]): Body {
  const form = writeForm({ ...plan.fields, type: plan.type }, files);
  const type = (value: string) => ({ 'content-type': value });
  switch (plan.body) {
    case 'cut':
      return { ...form, bytes: form.bytes.subarray(0, form.bytes.length / 2) };
    case 'empty':
      return { ...form, bytes: Buffer.alloc(0) };
    case 'no-boundary':
      return { ...form, headers: type('multipart/form-data') };
    case 'other-boundary':
      return { ...form, headers: type('multipart/form-data; boundary=another') };
    case 'packed':
      return {
        bytes: gzipSync(Buffer.alloc(BOMB_BYTES)),
        headers: { ...form.headers, 'content-encoding': 'gzip' },
      };
    default:
      return form;
  }
}
