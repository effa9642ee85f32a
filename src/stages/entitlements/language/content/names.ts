import { z } from 'zod';

/** A text in both languages, neither of them empty. */
export const textSchema = z
  .strictObject({ th: z.string().min(1), en: z.string().min(1) })
  .meta({ id: 'text', description: 'In Thai and in English.' });

/** An id as it stands in addresses and file names. */
export const kebabSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is small letters, digits and hyphens');

/** A name as it stands in column names. */
export const snakeSchema = z
  .string()
  .regex(/^[a-z][a-z0-9_]*$/, 'a name is small letters, digits and underscores');
