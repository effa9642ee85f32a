import type { ToldCountAnswer } from '../../../../contract/index.ts';
import type { Words } from '../../../shared/index.ts';

/** A count as it was told. */
export function countWords({ count, fewerThan }: ToldCountAnswer, { say, formats }: Words): string {
  if (count !== null) return formats.count(count);
  return say('sharing.effect.fewer', { count: fewerThan ?? 0 });
}
