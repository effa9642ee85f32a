import { rm } from 'node:fs/promises';
import type { Engine } from '../engine.ts';
import { duckDbFiles, type ParquetLayout } from './parquet-files.ts';

/** Looking over so many groups before one is read takes about two milliseconds. */
const GROUPS_A_FILE = 100;

/** How a table lies of which pages read few rows by a key: in groups of so many rows, and in files of not too many groups. */
export function servedByKey(rowGroupRows: number): ParquetLayout {
  return { rowGroupRows, groupsAFile: GROUPS_A_FILE };
}

/**
 * Writes a file that has more row groups than the layout lets a file have as several, in the same order; tells which files there are
 * then. Nothing is known of how many rows a statement gives before it is done, and most countries' tables stay in one.
 */
export async function cutFile(engine: Engine, path: string, layout: ParquetLayout = {}): Promise<string[]> {
  const { rowGroupRows, groupsAFile } = layout;
  if (rowGroupRows === undefined || groupsAFile === undefined) return [path];
  const [told] = await engine.rows(duckDbFiles.countRows(path));
  const rows = Number(told?.['rows']);
  const parts = Math.ceil(rows / (rowGroupRows * groupsAFile));
  if (parts < 2) return [path];
  const files: string[] = [];
  for (let part = 1; part <= parts; part++) {
    const file = path.replace(/\.parquet$/, `-${String(part).padStart(5, '0')}.parquet`);
    const [first, end] = [part - 1, part].map((place) => Math.floor((rows * place) / parts));
    const select = duckDbFiles.rowsOfFile(path, { first: first ?? 0, last: (end ?? rows) - 1 });
    await engine.run(duckDbFiles.writeParquet(select, file, layout));
    files.push(file);
  }
  await rm(path);
  return files;
}
