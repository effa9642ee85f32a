import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { problem } from '../../base/errors/index.ts';
import { levelWeights } from '../model/index.ts';
import type { LearntModel, TrainedModel } from '../scoring/index.ts';
import {
  blockingRuleSchema,
  type LinkSettings,
  type PlannedComparison,
  plannedComparisons,
  plannedRules,
} from '../settings/index.ts';
import type { LinkJob } from './link-files.ts';

const share = z.number().min(0).max(1);

/** What was learnt of all people, or of one population. */
const learntSchema = z.strictObject({
  comparisons: z.array(
    z.strictObject({
      name: z.string(),
      /** From the best agreement down to `else`. */
      levels: z.array(z.strictObject({ label: z.string(), m: share, u: share, weight: z.number() })),
    }),
  ),
  lambda: share,
  expectedMatches: z.number(),
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
type KeptLearnt = z.infer<typeof learntSchema>;

/** A trained model as it is kept: versioned, with the run that made it. */
export const linkModelSchema = learntSchema.extend({
  format: z.literal('chipao-link-model-1'),
  /** Hash of what the model depends on: comparisons, rules and the probabilities themselves. */
  version: z.string(),
  made: z.strictObject({ on: z.iso.datetime(), records: z.number(), pairs: z.number() }),
  /** The blocking rules as settings have them, so that rules once chosen can be used again. */
  blocking: z.array(blockingRuleSchema).optional(),
  /** Models of populations; null where there were too few pairs to learn from. */
  populations: z.array(z.strictObject({ name: z.string(), model: learntSchema.nullable() })).optional(),
});
export type LinkModel = z.infer<typeof linkModelSchema>;

/** A job's model as it is kept. */
export function modelOf(job: LinkJob, made: Date): LinkModel {
  const { model, comparisons, settings } = job;
  const populations = model.populations?.map((one) => ({
    name: one.name,
    model: one.model ? keptOf(one.model, comparisons) : null,
  }));
  const content = {
    ...keptOf(model, comparisons),
    ...(settings.blocking === 'auto' ? {} : { blocking: settings.blocking }),
    ...(populations ? { populations } : {}),
  };
  const version = createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16);
  const run = { on: made.toISOString(), records: job.records.count, pairs: job.pairs.compared };
  return { format: 'chipao-link-model-1', version, made: run, ...content };
}

function keptOf(model: LearntModel, comparisons: readonly PlannedComparison[]): KeptLearnt {
  const weights = levelWeights(model);
  return {
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
    rules: model.sessions.map((session) => ({
      ...session,
      skipped: [...session.skipped],
      u: session.u.map((row) => [...row]),
    })),
  };
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
  const names = settings.populations.map(({ name }) => name);
  if (JSON.stringify((kept.populations ?? []).map(({ name }) => name)) !== JSON.stringify(names))
    throw problem('LINK_MODEL_OTHER', { path, part: 'populations' });
  if (!kept.populations) return learntOf(kept);
  const populations = kept.populations.map(({ name, model }) => ({
    name,
    model: model ? learntOf(model) : undefined,
  }));
  return { ...learntOf(kept), populations };
}

function learntOf(kept: KeptLearnt): LearntModel {
  const byLevel = (pick: (level: KeptLearnt['comparisons'][number]['levels'][number]) => number) =>
    kept.comparisons.map(({ levels }) => [1, ...levels.toReversed().map(pick)]);
  return {
    m: byLevel(({ m }) => m),
    u: byLevel(({ u }) => u),
    lambda: kept.lambda,
    expectedMatches: kept.expectedMatches,
    sessions: kept.rules,
  };
}
