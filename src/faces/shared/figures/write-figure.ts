import type { MeasureAnswer } from '../../../contract/index.ts';
import type { Formats } from '../formats/index.ts';

/** Writes a figure in full: money as whole baht, a ratio with its decimals, everything else as a whole number. */
export function writeFigure(unit: MeasureAnswer['unit'], value: number, formats: Formats): string {
  if (unit === 'satang-a-month') return formats.wholeBaht(value);
  return unit === 'ratio' ? formats.ratio(value) : formats.count(value);
}

/** Writes a figure in few letters, for headlines and legends. */
export function writeShortFigure(unit: MeasureAnswer['unit'], value: number, formats: Formats): string {
  if (unit === 'satang-a-month') return formats.shortBaht(value);
  return writeFigure(unit, value, formats);
}
