import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { problem } from '../../errors/index.ts';
import { parseTilePath, writeDurably } from '../log/index.ts';
import { type LogSource, readCheckpoint } from '../log-source.ts';
import type { Verifier } from '../notes/index.ts';
import { filesOf } from './verify-log.ts';

/** Whose keys an outsider is told beside the log. */
export type ExportKeys = Readonly<{
  log: Verifier;
  witnesses: readonly Readonly<{ verifier: Verifier; independent: boolean }>[];
}>;

const AT_ONCE = 64;

/** Writes a log into a new folder as the static files that anybody can serve and check: the checkpoint, its tiles, the keys. */
export async function exportLog(
  source: LogSource,
  folder: string,
  { log, witnesses }: ExportKeys,
): Promise<Readonly<{ size: number; files: number }>> {
  await mkdir(folder, { recursive: true });
  if ((await readdir(folder)).length > 0) throw problem('FOLDER_TAKEN', { folder });
  const checkpoint = await readCheckpoint(source);
  const paths = [...filesOf(checkpoint.size)];
  for (let from = 0; from < paths.length; from += AT_ONCE)
    await writeDurably(
      await Promise.all(
        paths.slice(from, from + AT_ONCE).map(async (path) => {
          const name = parseTilePath(path);
          const bytes = name && (await source.fetchTile(name));
          if (!bytes)
            throw problem('AUDIT_UNREADABLE', { place: source.place, reason: `${path} is missing` });
          return { path: join(folder, path), bytes };
        }),
      ),
    );
  const keys = [
    `log ${log.text}`,
    ...witnesses.map(
      ({ verifier, independent }) =>
        `witness ${verifier.text} ${independent ? 'independent' : 'development'}`,
    ),
  ];
  await writeDurably([
    { path: join(folder, 'keys'), bytes: `${keys.join('\n')}\n` },
    { path: join(folder, 'checkpoint'), bytes: checkpoint.note },
  ]);
  return { size: checkpoint.size, files: paths.length + 2 };
}
