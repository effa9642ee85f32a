import { problem } from '../errors/index.ts';
import { type AreaCode, COUNTRY_CODE } from '../model/index.ts';

const ROLES = ['viewer', 'officer', 'steward'] as const;

/** What somebody is here as: a viewer sees counts, an officer also the people of the own area, a steward its doubtful pairs of records. */
export type Role = (typeof ROLES)[number];

/** Who asks, and how far they may see. */
export type Viewer = Readonly<{ role: Role; area: AreaCode; subject: string; sessionId: string | undefined }>;

/** Somebody who is an officer; only these reach names. */
export type Officer = Viewer & Readonly<{ role: 'officer' }>;

/** Somebody who reviews whether records are one person; only these reach the pairs in doubt. */
export type Steward = Viewer & Readonly<{ role: 'steward' }>;

/** Whoever did not sign in. */
export const ANYONE: Viewer = {
  role: 'viewer',
  area: COUNTRY_CODE as AreaCode,
  subject: 'anyone',
  sessionId: undefined,
};

/** Lets only an officer pass: SIGN_IN_NEEDED for whoever has not signed in, NOT_ALLOWED for another role. */
export function asOfficer(viewer: Viewer): Officer {
  if (viewer.role === 'officer') return { ...viewer, role: 'officer' };
  throw problem(viewer.sessionId ? 'NOT_ALLOWED' : 'SIGN_IN_NEEDED');
}

/** Lets only a data steward pass: SIGN_IN_NEEDED for whoever has not signed in, NOT_ALLOWED for another role. */
export function asSteward(viewer: Viewer): Steward {
  if (viewer.role === 'steward') return { ...viewer, role: 'steward' };
  throw problem(viewer.sessionId ? 'NOT_ALLOWED' : 'SIGN_IN_NEEDED');
}

/** Reads a role from text; gives nothing when the text is none. */
export function parseRole(text: string): Role | undefined {
  return ROLES.find((role) => role === text);
}
