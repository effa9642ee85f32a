import type { Officer } from '../../base/access/index.ts';
import { type AreaCode, COUNTRY_CODE, personKeyOf } from '../../base/model/index.ts';

import type { House } from './wiring.ts';

/** Whoever runs the command on this machine holds the files themselves; what is read is written down all the same. */
export const OPERATOR: Officer = {
  role: 'officer',
  area: COUNTRY_CODE as AreaCode,
  subject: 'operator',
  sessionId: undefined,
};

/** What the operator is about to see of whom; nulls are members who are not named. */
type OperatorSaw = Readonly<{
  act: string;
  people: readonly (string | null)[];
  version: string;
  area?: string | undefined;
}>;

/** Writes into the book of access whose data the operator is about to see. */
export async function noteOperator(
  { ledger }: House,
  { act, people, version, area }: OperatorSaw,
): Promise<void> {
  const keys = new Set(people.flatMap((person) => (person && personKeyOf(person)) || []));
  await ledger.access.append({
    role: 'operator',
    act,
    purpose: 'operation',
    personKeys: [...keys],
    area,
    datasetVersion: version,
    rows: keys.size,
  });
}
