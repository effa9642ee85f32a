import { id, join, literal, type Sql, sql } from '../../../base/lake/index.ts';
import type { Deliveries } from '../deliveries.ts';
import { dateOf, type MadeColumns } from '../fact-columns.ts';
import type { PlaceEvidence } from '../settings.ts';

type Heard = PlaceEvidence & { place: Sql; ends: readonly Sql[] };

const NOTHING = sql`cast(null as varchar)`;

/** Places read from each register, boiled down to four columns that everything below is said with. */
export function residenceParts(evidence: readonly PlaceEvidence[], deliveries: Deliveries): MadeColumns {
  const heard = heardPlaces(evidence, deliveries);
  const current = heard.filter((one) => one.holds.startsWith('current'));
  const register = heard.filter((one) => one.holds === 'register');
  return {
    lives_at: firstOf(heard),
    lives_at_source: sql`case when false then null ${join(
      heard.map((one) => sql`when ${one.place} is not null then ${literal(one.name)}`),
      ' ',
    )} end`,
    current_subdistrict: sql`substr(${firstOf(current)}, 1, 6)`,
    registered_at: firstOf(register),
  };
}

/**
 * Where a person lives, from the most trusted register that knows. Registers conflict when
 * - two that speak of the present residence name different subdistricts, or
 * - one says the person is registered where he lives, and the house register has him in another subdistrict, or
 * - a roll keeps a subdistrict that is neither where he lives nor where he is registered.
 * Living away from one's register house is no conflict. That there is none is known only when every register was heard, and the
 * house register is known of everybody whose roll names another place than the residence.
 */
export function residenceColumns(evidence: readonly PlaceEvidence[], deliveries: Deliveries): MadeColumns {
  const heard = heardPlaces(evidence, deliveries);
  const conflicts = heard.flatMap((one) =>
    one.ends.flatMap((end) => conflictsOf(one, end).map((test) => sql`(${test})`)),
  );
  const silence = heard.length === evidence.length ? sql`false` : sql`null`;
  const dates = heard.map((one) => sql`when ${literal(one.name)} then ${dateOf(one.source, deliveries)}`);
  return {
    village_code: sql`case when length(lives_at) = 8 then lives_at else ${villageWithin(heard)} end`,
    subdistrict_code: sql`substr(lives_at, 1, 6)`,
    place_source: sql`lives_at_source`,
    place_as_of: sql`case lives_at_source when '' then null ${join(dates, ' ')} end`,
    registered_village_code: sql`case when length(registered_at) = 8 then registered_at end`,
    address_conflict: join([...conflicts, silence], ' or '),
  };
}

/** The most trusted village inside a subdistrict that came without one. */
function villageWithin(heard: readonly Heard[]): Sql {
  const inside = heard.map(({ place }) => {
    return sql`case when length(${place}) = 8 and substr(${place}, 1, 6) = lives_at then ${place} end`;
  });
  return sql`coalesce(${join([...inside, NOTHING])})`;
}

/** Whether one register's word conflicts with the rest; a roll cannot be judged where the house register is not known. */
function conflictsOf(one: Heard, end: Sql): Sql[] {
  const registered = sql`substr(registered_at, 1, 6)`;
  switch (one.holds) {
    case 'current':
      return [sql`coalesce(${end} <> current_subdistrict, false)`];
    case 'current-and-registered':
      return [
        sql`coalesce(${end} <> current_subdistrict, false)`,
        sql`coalesce(${end} <> ${registered}, false)`,
      ];
    case 'roll':
      return [sql`case when ${end} <> substr(lives_at, 1, 6) then ${end} <> ${registered} else false end`];
    default:
      return [];
  }
}

function heardPlaces(evidence: readonly PlaceEvidence[], deliveries: Deliveries): Heard[] {
  return evidence.flatMap((one, index) => {
    if (deliveries.reach(one.source, one.via) !== 'fresh') return [];
    const place = id(`place__${index}`);
    const ends = one.holds.startsWith('current')
      ? ['min', 'max'].map((end) => id(`place_${end}__${index}`))
      : [sql`substr(${place}, 1, 6)`];
    return [{ ...one, place, ends }];
  });
}

function firstOf(heard: readonly Heard[]): Sql {
  return sql`coalesce(${join([...heard.map((one) => one.place), NOTHING])})`;
}
