/** The sex a Thai register records; a row that says neither is handled by the source's contract. */
export const SEXES = ['male', 'female'] as const;
export type Sex = (typeof SEXES)[number];
