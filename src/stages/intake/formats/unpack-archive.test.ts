import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { unpackArchive } from './unpack-archive.ts';

const LIMITS = { files: 4, bytes: 1_000_000 };

async function zipOf(files: Readonly<Record<string, Buffer | string>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  return buffer(zip.outputStream);
}

async function outcome(archive: Buffer) {
  const unpacked = await unpackArchive(archive, LIMITS);
  return 'code' in unpacked ? unpacked.code : unpacked.map(({ name, bytes }) => `${name} ${bytes.length}`);
}

/** The writer of zips does not make bad names, so they are put in the place of good ones of the same length. */
async function renamed(from: string, to: string): Promise<Buffer> {
  const archive = await zipOf({ [from]: 'content' });
  for (let at = archive.indexOf(from); at >= 0; at = archive.indexOf(from, at + 1))
    archive.write(to, at, 'latin1');
  return archive;
}

describe('an archive that somebody sent', () => {
  it('is unpacked, whatever folders its files lie in', async () => {
    expect(await outcome(await zipOf({ 'a.txt': 'one', 'folder/b.txt': 'three' }))).toEqual([
      'a.txt 3',
      'b.txt 5',
    ]);
  });

  it('is refused when a name leads out of it', async () => {
    expect(await outcome(await renamed('aaa/bbb/c', '../../etc'))).toBe('ZIP_DAMAGED');
    expect(await outcome(await renamed('aaa/bbb/c', '/etc/pass'))).toBe('ZIP_DAMAGED');
    expect(await outcome(await renamed('aaa/bbb/c', '..\\..\\etc'))).toBe('ZIP_DAMAGED');
    expect(await outcome(await renamed('aaa/bbb/c', 'C:\\window'))).toBe('ZIP_DAMAGED');
  });

  it('is refused when it grows too much, says too little of it, or holds too many files', async () => {
    expect(await outcome(await zipOf({ bomb: Buffer.alloc(2_000_000) }))).toBe('ARCHIVE_INFLATES');
    const many = Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((name) => [name, name]));
    expect(await outcome(await zipOf(many))).toBe('ARCHIVE_INFLATES');
    const small = await zipOf({ lie: Buffer.alloc(500_000) });
    const said = Buffer.alloc(4);
    said.writeUInt32LE(500_000);
    const less = Buffer.from(small);
    for (let at = less.indexOf(said); at >= 0; at = less.indexOf(said, at + 1)) less.writeUInt32LE(10, at);
    expect(await outcome(less)).toBe('ZIP_DAMAGED');
  });

  it('is refused when it is none, is cut short, or a bit of it changed', async () => {
    const archive = await zipOf({
      'a.txt': 'some text that is long enough to be packed, packed, packed, packed',
    });
    expect(await outcome(Buffer.from('not a zip'))).toBe('ZIP_DAMAGED');
    expect(await outcome(archive.subarray(0, archive.length - 30))).toBe('ZIP_DAMAGED');
    const changed = Buffer.from(archive);
    changed[45] = (changed[45] ?? 0) ^ 0xff;
    expect(await outcome(changed)).toBe('ZIP_DAMAGED');
  });
});
