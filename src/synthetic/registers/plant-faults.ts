import { type Copied, type RowFault, type SpoilContext, spoil } from '../faults/index.ts';
import type { Stream } from '../random.ts';
import type { SyntheticCountry } from '../settings/index.ts';
import type { Fields, Identity } from './cells.ts';
import type { Entry, Sheet } from './entry.ts';

/** A row as it is written, and the faults that it came to have. */
export type Spoilt = Readonly<{ identity: Identity; fields: Fields; planted: readonly RowFault[] }>;

/** Plants faults in a row, one after the other; one that cannot stand there is left out. */
export function plantFaults(
  faults: readonly RowFault[],
  { entry, identity }: Readonly<{ entry: Entry; identity: Identity }>,
  { sheet, country }: Readonly<{ sheet: Sheet; country: SyntheticCountry }>,
): Spoilt {
  let spoilt: Spoilt = { identity, fields: entry.fields, planted: [] };
  for (const fault of faults) {
    const { person } = entry;
    const elsewhere = (): string | null => (person ? sheet.elsewhere(person) : null);
    const { faults: settings, words } = country.synthetic;
    const context = { person, family: sheet.people, elsewhere, months: words.months, settings };
    spoilt = withFault(sheet.stream, { spoilt, fault }, context);
  }
  return spoilt;
}

function withFault(
  stream: Stream,
  { spoilt, fault }: Readonly<{ spoilt: Spoilt; fault: RowFault }>,
  context: SpoilContext,
): Spoilt {
  const { identity, fields, planted } = spoilt;
  const copied: Copied = {
    ...identity,
    houseNumber: textOrNull(fields['house_no']),
    subdistrict: textOrNull(fields['subdistrict_code']),
  };
  const change = spoil(stream, { fault, copied }, context);
  if (!change) return spoilt;
  const { houseNumber = fields['house_no'], subdistrict = fields['subdistrict_code'], ...who } = change;
  return {
    identity: { ...identity, ...who },
    fields: { ...fields, house_no: houseNumber, subdistrict_code: subdistrict },
    planted: [...planted, fault],
  };
}

function textOrNull(value: Fields[string]): string | null {
  return typeof value === 'string' ? value : null;
}
