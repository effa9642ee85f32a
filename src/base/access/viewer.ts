import { problem } from '../errors/index.ts';
import { type AreaCode, COUNTRY_CODE, ROLES, type Role } from '../model/index.ts';

/** Who asks, and how far they may see. */
export type Viewer = Readonly<{
  role: Role;
  area: AreaCode;
  /** Who it is to whoever signed them in: an officer's account, a citizen's, or the id of a party. */
  subject: string;
  sessionId: string | undefined;
  /** Whom somebody works for: of a steward the agency whose facts they answer for, of a hospital's person the code of the hospital. */
  agency?: string | undefined;
  /** The id of a citizen's own person, as in `/people/:id`. */
  person?: string | undefined;
  /** The id of the dependent a citizen acts for. */
  actsFor?: string | undefined;
  /** The lake's numbers of people outside the area whom this officer may see for a while, because of a case. */
  granted?: readonly bigint[] | undefined;
  /** Those of people whom this officer may not see before somebody else agrees, wherever they live. */
  withheld?: ReadonlySet<bigint> | undefined;
}>;

/** A viewer of one role. */
export type ViewerAs<One extends Role> = Viewer & Readonly<{ role: One }>;

/** Somebody who is an officer; only these reach names. */
export type Officer = ViewerAs<'officer'>;

/** Somebody who reviews whether records are one person; only these reach the pairs in doubt. */
export type Steward = ViewerAs<'steward'>;

/** Somebody who answers for the protection of personal data. */
export type ProtectionOfficer = ViewerAs<'protection-officer'>;

/** Somebody who works for one hospital; only its claims are theirs to see. */
export type HospitalPerson = ViewerAs<'hospital'> & Readonly<{ hospital: string }>;

/** Somebody who came for their own person. */
export type Citizen = ViewerAs<'citizen'> & Readonly<{ person: string }>;

/** Whoever did not sign in. */
export const ANYONE: Viewer = {
  role: 'viewer',
  area: COUNTRY_CODE as AreaCode,
  subject: 'anyone',
  sessionId: undefined,
};

/** Lets only an officer pass: SIGN_IN_NEEDED for whoever has not signed in, NOT_ALLOWED for another role. */
export function asOfficer(viewer: Viewer): Officer {
  return asRole(viewer, 'officer');
}

/** Lets only a data steward pass. */
export function asSteward(viewer: Viewer): Steward {
  return asRole(viewer, 'steward');
}

/** Lets only a protection officer pass. */
export function asProtectionOfficer(viewer: Viewer): ProtectionOfficer {
  return asRole(viewer, 'protection-officer');
}

/** Lets only somebody of a hospital pass; NOT_ALLOWED for one of whom it is not known which. */
export function asHospital(viewer: Viewer): HospitalPerson {
  const { agency } = viewer;
  if (viewer.role === 'hospital' && agency === undefined) throw problem('NOT_ALLOWED');
  return { ...asRole(viewer, 'hospital'), hospital: agency ?? '' };
}

/** Lets only a citizen pass whose own person is known; NOT_ALLOWED for one who is in no register. */
export function asCitizen(viewer: Viewer): Citizen {
  const { person } = viewer;
  if (viewer.role === 'citizen' && person === undefined) throw problem('NOT_ALLOWED');
  return { ...asRole(viewer, 'citizen'), person: person ?? '' };
}

/** Lets only one role pass: SIGN_IN_NEEDED for whoever has not signed in, NOT_ALLOWED for another role. */
export function asRole<One extends Role>(viewer: Viewer, role: One): ViewerAs<One> {
  if (viewer.role === role) return { ...viewer, role };
  throw problem(viewer.sessionId ? 'NOT_ALLOWED' : 'SIGN_IN_NEEDED');
}

/** Reads a role from text; gives nothing when the text is none. */
export function parseRole(text: string): Role | undefined {
  return ROLES.find((role) => role === text);
}
