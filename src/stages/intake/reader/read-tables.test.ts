import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ReaderKit, readTables, readyReaders, type TableEvent } from './index.ts';
import { startReader } from './reader-process.ts';

let kit: ReaderKit;
let folder: string;
beforeAll(async () => {
  kit = await readyReaders();
  folder = await mkdtemp(join(tmpdir(), 'chipao-reader-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const FORM = { format: 'delimited', delimiter: '|', encoding: 'utf-8', quoted: false } as const;
const TEXT = {
  head: 'A|B',
  hasRows: true,
  utf16: false,
  utf8Bytes: 0,
  otherBytes: 0,
  firstUtf8Line: null,
  firstOtherLine: null,
  longLine: null,
};

/** Things that a process with a stranger's file might be made to do, each of which must fail. */
const ATTEMPTS: Readonly<Record<string, string>> = {
  'read a file': `fs.readFileSync('/etc/hostname')`,
  'read our code': `fs.readFileSync(new URL('./frames.ts', import.meta.url))`,
  'list a folder': `fs.readdirSync('/')`,
  'write a file': `fs.writeFileSync('/tmp/chipao-escaped', 'x')`,
  'start a process': `(await import('node:child_process')).execSync('true')`,
  'start a thread': `new (await import('node:worker_threads')).Worker('1', { eval: true })`,
  'load native code': `process.dlopen({ exports: {} }, '/x.node')`,
  'reach inside Node': `process.binding('tcp_wrap')`,
  'make code from text': `new Function('return 1')()`,
  'open a debugger': `(await import('node:inspector')).open(0)`,
  'end another process': `process.kill(process.ppid, 0)`,
  'import the network': `await import('node:net')`,
  'require the network': `createRequire(import.meta.url)('net')`,
  fetch: `await fetch('http://127.0.0.1:1')`,
  'get a part of Node': `process.getBuiltinModule('net')`,
  'look a name up': `dns.lookupSync?.() ?? dns.lookup('localhost', () => {})`,
  connect: `new net.Socket().connect(1, '127.0.0.1')`,
  listen: `net.createServer().listen(0)`,
  'send a datagram': `dgram.createSocket('udp4').bind(0)`,
  'set the old way back': `net.Socket.prototype.connect = () => {}; new net.Socket().connect(1)`,
};

/** A program that tries everything and says what it could do, with the network opened before it was closed, as a thief would. */
function thief({ closed }: Readonly<{ closed: boolean }>): ReaderKit {
  const entry = new URL('./read-files.ts', kit.program.entry).href;
  const frames = new URL('./frames.ts', entry).href;
  const tries = Object.entries(ATTEMPTS).map(
    ([name, code]) => `try { ${code}; done.push(${JSON.stringify(name)}); } catch {}`,
  );
  const code = `
    import dgram from 'node:dgram'; import dns from 'node:dns'; import net from 'node:net';
    import fs from 'node:fs'; import { createRequire } from 'node:module';
    ${closed ? `await import(${JSON.stringify(new URL('./no-network.ts', entry).href)});` : ''}
    const { frameHead } = await import(${JSON.stringify(frames)});
    export async function readFiles() {
      const done = [];
      ${tries.join('\n')}
      done.push(...Object.keys(process.env).filter((name) => name !== 'PATH').map((name) => 'see ' + name));
      const said = Buffer.from(JSON.stringify(done));
      for (const part of [frameHead('header', said.length), said]) fs.writeSync(1, part);
    }`;
  return { ...kit, program: { ...kit.program, program: { ...kit.program.program, [entry]: code } } };
}

/** A program that does something else when it comes to a file of so many bytes. */
function spoilt(bytes: number, code: string): ReaderKit {
  const [url = '', source = ''] =
    Object.entries(kit.program.program).find(([name]) => name.endsWith('/open-file.ts')) ?? [];
  const changed = source.replace('switch (form.format)', `if (file.bytes === ${bytes}) { ${code} } $&`);
  expect(changed).not.toBe(source);
  return { ...kit, program: { ...kit.program, program: { ...kit.program.program, [url]: changed } } };
}

const TEXTS = ['A|B\n1|2\n', 'A|B\n1|2\n3|4444\n', 'A|B\n5|6\n7|8\n9|9\n'];
const BAD_BYTES = Buffer.byteLength(TEXTS[1] ?? '');

async function readAll(of: ReaderKit): Promise<TableEvent[]> {
  const files = await Promise.all(
    TEXTS.map(async (text, index) => {
      const path = join(folder, `${index}.txt`);
      await writeFile(path, text);
      return { fileNo: index + 1, path, bytes: Buffer.byteLength(text), text: TEXT };
    }),
  );
  const events: TableEvent[] = [];
  for await (const event of readTables({ kit: of, form: FORM, files })) events.push(event);
  return events;
}

const endsOf = (events: readonly TableEvent[]) =>
  events.flatMap((event) => {
    if (event.kind === 'end') return [[event.fileNo, event.rows]];
    return event.kind === 'refused' ? [[event.fileNo, event.refusal.code]] : [];
  });

describe('the process that reads', () => {
  it.each([true, false])('can do nothing but read what it was given (network closed: %s)', async (closed) => {
    const reader = startReader(thief({ closed }), { form: FORM, files: [] }, []);
    const { value } = await reader.frames.next();
    await reader.stop();
    const ways = ['import the network', 'require the network', 'get a part of Node', 'look a name up'];
    const open = [...ways, 'connect', 'listen', 'send a datagram', 'end another process'];
    const done: unknown = JSON.parse(String(value?.bytes));
    if (closed) expect(done).toEqual([]);
    else expect(done).toEqual(expect.arrayContaining(open));
  });

  it('says rows and their number, file by file', async () => {
    const events = await readAll(kit);
    expect(endsOf(events)).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
    ]);
    const rows = events.map((event) => (event.kind === 'rows' ? event.bytes.toString() : '')).join('');
    expect(rows.split('\n')).toContain(['3', '3', '9', '9'].join('\u001f'));
  });

  it.each([
    ['dies', 'process.exit(3)', 'FILE_READ_CRASH'],
    ['throws', 'throw new Error("what?")', 'FILE_READ_CRASH'],
    ['never ends', 'for (;;) ;', 'FILE_READ_TIME'],
    ['waits for ever', 'await new Promise((done) => setTimeout(done, 1e9))', 'FILE_READ_TIME'],
    ['fills its heap', 'const all = []; for (;;) all.push([all.length, {}])', 'FILE_READ_MEMORY'],
    [
      'fills memory beside its heap',
      'const all = []; for (;;) all.push(Buffer.alloc(1e6, 1))',
      'FILE_READ_MEMORY',
    ],
    ['talks nonsense', '(await import("node:fs")).writeSync(1, "nonsense, at length")', 'FILE_READ_CRASH'],
  ])('that %s over a file costs that file only', async (_, code, expected) => {
    const bad = spoilt(BAD_BYTES, code);
    const limits = { ...bad.limits, seconds: expected === 'FILE_READ_TIME' ? 2 : bad.limits.seconds };
    expect(endsOf(await readAll({ ...bad, limits }))).toEqual([
      [1, 1],
      [2, expected],
      [3, 3],
    ]);
  });
});
