import { z } from 'zod';

/** The two roles of the development sign-in: a viewer sees figures, an officer also the names of the own area. */
export const roleSchema = z.enum(['viewer', 'officer']);

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
