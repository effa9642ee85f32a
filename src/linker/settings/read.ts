import { readFile } from 'node:fs/promises';
import { problem } from '../../base/errors/index.ts';
import { columnsNeeded, plannedComparisons } from './columns.ts';
import { settingFault } from './fault.ts';
import { type LinkSettings, linkSettingsSchema } from './schema.ts';

/** Reads a settings file. Throws LINK_SETTINGS_MISSING, LINK_SETTINGS_NOT_JSON, and what `parseLinkSettings` throws. */
export async function readLinkSettings(path: string): Promise<LinkSettings> {
  let text: string;
  try {
    text = (await readFile(path, 'utf8')).replace(/^\uFEFF/, '');
  } catch (cause) {
    throw problem('LINK_SETTINGS_MISSING', { file: path }, cause);
  }
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (cause) {
    throw problem('LINK_SETTINGS_NOT_JSON', { file: path, line: lineOf(text, cause) }, cause);
  }
  return parseLinkSettings(data, path);
}

/**
 * Settings from plain data. Throws LINK_SETTING_* with the place of what cannot be used, LINK_NAME_SHARED, LINK_COLUMN_IDLE and
 * PRESET_NEEDS_COLUMN.
 */
export function parseLinkSettings(data: unknown, file = 'settings'): LinkSettings {
  const parsed = linkSettingsSchema.safeParse(data, { reportInput: true });
  if (!parsed.success) {
    const [first] = parsed.error.issues;
    throw first ? settingFault(first, file) : problem('LINK_SETTING_WRONG', { file, where: '$' });
  }
  const names = plannedComparisons(parsed.data).map(({ name }) => name);
  const shared = names.find((name, place) => names.indexOf(name) !== place);
  if (shared !== undefined) throw problem('LINK_NAME_SHARED', { file, name: shared });
  const needed = new Set(columnsNeeded(parsed.data));
  const idle = Object.keys(parsed.data.columns).find((column) => !needed.has(column));
  if (idle !== undefined) throw problem('LINK_COLUMN_IDLE', { file, column: idle });
  return parsed.data;
}

const SHOWN_COLUMNS = 40;

/** Refuses settings that name columns a file does not have. Throws LINK_COLUMN_UNKNOWN with the columns there are. */
export function checkColumns(settings: LinkSettings, present: readonly string[], path: string): void {
  const known = new Set(present);
  const wanted = [
    ...columnsNeeded(settings).map((column) => settings.columns[column]?.from ?? column),
    ...[settings.id, settings.truth].filter((column) => column !== undefined),
  ];
  const missing = [...new Set(wanted)].filter((column) => !known.has(column));
  if (missing.length === 0) return;
  const shown = present.slice(0, SHOWN_COLUMNS).join(', ');
  throw problem('LINK_COLUMN_UNKNOWN', { path, columns: missing.join(', '), known: shown });
}

/** How many letters before the fault a message of JSON.parse quotes. */
const QUOTED_BEFORE = 10;

/** The line at which JSON.parse stopped: its message has the place, or quotes what stands around it. */
function lineOf(text: string, cause: unknown): number {
  const message = cause instanceof Error ? cause.message : '';
  const place = /at position (\d+)/.exec(message)?.[1];
  const [, cut, around = ''] = /, (\.\.\.)?"(.*?)"(?:\.\.\.)? is not valid JSON$/s.exec(message) ?? [];
  const end = message.includes('end of JSON')
    ? text.length
    : text.indexOf(around) + (cut ? QUOTED_BEFORE : 0);
  return text.slice(0, place === undefined ? end : Number(place)).split('\n').length;
}
