import { join, literal, sql } from '../../../base/lake/index.ts';
import type { LookUpCause } from '../../../base/ledger/index.ts';
import { type AreaCode, COUNTRY_CODE, isWithin, parseAreaCode } from '../../../base/model/index.ts';
import type { Reading } from '../../lookup/index.ts';

/** Whom an officer asks about, and the officer's own person where it is known. */
export type Asked = Readonly<{ person: bigint; own: bigint | undefined; area: AreaCode; watched: boolean }>;

const PROVINCE_DIGITS = 2;

/**
 * Why somebody else has to agree before an officer sees a person. Of somebody who is in no register it is said what would be said
 * of somebody in another province, after the same work: the answer must not tell who exists.
 */
export async function causesOf(reading: Reading, asked: Asked): Promise<LookUpCause[]> {
  const { person, own, area, watched } = asked;
  const people = own === undefined ? [person] : [person, own];
  const [cards, shared] = await Promise.all([reading.cards(people), shareHousehold(reading, people)]);
  const found = cards.find(({ key }) => key === person);
  const mine = cards.find(({ key }) => key === own);
  const surname = found?.profile['family_name'];
  const causes: readonly (readonly [LookUpCause, boolean])[] = [
    ['other-province', !isNear(found?.village ?? null, area)],
    ['own-household', shared || person === own],
    ['same-surname', typeof surname === 'string' && surname === mine?.profile['family_name']],
    ['watched', watched],
  ];
  return causes.filter(([, holds]) => holds).map(([cause]) => cause);
}

/** Whether a place lies in the province an officer works in; the whole country is near to who works for all of it. */
function isNear(village: string | null, area: AreaCode): boolean {
  if (area === COUNTRY_CODE) return true;
  const place = village === null ? undefined : parseAreaCode(village);
  const province = parseAreaCode(area.slice(0, PROVINCE_DIGITS));
  return place !== undefined && province !== undefined && isWithin(place, province);
}

async function shareHousehold({ serving }: Reading, people: readonly bigint[]): Promise<boolean> {
  const rows = await serving.rows(sql`
    select household_id
    from households.members
    where person_id in (${join(people.map((key) => literal(key)))})
    group by household_id
    having count(distinct person_id) > 1
    limit 1`);
  return rows.length > 0;
}
