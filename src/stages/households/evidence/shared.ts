import { dialect, join, literal, type Sql, sql } from '../../../base/lake/index.ts';

/** What somebody shares with another member of the household, as bits; `apart` is a place known of both that is not shared. */
export const SHARED = { number: 1, surname: 2, house: 4, surveyed: 8, surveyedAsKin: 16, apart: 32 } as const;
export const SHARED_WAYS = 64;

/** What somebody is to the centre of the household by numbers; the place in this list, times the ways to share, stands above them. */
export const NUMBER_ROLES = ['spouse', 'child', 'parent', 'sibling'] as const;

/** The role that numbers give, from what is shared with the centre; null where they give none. */
export function numberRoleOf(shared: Sql): Sql {
  const roles = NUMBER_ROLES.map((role, index) => sql`when ${literal(index + 1)} then ${literal(role)}`);
  return sql`case ${dialect.divided(shared, literal(SHARED_WAYS))} ${join(roles, ' ')} end`;
}
