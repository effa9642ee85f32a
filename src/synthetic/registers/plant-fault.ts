import { type Copied, type RowFault, spoil } from '../faults/index.ts';
import type { SyntheticCountry } from '../settings/index.ts';
import type { Fields, Identity } from './cells.ts';
import type { Entry, Sheet } from './desk.ts';

/** What of a row a fault can change. */
export type Spoilt = Readonly<{ identity: Identity; fields: Fields }>;

/** The row with a fault in it; null when the fault cannot stand there. */
export function plantFault(
  fault: RowFault,
  { entry, identity }: Readonly<{ entry: Entry; identity: Identity }>,
  { sheet, country }: Readonly<{ sheet: Sheet; country: SyntheticCountry }>,
): Spoilt | null {
  const { person, fields } = entry;
  const { faults: settings, words } = country.synthetic;
  const copied: Copied = {
    ...identity,
    houseNumber: textOrNull(fields['house_no']),
    subdistrict: textOrNull(fields['subdistrict_code']),
  };
  const elsewhere = (): string | null => (person ? sheet.elsewhere(person) : null);
  const context = { person, family: sheet.people, elsewhere, months: words.months, settings };
  const change = spoil(sheet.stream, { fault, copied }, context);
  if (!change) return null;
  const { houseNumber, subdistrict, ...who } = change;
  return {
    identity: { ...identity, ...who },
    fields: {
      ...fields,
      ...(houseNumber === undefined ? {} : { house_no: houseNumber }),
      ...(subdistrict === undefined ? {} : { subdistrict_code: subdistrict }),
    },
  };
}

function textOrNull(value: Fields[string]): string | null {
  return typeof value === 'string' ? value : null;
}
