import { z } from 'zod';

/** Short words and ids as agreements use them. */
export const wordSchema = z.string().regex(/^[a-z][a-z0-9_-]{0,79}$/, 'lower case letters, digits, - and _');

/** The id of a body that may sign: `org:moph`. */
export const partyIdSchema = z.string().regex(/^org:[a-z0-9-]{2,60}$/, 'a party is written org:name');

/** The id of an agreement over all its versions. */
export const agreementIdSchema = z
  .string()
  .regex(/^agr-[a-z0-9-]{2,60}$/, 'an agreement is written agr-name, in lower case');

/** A calendar date. */
export const daySchema = z.iso.date();

/** The same sentence in both languages. */
export const textSchema = z.strictObject({ th: z.string().trim().min(1), en: z.string().trim().min(1) });

/** A length of time as ISO 8601 writes it, in days, months or years. */
export const spanSchema = z.string().regex(/^P([1-9]\d{0,3})[DMY]$/, 'a span is written P180D, P6M or P1Y');

/** A hash as agreements carry it. */
export const hashSchema = z
  .string()
  .regex(/^sha256:[0-9a-f]{64}$/, 'a hash is written sha256: and 64 digits');
