import type { Row } from '../../base/lake/index.ts';
import type { IsoDate } from '../../base/model/index.ts';
import { KINDS, type Kind } from '../../stages/households/index.ts';
import { ageOn, type Reading } from '../lookup/index.ts';
import { dayIn } from './days.ts';
import type { Self } from './self.ts';

/** Somebody who is counted with a citizen: of others no more than how they are related and whether they are a child. */
export type MyHouseholdMember = Readonly<{
  isSelf: boolean;
  /** Only one's own, and that of a dependent. */
  givenName: string | null;
  role: string;
  isChild: boolean | null;
  since: IsoDate | null;
  until: IsoDate | null;
}>;

/** A household that one register counts a citizen in. */
export type MyHousehold = Readonly<{ kind: Kind; members: MyHouseholdMember[] }>;

/** With whom registers count a citizen; the four kinds are told apart and never mixed. */
export type MyHouseholds = Readonly<{ asOf: IsoDate; households: MyHousehold[] }>;

/** Who is counted with a citizen by which register. */
export function readMyHouseholds(
  reading: Reading,
  { key, housed }: Self,
  dependents: readonly Readonly<{ key: bigint }>[],
): MyHouseholds {
  const named = new Set([key, ...dependents.map((one) => one.key)]);
  const households = [...Map.groupBy(housed, (row) => row['household_id']).values()]
    .flatMap((rows) => {
      const kind = KINDS.find((one) => one === rows[0]?.['kind']);
      return kind
        ? [{ kind, members: eldestFirst(rows).map((row) => memberOf(reading, row, { key, named })) }]
        : [];
    })
    .sort((one, other) => KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind));
  return { asOf: reading.asOf, households };
}

function eldestFirst(rows: readonly Row[]): Row[] {
  const bornIn = (row: Row) => String(row['birth_date'] ?? '9999');
  return rows.toSorted((one, other) => bornIn(one).localeCompare(bornIn(other)));
}

function memberOf(
  reading: Reading,
  row: Row,
  { key, named }: Readonly<{ key: bigint; named: ReadonlySet<bigint> }>,
): MyHouseholdMember {
  const person = BigInt(String(row['person_id']));
  const born = dayIn(row['birth_date']);
  return {
    isSelf: person === key,
    givenName: named.has(person) ? String(row['given_name'] ?? '') || null : null,
    role: String(row['role'] ?? ''),
    isChild: born === null ? null : ageOn(born, reading.asOf) < childUnder(reading),
    since: dayIn(row['valid_from']),
    until: dayIn(row['valid_to']),
  };
}

/** Whoever is old enough to act for themselves is a child no more. */
function childUnder({ country }: Reading): number {
  return Math.max(0, ...country.citizens().proxies.map(({ underYears }) => underYears));
}
