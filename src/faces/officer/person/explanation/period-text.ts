import type { ExplanationAnswer } from '../../../../contract/index.ts';
import type { Words } from '../../../shared/index.ts';

/** An amount for as long as it stands: a month, a year, once. */
export function periodText(
  satang: number,
  period: ExplanationAnswer['period'],
  { say, formats }: Words,
): string {
  return say(`period.${period}`, { baht: formats.baht(satang) });
}
