/** What somebody shares with another member of the household, as bits; `apart` is a place known of both that is not shared. */
export const SHARED = { number: 1, surname: 2, house: 4, surveyed: 8, surveyedAsKin: 16, apart: 32 } as const;
