/** What can be bound into a statement as a value. */
export type SqlValue = string | number | bigint | boolean | null;

/** A statement or a piece of one: text with holes, and the values that go into the holes. Frozen data. */
export type Sql = Readonly<{ kind: 'sql'; texts: readonly string[]; values: readonly SqlValue[] }>;

/** A statement ready for an engine: `$1`, `$2` … in the text, values in the same order. */
export type RenderedSql = Readonly<{ text: string; values: readonly SqlValue[] }>;

/**
 * The only way to write SQL: every `${}` is bound as a value unless it is itself a piece of SQL.
 * `sql\`select * from ${id('person')} where born < ${date}\``
 */
export function sql(texts: TemplateStringsArray, ...holes: readonly (Sql | SqlValue)[]): Sql {
  let built = piece([texts[0] ?? ''], []);
  holes.forEach((hole, index) => {
    const value = isSql(hole) ? hole : piece(['', ''], [hole]);
    built = glue(glue(built, value), piece([texts[index + 1] ?? ''], []));
  });
  return built;
}

/** A name of a table, column or schema, quoted; dots separate parts. */
export function id(name: string): Sql {
  const quoted = name.split('.').map((part) => `"${part.replaceAll('"', '""')}"`);
  return piece([quoted.join('.')], []);
}

/** Pieces side by side with a separator between. */
export function join(pieces: readonly Sql[], separator = ', '): Sql {
  const between = piece([separator], []);
  return pieces.reduce(
    (all, next, index) => (index === 0 ? next : glue(glue(all, between), next)),
    piece([''], []),
  );
}

/** Raw text spliced into SQL. Only for the lake, the contract compiler and the rule compiler; never for text from outside. */
export function trusted(text: string): Sql {
  return piece([text], []);
}

/** A value written into the text as a quoted literal, for the few places where an engine takes no bound value. */
export function literal(value: SqlValue): Sql {
  if (value === null) return trusted('null');
  if (typeof value === 'string') return trusted(`'${value.replaceAll("'", "''")}'`);
  return trusted(String(value));
}

/** Turns a statement into text with numbered parameters. */
export function render(statement: Sql): RenderedSql {
  const text = statement.texts.reduce(
    (all, part, index) => (index === 0 ? part : `${all}$${index}${part}`),
    '',
  );
  return { text, values: statement.values };
}

function isSql(hole: Sql | SqlValue): hole is Sql {
  return typeof hole === 'object' && hole !== null && hole.kind === 'sql';
}

function piece(texts: readonly string[], values: readonly SqlValue[]): Sql {
  return Object.freeze({ kind: 'sql', texts, values });
}

function glue(left: Sql, right: Sql): Sql {
  const seam = (left.texts.at(-1) ?? '') + (right.texts[0] ?? '');
  return piece(
    [...left.texts.slice(0, -1), seam, ...right.texts.slice(1)],
    [...left.values, ...right.values],
  );
}
