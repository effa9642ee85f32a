import type { FileForm } from './open-table.ts';

/** Takes the names of columns out of a first line as it was read, a character a byte. */
export function namesInLine(
  head: string,
  { encoding, delimiter, quoted }: Pick<FileForm, 'encoding' | 'delimiter' | 'quoted'>,
): string[] {
  const text = new TextDecoder(encoding).decode(Buffer.from(head, 'latin1'));
  if (!quoted) return text.split(delimiter);
  const field = new RegExp(
    `(?:"((?:[^"]|"")*)"|([^${escapeInClass(delimiter)}]*))(?:${escapeInClass(delimiter)}|$)`,
    'gy',
  );
  const names: string[] = [];
  for (const [whole, inQuotes, plain] of text.matchAll(field)) {
    if (whole === '' && !text.endsWith(delimiter)) break;
    names.push(inQuotes?.replaceAll('""', '"') ?? plain ?? '');
  }
  return names;
}

function escapeInClass(letter: string): string {
  return `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
