/** The roles somebody can sign in as, from the least to the most particular. */
export const SIGN_IN_ROLES = [
  'viewer',
  'officer',
  'analyst',
  'steward',
  'auditor',
  'protection-officer',
  'hospital',
  'operator',
  'citizen',
] as const;
export type SignInRole = (typeof SIGN_IN_ROLES)[number];

/** Every role there is: a system of a party comes in by its key alone. */
export const ROLES = [...SIGN_IN_ROLES, 'integrator'] as const;

/**
 * What somebody is here as. A viewer sees counts; an officer also the people of the own area; an analyst true figures and no names;
 * a steward doubtful pairs of records and disputes; an auditor who read what; a protection officer requests about sensitive look-ups
 * and the work with personal data; somebody of a hospital the claims of that hospital alone; an operator of the gateway its queues, and no
 * patient; a citizen what is known of the own person; an integrator, a system of a party, what an agreement gives it.
 */
export type Role = (typeof ROLES)[number];
