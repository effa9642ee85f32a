import { createHash } from 'node:crypto';
import {
  checkArrivals,
  checkFiles,
  type FileSet,
  identifyFile,
  type ReadFile,
  readFile,
} from '../../filesets/index.ts';

/** How an upload was made. */
export type SeenUpload = Readonly<{
  mark: string;
  api: 'v1' | 'v2';
  form: 'txt' | 'dbf';
  /** Which faults the door would tell. */
  faults: readonly string[];
  hasMixedLetters: boolean;
  encodings: readonly string[];
  hasSmallNames: boolean;
  unknownFields: number;
}>;

type Sent = Readonly<{ name: string; bytes: Buffer }>;
const BAD_LETTERS = new Set(['encoding-mixed', 'bad-character']);

/** Looks at an upload as the door does; nothing where it is no form that can be read. */
export async function seeUpload(
  { body, type, api }: Readonly<{ body: Buffer; type: string; api: 'v1' | 'v2' }>,
  set: FileSet,
): Promise<SeenUpload | undefined> {
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } })
    .formData()
    .catch(() => undefined);
  if (!form) return undefined;
  const sent: Sent[] = [];
  const fields = new Map<string, string>();
  for (const [name, value] of form) {
    if (typeof value === 'string') fields.set(name, value);
    else sent.push({ name: value.name, bytes: Buffer.from(await value.arrayBuffer()) });
  }
  const said = (fields.get('type') ?? '').trim().toLowerCase() === 'dbf' ? 'dbf' : 'txt';
  const header = api === 'v2' ? 'present' : 'detect';
  const read = sent.flatMap(({ name, bytes }): ReadFile[] => {
    const known = identifyFile(set, name);
    return known ? [readFile(known.description, bytes, { form: said, header })] : [];
  });
  const names = sent.map(({ name }) => name);
  const faults = [...checkArrivals(set, names, { form: said }), ...checkFiles(set, read, { level: 'door' })];
  return {
    mark: markOf(sent),
    api,
    form: said,
    faults: [...new Set(faults.filter(({ level }) => level === 'error').map(({ code }) => code))],
    hasMixedLetters: read.some((file) => file.faults.some(({ code }) => BAD_LETTERS.has(code))),
    encodings: [...new Set(read.map(({ encoding }) => encoding))],
    hasSmallNames: names.some((name) => name !== name.toUpperCase() && name === name.toLowerCase()),
    unknownFields: [...fields.keys()].filter((name) => name !== 'type').length,
  };
}

/** The files whatever their order. */
function markOf(sent: readonly Sent[]): string {
  const each = sent.map(({ name, bytes }) => `${name} ${createHash('sha256').update(bytes).digest('hex')}`);
  return createHash('sha256').update(each.sort().join('\n')).digest('base64url').slice(0, 16);
}
