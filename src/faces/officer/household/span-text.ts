import type { PackageRight } from '../../../contract/index.ts';
import type { Words } from '../../shared/index.ts';

/** An amount in baht, or from the least to the most that it can be. */
export function spanText(
  { leastSatang, mostSatang }: PackageRight['worth'],
  { say, formats }: Words,
): string {
  const least = formats.baht(leastSatang);
  if (mostSatang === null) return say('package.span-open', { least });
  return leastSatang === mostSatang ? least : say('package.span', { least, most: formats.baht(mostSatang) });
}
