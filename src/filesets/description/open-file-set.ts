import { problem } from '../../base/errors/index.ts';
import type { Text } from '../../base/model/index.ts';
import type { ColumnCodes, ColumnDescription, FileDescription, FileNeed, FileSet, Row } from './file-set.ts';
import type { ColumnDefinition, FileDefinition, FileSetDefinition } from './file-set-schema.ts';

/** What a set is opened from: its definition, its files in order, and the code lists its columns name. */
export type FileSetContent = Readonly<{
  definition: FileSetDefinition;
  files: readonly FileDefinition[];
  codeLists: ReadonlyMap<string, ColumnCodes>;
}>;

/** Makes a set ready for use: positions instead of names, code lists found, links joined. Throws CONTENT_INVALID. */
export function openFileSet({ definition, files, codeLists }: FileSetContent): FileSet {
  const { id, needs, hospital, naming, titles, files: _order, delimiter, isOpen, ...others } = definition;
  const opened = files.map((file) => describeFile(file, { set: id, delimiter, isOpen, titles, codeLists }));
  const byName = namesOf(opened);
  const joined = opened.map((file, index) => withLinks(file, files[index], { set: id, byName }));
  const all = namesOf(joined);
  return {
    ...others,
    id,
    naming: new RegExp(`^(?:${naming})$`, 'i'),
    files: joined,
    byName: all,
    needs: needs.map((need) => checkNeed(need, { set: id, byName: all })),
    hospital: hospital.map(({ file, column }) => ({
      file,
      at: positionIn(find(all, file, id), column, id),
    })),
  };
}

/** Files by their names as they are written, and in capitals for names of any case. */
function namesOf(files: readonly FileDescription[]): ReadonlyMap<string, FileDescription> {
  return new Map(
    files.flatMap((file) =>
      [file.name, ...file.aliases].flatMap((name): [string, FileDescription][] => [
        [name, file],
        [name.toUpperCase(), file],
      ]),
    ),
  );
}

type Names = Readonly<{ set: string; byName: ReadonlyMap<string, FileDescription> }>;
type Content = Readonly<{
  set: string;
  delimiter: string;
  isOpen: boolean;
  titles: Readonly<Record<string, Text>>;
  codeLists: ReadonlyMap<string, ColumnCodes>;
}>;

function describeFile(file: FileDefinition, content: Content): FileDescription {
  const { name, aliases, title, verified } = file;
  const where = `${content.set} ${name}`;
  const positions = new Map<string, number>();
  file.columns.forEach((column, at) => {
    for (const word of [column.name, ...column.aliases]) {
      if (positions.has(word.toUpperCase())) throw wrong(where, `two columns are called ${word}`);
      positions.set(word.toUpperCase(), at);
    }
  });
  const at = (column: string) => placeOf(positions, column, where);
  return {
    name,
    aliases,
    title,
    verified,
    positions,
    delimiter: content.delimiter,
    isOpen: content.isOpen,
    columns: file.columns.map((column, index) =>
      describeColumn(column, index, { ...content, at, file: name }),
    ),
    key: file.key.map(at),
    filled: file.filled.map(({ anyOf }) => anyOf.map(at)),
    unique: file.unique.map(at),
    links: [],
    json: file.json,
    owners: file.owners.map(({ number, of }) => ({ number: at(number), of: at(of) })),
  };
}

type FileContent = Content & Readonly<{ file: string; at: (column: string) => number }>;

function describeColumn(column: ColumnDefinition, at: number, content: FileContent): ColumnDescription {
  const { codes, shape, title, notBefore, length, ...others } = column;
  const where = `${content.set} ${content.file}.${column.name}`;
  const list = codes === undefined ? undefined : content.codeLists.get(codes);
  if (codes !== undefined && list === undefined) throw wrong(where, `there is no code list ${codes}`);
  const words = title ?? content.titles[column.name];
  if (words === undefined) throw wrong(where, 'the column has no title');
  return {
    ...others,
    at,
    length,
    codes: list,
    shape: shape === undefined ? undefined : new RegExp(`^(?:${shape})$`, 'u'),
    notBefore: notBefore.map(content.at),
    title: words,
  };
}

function withLinks(
  file: FileDescription,
  definition: FileDefinition | undefined,
  { set, byName }: Names,
): FileDescription {
  const links = (definition?.links ?? []).map(({ columns, to, toColumns, verified }) => {
    const target = find(byName, to, set);
    return {
      columns,
      at: columns.map((column) => positionIn(file, column, set)),
      to,
      verified,
      toAt: (toColumns ?? columns).map((column) => positionIn(target, column, set)),
    };
  });
  return { ...file, links };
}

function checkNeed(need: FileSetDefinition['needs'][number], { set, byName }: Names): FileNeed {
  for (const name of [...need.when, ...need.anyOf]) find(byName, name, set);
  return { ...need, say: need.say ?? need.anyOf[0] ?? '' };
}

function find(byName: ReadonlyMap<string, FileDescription>, name: string, set: string): FileDescription {
  const file = byName.get(name);
  if (file === undefined) throw wrong(set, `there is no file ${name}`);
  return file;
}

function positionIn(file: FileDescription, column: string, set: string): number {
  return placeOf(file.positions, column, `${set} ${file.name}`);
}

function placeOf(positions: ReadonlyMap<string, number>, column: string, where: string): number {
  const at = positions.get(column.toUpperCase());
  if (at === undefined) throw wrong(where, `there is no column ${column}`);
  return at;
}

function wrong(where: string, reason: string) {
  return problem('CONTENT_INVALID', { file: 'filesets', where, reason });
}

/** The position of a column, found once and used for every row. Throws CONTENT_INVALID. */
export function columnOf(description: FileDescription, column: string): number {
  return placeOf(description.positions, column, description.name);
}

/** The value of a column in a row; empty where the file has none. */
export function field(description: FileDescription, row: Row, column: string): string {
  return row[columnOf(description, column)] ?? '';
}
