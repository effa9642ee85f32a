import { z } from 'zod';

/** The roles of the development sign-in: a viewer sees figures, an officer also the names of the own area, a steward its doubtful pairs. */
export const roleSchema = z.enum(['viewer', 'officer', 'steward']);

/** What the development sign-in asks for. */
export const signInSchema = z
  .object({
    role: roleSchema,
    area: z.string().default('TH'),
    name: z.string().min(1).max(80).default('dev'),
  })
  .meta({ id: 'SignIn' });

/** Who is signed in, if anyone. */
export const sessionSchema = z
  .object({
    signedIn: z.boolean(),
    role: roleSchema,
    area: z.string().nullable(),
    name: z.string().nullable(),
    /** Whether the development sign-in is offered here. */
    developmentSignIn: z.boolean(),
  })
  .meta({ id: 'Session' });
export type SessionAnswer = z.infer<typeof sessionSchema>;
