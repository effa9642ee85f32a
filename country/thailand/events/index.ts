import { z } from 'zod';
import { problem } from '../../../src/base/errors/index.ts';
import { GAP_KINDS, parseIsoDate } from '../../../src/base/model/index.ts';
import type { EventContent } from '../../../src/country.ts';
import type { Programme } from '../../../src/stages/entitlements/index.ts';
import { KINDS } from '../../../src/stages/households/index.ts';
import type { FactSettings } from '../../../src/stages/profiles/index.ts';
import { loadYaml } from '../yaml.ts';

const FILE = 'events/events.yaml';
const text = z.strictObject({ th: z.string().min(1), en: z.string().min(1) });
const word = z.string().regex(/^[a-z][a-z0-9-]*$/);
const fact = z.string().regex(/^[a-z][a-z0-9_]*$/);
const day = z.iso.date().transform((written, context) => {
  const parsed = parseIsoDate(written);
  if (parsed) return parsed;
  context.addIssue({ code: 'custom', message: 'a day is written 2026-09-30' });
  return z.NEVER;
});

const effect = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('opens'),
    programmes: z.array(word).min(1),
    applicants: z.strictObject({
      households: z.array(z.enum(KINDS)).min(1),
      fromAge: z.int().min(0),
    }),
  }),
  z.strictObject({ kind: z.literal('stops'), flag: z.enum(GAP_KINDS) }),
  z.strictObject({ kind: z.literal('raises') }),
]);

const schema = z.strictObject({
  from: day,
  kinds: z
    .array(
      z.strictObject({
        id: word,
        title: text,
        told: text,
        when: z.enum(['appears', 'turns-true', 'turns-false', 'changes']),
        facts: z.array(fact).min(1),
        day: fact.optional(),
        unknownDay: z.enum(['counts', 'left-out']).default('left-out'),
        where: z.array(z.strictObject({ fact, is: z.string() })).default([]),
        withinDays: z.int().positive(),
        once: z.boolean().default(false),
        effect,
      }),
    )
    .min(1),
});

/** Reads what happens in people's lives and what follows, checked against programmes and facts. */
export function loadEvents(programmes: readonly Programme[], facts: FactSettings): EventContent {
  const content = loadYaml(new URL('events.yaml', import.meta.url), schema);
  const known = new Set([...facts.facts.map((one) => one.fact)]);
  const ids = new Set<string>();
  for (const kind of content.kinds) {
    const asked = [...kind.facts, ...(kind.day ? [kind.day] : []), ...kind.where.map((one) => one.fact)];
    const unknown = asked.find((name) => !known.has(name));
    if (unknown) throw invalid(kind.id, `no fact is called ${unknown}`);
    if (ids.has(kind.id)) throw invalid(kind.id, 'two kinds have this id');
    ids.add(kind.id);
    const opened = kind.effect.kind === 'opens' ? kind.effect.programmes : [];
    const none = opened.find((id) => !programmes.some((programme) => programme.id === id));
    if (none) throw invalid(kind.id, `no programme is called ${none}`);
  }
  return content;
}

function invalid(where: string, reason: string) {
  return problem('CONTENT_INVALID', { file: FILE, where, reason });
}
