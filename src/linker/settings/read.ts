import { readFile } from 'node:fs/promises';
import { type Problem, problem } from '../../base/errors/index.ts';
import { columnsNeeded } from './columns.ts';
import { type LinkSettings, linkSettingsSchema } from './schema.ts';

/** Reads a settings file. Throws LINK_SETTINGS_INVALID with the place in the file. */
export async function readLinkSettings(path: string): Promise<LinkSettings> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    throw invalid(path, { where: 'the file', reason: 'it cannot be read', cause });
  }
  try {
    return parseLinkSettings(JSON.parse(text), path);
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    throw invalid(path, { where: 'the file', reason: `it is not JSON (${cause.message})`, cause });
  }
}

/** Settings from plain data. Throws LINK_SETTINGS_INVALID. */
export function parseLinkSettings(data: unknown, file = 'settings'): LinkSettings {
  const parsed = linkSettingsSchema.safeParse(data);
  if (parsed.success) return parsed.data;
  const first = parsed.error.issues[0];
  throw invalid(file, {
    where: first?.path.join('.') || 'the whole',
    reason: first?.message ?? 'it has another shape',
  });
}

/** Refuses settings that name columns the files do not have. Throws LINK_SETTINGS_INVALID with the columns there are. */
export function checkColumns(settings: LinkSettings, present: readonly string[], file = 'settings'): void {
  const known = new Set(present);
  const wanted = [
    ...columnsNeeded(settings).map((column) => settings.columns[column]?.from ?? column),
    ...[settings.id, settings.truth].filter((column) => column !== undefined),
  ];
  const missing = wanted.filter((column) => !known.has(column));
  if (missing.length === 0) return;
  const reason = `the files have no column ${missing.join(', ')}; they have ${present.slice(0, 40).join(', ')}`;
  throw invalid(file, { where: 'columns', reason });
}

function invalid(file: string, fault: Readonly<{ where: string; reason: string; cause?: unknown }>): Problem {
  const { where, reason, cause } = fault;
  return problem('LINK_SETTINGS_INVALID', { file, where, reason }, cause);
}
