import type { SourceContract } from '../../stages/intake/index.ts';
import { type Day, partsOf, twoDigits } from '../calendar.ts';

/** What makes one file of a source differ from the next. */
export type FileParts = Readonly<{ asOf: Day; part?: string | undefined; unit?: string }>;

const ERA = 543;
/** Zips carry the time of day at which they were packed. */
const PACKED_AT = '083000';

/** A file name that the contract's own pattern accepts. */
export function fileNameOf({ file }: SourceContract, { asOf, part, unit }: FileParts): string {
  const { year, month, day } = partsOf(asOf);
  const date = `${year + (file.asOfEra === 'buddhist' ? ERA : 0)}${twoDigits(month)}${twoDigits(day)}`;
  return file.pattern
    .replaceAll(/^\^|\$$/g, '')
    .replace('(?<asOf>\\d{8})', date)
    .replace('(?<unit>\\d{5})', unit ?? '')
    .replace('\\d{6}', PACKED_AT)
    .replace('(_\\d+)?', part === undefined ? '' : `_${part}`)
    .replaceAll('\\.', '.');
}
