import { csvFile } from '../../../base/model/index.ts';
import type { FileTable } from './table.ts';

/** A table as comma-separated text, one line a row and nothing else, so that programs read it too. */
export function writeCsv({ head, lines }: Pick<FileTable, 'head' | 'lines'>): string {
  return csvFile([head, ...lines].map((cells) => cells.map((cell) => cell ?? null)));
}
