import type { ColumnDescription, FileDescription, FileSet } from './file-set.ts';

/** A JSON schema, as plain data. */
export type JsonSchema = Readonly<{ [key: string]: unknown }>;

const DAY = '^\\d{4}-\\d{2}-\\d{2}$';
const MOMENT = '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2})?$';

/** The JSON schema of a set whose files are parts of one document. */
export function jsonSchemaOf(set: FileSet): JsonSchema {
  const frames = Map.groupBy(set.files, ({ name, json }) => json?.in ?? name);
  const properties = [...frames].map(([frame, files]) => [frame, frameSchema(frame, files)] as const);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: set.title.en,
    description: `${set.title.th}. ${set.origin}.`,
    type: 'object',
    properties: Object.fromEntries(properties),
  };
}

/** A frame has the fields of the part that is called like it, and other parts beside them. */
function frameSchema(frame: string, files: readonly FileDescription[]): JsonSchema {
  const own = files.find(({ name }) => name === frame);
  const parts = files.filter((file) => file !== own);
  const properties = {
    ...(own === undefined ? {} : columnsOf(own)),
    ...Object.fromEntries(parts.map((part) => [part.name, partSchema(part)])),
  };
  return { type: 'object', properties, ...(own === undefined ? {} : requiredOf(own)) };
}

function partSchema(part: FileDescription): JsonSchema {
  const one = { type: 'object', title: part.title.en, properties: columnsOf(part), ...requiredOf(part) };
  return part.json?.many ? { type: 'array', items: one } : one;
}

function columnsOf({ columns }: FileDescription): Record<string, JsonSchema> {
  return Object.fromEntries(columns.map((column) => [column.name, columnSchemaOf(column)]));
}

function requiredOf({ columns }: FileDescription): JsonSchema {
  const required = columns.filter((column) => column.required).map(({ name }) => name);
  return required.length === 0 ? {} : { required };
}

/** Everything is text, money with its decimals too; a length that nobody compared is left out. */
function columnSchemaOf({
  type,
  title,
  length,
  decimals,
  codes,
  shape,
  verified,
}: ColumnDescription): JsonSchema {
  const text = { type: 'string', title: `${title.th} · ${title.en}` };
  if (type === 'date') return { ...text, pattern: DAY };
  if (type === 'datetime') return { ...text, pattern: MOMENT };
  if (type === 'number')
    return { ...text, pattern: decimals > 0 ? `^\\d+(\\.\\d{1,${decimals}})?$` : '^\\d+$' };
  if (codes?.verified) return { ...text, enum: ['', ...codes.values.keys()] };
  if (shape !== undefined) return { ...text, pattern: shape.source };
  return verified && length !== undefined ? { ...text, maxLength: length } : text;
}
