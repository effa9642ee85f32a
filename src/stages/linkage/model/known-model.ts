import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { DatasetVersion } from '../../../base/model/index.ts';
import type { LinkageSettings } from '../settings.ts';
import { type LinkModel, linkModelSchema } from './model-schema.ts';

/** A model and where it comes from. */
export type KnownModel = Readonly<{
  id: string;
  model: LinkModel;
  /** Names the settings that it was learnt under. */
  settingsId: string;
  /** How many pairs it was learnt from. */
  pairs: number;
  /** The day of the version that learnt it, and that version; none while the version is being made. */
  learntOn: string | null;
  learntBy: string | null;
}>;

const noteSchema = z.object({
  id: z.string(),
  model: z.string().transform((text, context) => {
    const parsed = linkModelSchema.safeParse(JSON.parse(text));
    if (parsed.success) return parsed.data;
    context.addIssue('not a model of this release');
    return z.NEVER;
  }),
  settings_id: z.string(),
  pairs: z.number(),
  learnt_on: z.string().nullable(),
  learnt_by: z.string().nullable(),
});

/** The model that a version linked by; nothing where it had none, or one that this release cannot read. */
export function knownModelOf(version: DatasetVersion): KnownModel | undefined {
  const notes: unknown = version.notes['model'];
  const note = noteSchema.safeParse(Array.isArray(notes) ? notes[0] : undefined);
  if (!note.success) return undefined;
  const { id, model, settings_id: settingsId, pairs, learnt_on: learntOn, learnt_by: learntBy } = note.data;
  return { id, model, settingsId, pairs, learntOn, learntBy: learntBy ?? version.id };
}

/** Names everything that a country may set and that teaches or judges scores; another name means learning again. */
export function settingsIdOf(settings: LinkageSettings): string {
  const { scores, blocks, largestBlock, fold, near, eraYears, placeholderDays, sexOfTitle, place } = settings;
  const teaching = [scores, blocks, largestBlock, fold, near, eraYears, placeholderDays, sexOfTitle, place];
  return createHash('sha256').update(JSON.stringify(teaching)).digest('hex').slice(0, 12);
}
