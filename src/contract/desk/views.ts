import { z } from 'zod';

const nameSchema = z.string().trim().min(1).max(80);

/** A page under the name somebody gave it. */
export const savedViewSchema = z
  .object({ id: z.string(), name: z.string(), address: z.string(), at: z.iso.datetime() })
  .meta({ id: 'SavedView' });
export type SavedView = z.infer<typeof savedViewSchema>;

/** One's own views, the latest first. */
export const savedViewsSchema = z.object({ views: z.array(savedViewSchema) }).meta({ id: 'SavedViews' });
export type SavedViews = z.infer<typeof savedViewsSchema>;

/** A page to keep: its address on this web, without a host. */
export const keepViewSchema = z
  .strictObject({ name: nameSchema, address: z.string().max(400) })
  .meta({ id: 'KeepView' });
export type KeepView = z.infer<typeof keepViewSchema>;

/** Another name for a view. */
export const renameViewSchema = z.strictObject({ name: nameSchema }).meta({ id: 'RenameView' });
export type RenameView = z.infer<typeof renameViewSchema>;

/** The number of a view in an address. */
export const viewIdSchema = z.object({ view: z.string().max(15) });
