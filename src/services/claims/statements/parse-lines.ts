/** Cells of comma-separated lines: a cell in quotation marks may hold commas, breaks and doubled marks. */
export function parseLines(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    const [cell, next] = text[at] === '"' ? quotedCell(text, at + 1) : plainCell(text, at);
    row.push(cell);
    at = next;
    if (text[at] === ',') {
      at += 1;
      if (at === text.length) row.push('');
      continue;
    }
    if (text[at] === '\r') at += 1;
    if (text[at] === '\n') at += 1;
    rows.push(row);
    row = [];
  }
  if (row.length > 0) rows.push(row);
  return rows;
}

function plainCell(text: string, from: number): [string, number] {
  let at = from;
  while (at < text.length && text[at] !== ',' && text[at] !== '\n' && text[at] !== '\r') at += 1;
  return [text.slice(from, at), at];
}

function quotedCell(text: string, from: number): [string, number] {
  let cell = '';
  let at = from;
  while (at < text.length) {
    const end = text.indexOf('"', at);
    if (end < 0) return [cell + text.slice(at), text.length];
    cell += text.slice(at, end);
    if (text[end + 1] !== '"') return [cell, skipRest(text, end + 1)];
    cell += '"';
    at = end + 2;
  }
  return [cell, at];
}

/** What stands between a closing mark and the next comma belongs to nothing. */
function skipRest(text: string, from: number): number {
  return plainCell(text, from)[1];
}
