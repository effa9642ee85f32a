import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { problem } from '../../base/errors/index.ts';
import { levelWeights } from '../model/index.ts';
import type { TrainedModel } from '../scoring/index.ts';
import {
  blockingRuleSchema,
  type LinkSettings,
  plannedComparisons,
  plannedRules,
} from '../settings/index.ts';
import type { LinkJob } from './link-files.ts';

const share = z.number().min(0).max(1);

/** A trained model as it is kept: versioned, with the run that made it. */
export const linkModelSchema = z.strictObject({
  format: z.literal('chipao-link-model-1'),
  /** Hash of what the model depends on: comparisons, rules and the probabilities themselves. */
  version: z.string(),
  made: z.strictObject({ on: z.iso.datetime(), records: z.number(), pairs: z.number() }),
  comparisons: z.array(
    z.strictObject({
      name: z.string(),
      /** From the best agreement down to `else`. */
      levels: z.array(z.strictObject({ label: z.string(), m: share, u: share, weight: z.number() })),
    }),
  ),
  lambda: share,
  expectedMatches: z.number(),
  /** The blocking rules as settings have them, so that rules once chosen can be used again. */
  blocking: z.array(blockingRuleSchema).optional(),
  rules: z.array(
    z.strictObject({
      rule: z.string(),
      pairs: z.number(),
      lambda: share,
      iterations: z.number(),
      converged: z.boolean(),
      skipped: z.array(z.string()),
      u: z.array(z.array(z.number())),
    }),
  ),
});
export type LinkModel = z.infer<typeof linkModelSchema>;

/** A job's model as it is kept. */
export function modelOf(job: LinkJob, made: Date): LinkModel {
  const { model, comparisons } = job;
  const weights = levelWeights(model);
  const content = {
    comparisons: comparisons.map(({ name, levels }, field) => ({
      name,
      levels: [...levels.map(({ label }) => label), 'else'].map((label, index) => {
        const level = levels.length + 1 - index;
        return {
          label,
          m: model.m[field]?.[level] ?? 0,
          u: model.u[field]?.[level] ?? 0,
          weight: weights[field]?.[level] ?? 0,
        };
      }),
    })),
    lambda: model.lambda,
    expectedMatches: model.expectedMatches,
    ...(job.settings.blocking === 'auto' ? {} : { blocking: job.settings.blocking }),
    rules: model.sessions.map((session) => ({
      ...session,
      skipped: [...session.skipped],
      u: session.u.map((row) => [...row]),
    })),
  };
  const version = createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16);
  const run = { on: made.toISOString(), records: job.records.count, pairs: job.pairs.compared };
  return { format: 'chipao-link-model-1', version, made: run, ...content };
}

/** Reads a model file. Throws LINK_MODEL_UNREADABLE. */
export async function readModel(path: string): Promise<LinkModel> {
  try {
    return linkModelSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (cause) {
    throw problem('LINK_MODEL_UNREADABLE', { path }, cause);
  }
}

/** Settings that leave the blocking rules open, with those that the model was trained with. */
export function withRulesOf(kept: LinkModel, settings: LinkSettings): LinkSettings {
  return settings.blocking === 'auto' && kept.blocking ? { ...settings, blocking: kept.blocking } : settings;
}

/** A model ready to score with. Throws LINK_MODEL_OTHER when it was trained for other comparisons or rules. */
export function trainedModel(kept: LinkModel, settings: LinkSettings, path: string): TrainedModel {
  const shapeOf = (
    list: readonly Readonly<{ name: string; levels: readonly Readonly<{ label: string }>[] }>[],
  ) =>
    JSON.stringify(
      list.map(({ name, levels }) => [
        name,
        levels.map(({ label }) => label).filter((label) => label !== 'else'),
      ]),
    );
  if (shapeOf(kept.comparisons) !== shapeOf(plannedComparisons(settings)))
    throw problem('LINK_MODEL_OTHER', { path, part: 'comparisons' });
  const rules = plannedRules(settings).map(({ text }) => text);
  if (JSON.stringify(kept.rules.map(({ rule }) => rule)) !== JSON.stringify(rules))
    throw problem('LINK_MODEL_OTHER', { path, part: 'blocking' });
  const byLevel = (pick: (level: LinkModel['comparisons'][number]['levels'][number]) => number) =>
    kept.comparisons.map(({ levels }) => [1, ...levels.toReversed().map(pick)]);
  return {
    m: byLevel(({ m }) => m),
    u: byLevel(({ u }) => u),
    lambda: kept.lambda,
    expectedMatches: kept.expectedMatches,
    sessions: kept.rules,
  };
}
