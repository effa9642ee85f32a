import type { ColumnDescription } from './file-set.ts';

const LETTERS = { text: 'C', code: 'C', number: 'N', date: 'D', time: 'T', datetime: 'DT' } as const;

/** A column in the short words of layouts: its name, kind with length, and what is asked of it. */
export function shapeWords(
  column: ColumnDescription,
): [name: string, shape: string, asked: string, codes: string] {
  const { name, aliases, type, length, decimals, required, optional, codes, verified } = column;
  const size = length === undefined || type === 'date' ? '' : String(length);
  const shape = `${LETTERS[type]}${size}${decimals > 0 ? `.${decimals}` : ''}`;
  const asked = `${required ? '*' : ''}${optional ? '(+)' : ''}${verified ? '' : '?'}`;
  return [[name, ...aliases].join('/'), shape, asked, codes?.id ?? ''];
}
