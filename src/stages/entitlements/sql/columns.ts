import { id, render, type Sql, sql } from '../../../base/lake/index.ts';

/** Pieces of SQL that become columns of one table, each worked out once however often it is asked for. */
export type Columns = Readonly<{
  /** The name of a piece's column. */
  add: (piece: Sql) => string;
  nameOf: (piece: Sql) => Sql;
  list: () => Sql[];
}>;

/** Collects columns whose names begin alike. */
export function openColumns(prefix: string): Columns {
  const columns = new Map<string, Readonly<{ name: string; piece: Sql }>>();
  const add = (piece: Sql) => {
    const key = keyOf(piece);
    const column = columns.get(key) ?? { name: `${prefix}__${columns.size}`, piece };
    columns.set(key, column);
    return column.name;
  };
  return {
    add,
    nameOf: (piece) => id(add(piece)),
    list: () => [...columns.values()].map(({ name, piece }) => sql`${piece} as ${id(name)}`),
  };
}

/** Pieces that say the same have the same key. */
export function keyOf(piece: Sql): string {
  const { text, values } = render(piece);
  return JSON.stringify([text, values]);
}
