/** The sex that registers write down. */
export type Sex = 'm' | 'f';
