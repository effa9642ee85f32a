import { dialect, join, literal, type Sql, type SqlStep, sql } from '../../../base/lake/index.ts';

const DIGITS = 13;
const NINE = literal(9);
const TEN = literal(10);

/** In how many ways one wrong digit, or two neighbours that changed places, make a number another. */
export const WAYS_TO_SLIP = DIGITS * 9 + DIGITS - 1;

/** What went wrong with a number, as a link tells it. */
export const SLIPS = { digit: 'NUMBER_DIGIT_REPAIRED', swap: 'NUMBER_SWAP_REPAIRED' } as const;

/**
 * Rows whose number nobody of the spine bears, be its check digit right or wrong, and the people of the spine whose number it is
 * but for one slip. Each number that may have been meant is made and looked up, so the spine is read once; rows without a given
 * name or a birth date could not be believed and are left out.
 */
export function slips(): SqlStep {
  const powers = Array.from({ length: DIGITS }, (_, place) => sql`(${literal(10n ** BigInt(place))})`);
  const digits = Array.from({ length: 10 }, (_, digit) => sql`(${literal(digit)})`);
  const [own, left] = [digitAt(sql`power`), digitAt(sql`(power * ${TEN})`)];
  return {
    table: 'slips',
    select: sql`
    with unheld as (
      select distinct unheld as number
      from residue
      where unheld is not null and given is not null and birth is not null
    ),
    place as (
      select power
      from (values ${join(powers)}) as place(power)
    ),
    meant as (
      select number, number + (digit - ${own}) * power as person, ${literal(SLIPS.digit)} as slip
      from unheld
      cross join place
      cross join (values ${join(digits)}) as digit(digit)
      where digit <> ${own}
      union all
      select number, number + (${own} - ${left}) * ${NINE} * power, ${literal(SLIPS.swap)}
      from unheld
      cross join place
      where ${own} <> ${left} and power < ${literal(10n ** BigInt(DIGITS - 1))}
    )
    select residue.record, meant.person, meant.slip
    from meant
    join spine on spine.person = meant.person
    join residue on residue.unheld = meant.number`,
  };
}

function digitAt(power: Sql): Sql {
  return sql`(${dialect.divided(sql`number`, power)} % ${TEN})`;
}
