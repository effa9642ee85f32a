import type { Officer } from '../../../base/access/index.ts';
import { personIdOf, personKeyOf } from '../../../base/model/index.ts';
import type { PackageHousehold } from '../../../stages/entitlements/index.ts';
import { ageOn } from '../age.ts';
import { readAround } from '../person/index.ts';
import type { Reading } from '../reading.ts';

type Member = PackageHousehold['members'][number];

/** Who would move in: their facts, who shares units with them now, and what they are called. */
export type Newcomers = Readonly<{
  people: ReadonlyMap<string, Member>;
  around: readonly Member[];
  named: ReadonlyMap<string, Readonly<{ name: string; ageYears: number | null }>>;
}>;

const JOINS = 'joins:';

/** The people whom changes as they are written let move in. */
export function newcomersIn(written: readonly string[]): string[] {
  return written.flatMap((text) => (text.trim().startsWith(JOINS) ? [text.trim().slice(JOINS.length)] : []));
}

/** Reads who would move in; the dead, and whoever the officer may not see, are left out and then refused like nobody. */
export async function readNewcomers(
  reading: Reading,
  officer: Officer,
  wanted: readonly string[],
): Promise<Newcomers> {
  const keys = wanted.flatMap((text) => personKeyOf(text) ?? []);
  const living = (await reading.cards(keys, officer)).filter(({ profile }) => profile['alive'] !== false);
  const around = (
    await readAround(
      reading,
      living.map(({ key }) => key),
    )
  ).map((facts) => ({
    id: personIdOf(BigInt(String(facts['person_id']))),
    facts,
  }));
  const ids = new Set<string>(living.map(({ key }) => personIdOf(key)));
  return {
    people: new Map(around.filter(({ id }) => ids.has(id)).map((member) => [member.id, member])),
    around,
    named: new Map(
      living.map(({ key, profile }) => {
        const born = profile['birth_date'];
        const name = [profile['given_name'], profile['family_name']].filter(Boolean).join(' ');
        return [
          personIdOf(key),
          { name, ageYears: typeof born === 'string' ? ageOn(born, reading.asOf) : null },
        ];
      }),
    ),
  };
}

/** A household whose surroundings include those of who would move in. */
export function withAround(household: PackageHousehold, more: readonly Member[]): PackageHousehold {
  const there = new Set([...household.members, ...household.around].map(({ id }) => id));
  return { ...household, around: [...household.around, ...more.filter(({ id }) => !there.has(id))] };
}
