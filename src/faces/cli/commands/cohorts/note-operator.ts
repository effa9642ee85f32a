import { COUNTRY_CODE, personKeyOf } from '../../../../base/model/index.ts';
import type { CohortDesk } from '../../../../services/cohorts/index.ts';
import type { House } from '../../wiring.ts';

/** Writes into the book of access whose names are about to be shown. */
export async function noteOperator(
  { ledger }: House,
  { reading }: CohortDesk,
  { act, people }: Readonly<{ act: string; people: readonly string[] }>,
): Promise<void> {
  const keys = new Set(people.flatMap((person) => personKeyOf(person) ?? []));
  await ledger.access.append({
    role: 'operator',
    act,
    purpose: 'operation',
    personKeys: [...keys],
    area: COUNTRY_CODE,
    datasetVersion: reading.version('areas').id,
    rows: keys.size,
  });
}
