import { z } from 'zod';

const MONTH = String.raw`(?!0000)\d{4}-(0[1-9]|1[0-2])`;

/** A month of the calendar, `YYYY-MM`. */
export const monthSchema = z.string().regex(new RegExp(`^${MONTH}$`));

/** The same, or `none` where no day is known. */
export const monthOrNoneSchema = z.string().regex(new RegExp(`^(${MONTH}|none)$`));

/** What may be a receipt of an upload. */
export const uploadReceiptSchema = z.string().regex(/^[\w-]{1,40}$/);
