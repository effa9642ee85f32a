import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Engine, type EngineLimits, openEngine } from '../../base/lake/index.ts';

type Cell = string | number | null;

/** A folder of a test's own, with an engine. */
export type Workshop = Readonly<{
  engine: Engine;
  folder: string;
  limits: EngineLimits;
  path: (name: string) => string;
  /** Writes a CSV of the rows and gives its path; the columns are those of the first row. */
  writeCsv: (name: string, rows: readonly Readonly<Record<string, Cell>>[]) => Promise<string>;
  close: () => Promise<void>;
}>;

/** Opens an engine and an empty folder; `close` takes both away. */
export async function openWorkshop(threads = 1): Promise<Workshop> {
  const folder = await mkdtemp(join(tmpdir(), 'chipao-linker-'));
  const limits = { memoryMb: 512, threads, tempDirectory: join(folder, 'spill') };
  const engine = await openEngine(limits);
  const path = (name: string) => join(folder, name);
  return {
    engine,
    folder,
    limits,
    path,
    writeCsv: async (name, rows) => {
      const columns = Object.keys(rows[0] ?? {});
      const lines = rows.map((row) => columns.map((column) => quoted(row[column] ?? null)).join(','));
      await writeFile(path(name), `${[columns.map(quoted).join(','), ...lines].join('\n')}\n`);
      return path(name);
    },
    close: async () => {
      await engine.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function quoted(cell: Cell): string {
  if (cell === null) return '';
  const text = String(cell);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
