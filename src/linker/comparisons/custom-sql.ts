/** A stretch of custom SQL as it stands, or a column of one of the two records. */
export type CustomPiece = string | Readonly<{ side: 'l' | 'r'; column: string }>;

/** Quoted text, a side's column, a quoted name, what is not allowed or must balance, or any other character. */
const TOKEN =
  /'(?:[^']|'')*'|(?<![\p{L}\p{N}_.])(?<side>[lr])\.(?:"(?<quoted>(?:[^"]|"")+)"|(?<plain>[\p{L}_][\p{L}\p{M}\p{N}_]*))|"(?:[^"]|"")*"|--|\/\*|./gsu;

const FORBIDDEN = new Set([';', '$', '?', '--', '/*']);

/** Parts custom SQL into what stands as it is and the columns to put in. */
export function customPieces(text: string): CustomPiece[] {
  const pieces: CustomPiece[] = [];
  let plain = '';
  for (const { 0: token, groups } of text.matchAll(TOKEN)) {
    const column = groups?.['quoted']?.replaceAll('""', '"') ?? groups?.['plain'];
    if (column === undefined) plain += token;
    else {
      pieces.push(plain, { side: groups?.['side'] === 'l' ? 'l' : 'r', column });
      plain = '';
    }
  }
  return [...pieces, plain].filter((piece) => piece !== '');
}

/** What is wrong with custom SQL, or nothing: it must be one expression over columns that it names. */
export function faultOf({
  sql,
  columns,
}: Readonly<{ sql: string; columns: readonly string[] }>): string | undefined {
  let depth = 0;
  for (const { 0: token } of sql.matchAll(TOKEN)) {
    if (FORBIDDEN.has(token)) return `one expression, without ${token}`;
    if (token === "'" || token === '"') return `a ${token} is not closed`;
    if (token === '(') depth++;
    if (token === ')' && --depth < 0) break;
  }
  if (depth !== 0) return 'the brackets do not match';
  const used = customPieces(sql).flatMap((piece) => (typeof piece === 'string' ? [] : [piece]));
  if (used.length === 0)
    return 'it compares nothing: write l.name and r.name for the values of the two records';
  const missing = used.find(({ column }) => !columns.includes(column));
  if (missing) return `it uses ${missing.side}.${missing.column}, which is not among its columns`;
  return undefined;
}
