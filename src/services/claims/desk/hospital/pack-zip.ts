import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

/** No clock in the bytes: the same files give the same archive. */
const ENTRY = { mtime: new Date(1980, 0, 1), forceDosTimestamp: true, compressionLevel: 6 } as const;

/** Packs files into one archive. */
export async function packZip(files: readonly Readonly<{ name: string; bytes: Buffer }>[]): Promise<Buffer> {
  const zip = new ZipFile();
  for (const { name, bytes } of files) zip.addBuffer(bytes, name, ENTRY);
  zip.end();
  return buffer(zip.outputStream);
}
