import { z } from 'zod';
import { ROLES } from '../../base/model/index.ts';

/** What somebody is here as; the gateway's roles, in the words of pages. */
const roleSchema = z.enum(ROLES);

/** Who is signed in, if anyone. */
export const sessionSchema = z
  .object({
    signedIn: z.boolean(),
    role: roleSchema,
    area: z.string().nullable(),
    name: z.string().nullable(),
    /** The id of the own person, and of the dependent one acts for. */
    person: z.string().nullable(),
    actsFor: z.string().nullable(),
    /** The code of the hospital one works for. */
    hospital: z.string().nullable(),
    /** Whether there is a way to sign in, and whether it is the one with invented people. */
    signInOffered: z.boolean(),
    developmentSignIn: z.boolean(),
  })
  .meta({ id: 'Session' });
export type SessionAnswer = z.infer<typeof sessionSchema>;

/** One of one's own sessions. */
const sessionLineSchema = z.object({
  id: z.string(),
  role: roleSchema,
  beganAt: z.string(),
  lastSeenAt: z.string(),
  endsAt: z.string(),
  /** The one that asks. */
  own: z.boolean(),
});
export type SessionLine = z.infer<typeof sessionLineSchema>;

export const sessionListSchema = z.object({ sessions: z.array(sessionLineSchema) }).meta({ id: 'Sessions' });
export type SessionList = z.infer<typeof sessionListSchema>;

/** How many sessions were ended. */
export const endedSessionsSchema = z.object({ ended: z.int() }).meta({ id: 'EndedSessions' });

/** An access token as OAuth names its parts. */
export const tokenSchema = z
  .object({ access_token: z.string(), token_type: z.enum(['DPoP', 'Bearer']), expires_in: z.int() })
  .meta({ id: 'Token' });
