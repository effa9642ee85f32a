import type { Text } from '../../../base/model/index.ts';
import type { Words } from '../../shared/index.ts';

const NAMED = 3;

/** Agencies by name, the first few of many. */
export function agencies(names: readonly Text[], { say, pick, formats }: Words): string {
  const shown = names.length > NAMED + 1 ? names.slice(0, NAMED) : names;
  const listed = formats.list(shown.map(pick));
  const rest = names.length - shown.length;
  return rest > 0 ? `${listed} ${say('sharing.many', { count: rest })}` : listed;
}
