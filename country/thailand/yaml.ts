import { readdirSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isScalar, LineCounter, parseDocument, visit } from 'yaml';
import type { z } from 'zod';
import { problem } from '../../src/base/errors/index.ts';
import type { ParsedTexts } from './parsed-texts.ts';

const HERE = fileURLToPath(new URL('.', import.meta.url));

let parsedTexts: ParsedTexts | undefined;

/** Loads content with what former starts parsed at hand: parsing takes longer than all else that a start does. */
export function withParsedTexts<Content>(texts: ParsedTexts | undefined, load: () => Content): Content {
  if (texts === undefined) return load();
  parsedTexts = texts;
  try {
    return load();
  } finally {
    parsedTexts = undefined;
    texts.save();
  }
}

/** Reads a YAML file of this country's content; what does not fit the schema stops with the file and place named. */
export function loadYaml<Schema extends z.ZodType>(file: URL, schema: Schema): z.output<Schema> {
  return parseYaml(readFileSync(file, 'utf8'), relative(HERE, fileURLToPath(file)), schema);
}

/** Parses YAML text; `file` is only the name that messages give. */
export function parseYaml<Schema extends z.ZodType>(
  text: string,
  file: string,
  schema: Schema,
): z.output<Schema> {
  const read = () => readPlain(text, file);
  const parsed = schema.safeParse(parsedTexts ? parsedTexts.of(text, read) : read());
  if (parsed.success) return parsed.data;
  const [first, ...others] = parsed.error.issues;
  const more = others.length > 0 ? ` (and ${others.length} more)` : '';
  const where = first?.path.map(String).join('.') || 'the top';
  throw problem('CONTENT_INVALID', { file, where, reason: `${first?.message}${more}` }, parsed.error);
}

/** Every YAML file below a folder, in the order of their paths. */
export function findYaml(folder: URL): URL[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml'))
    .sort()
    .map((path) => new URL(path, folder));
}

/** A number as a key loses its zeros (`01` becomes 1), so such codes must stand in quotation marks. */
function readPlain(text: string, file: string): unknown {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const refuse = (at: number, reason: string): never => {
    throw problem('CONTENT_INVALID', { file, where: `line ${lines.linePos(at).line}`, reason });
  };
  for (const error of document.errors) refuse(error.pos[0], error.message);
  visit(document, {
    Pair: (_position, { key }) => {
      if (!isScalar(key) || typeof key.value === 'string' || key.source === String(key.value)) return;
      refuse(key.range?.[0] ?? 0, `the key ${key.source} needs quotation marks`);
    },
  });
  return document.toJS();
}
