import { problem } from '../errors/index.ts';
import { type AreaCode, COUNTRY_CODE } from '../model/index.ts';

/** What somebody is here as: a viewer sees counts, an officer also the people of the own area. */
export type Role = 'viewer' | 'officer';

/** Who asks, and how far they may see. */
export type Viewer = Readonly<{ role: Role; area: AreaCode; subject: string; sessionId: string | undefined }>;

/** Somebody who is an officer; only these reach names. */
export type Officer = Viewer & Readonly<{ role: 'officer' }>;

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
