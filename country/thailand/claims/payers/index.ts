import { z } from 'zod';
import { type PayerContent, STATEMENT_WORDS } from '../../../../src/base/claim/index.ts';
import { problem } from '../../../../src/base/errors/index.ts';
import { findYaml, loadYaml } from '../../yaml.ts';

const text = z.strictObject({ th: z.string().min(1), en: z.string().min(1) });
const word = z.string().regex(/^[a-z][a-z0-9-]*$/);

const wireSchema = z.strictObject({
  kind: z.literal('eclaim'),
  production: z.url(),
  test: z.url(),
  userAgent: z.string().min(1),
  bytes: z.int().positive(),
  claims: z.int().positive(),
  text: z.strictObject({
    encoding: z.enum(['utf-8', 'windows-874']),
    bom: z.boolean(),
    lineEnd: z.enum(['lf', 'crlf']),
    header: z.enum(['none', 'present']),
  }),
  verified: z.boolean(),
});

const payersSchema = z.strictObject({
  payers: z
    .array(
      z.strictObject({
        id: word,
        title: text,
        party: z.string().min(1),
        agreement: z.string().min(1),
        grant: z.string().min(1),
        mainRight: z.string().min(1),
        statements: z.strictObject({ rep: word, stm: word }),
        wire: wireSchema,
      }),
    )
    .min(1),
  blobs: z.record(z.string(), z.string()),
  hospitalColumns: z.array(z.strictObject({ file: z.string(), column: z.string() })),
  keys: z.strictObject({ stay: z.string(), visit: z.string(), patient: z.string() }),
});

const layoutSchema = z.strictObject({
  id: word,
  kind: z.enum(['rep', 'stm']),
  title: text,
  sheet: z.string().min(1),
  verified: z.boolean(),
  note: text,
  columns: z
    .array(
      z.strictObject({
        name: z.string().min(1),
        holds: z.enum(STATEMENT_WORDS).optional(),
        /** Somebody has seen its name. */
        known: z.boolean().default(true),
      }),
    )
    .min(1),
});

/** Reads whom claims go to, and how files look in which payers tell what they decided and paid. */
export function loadPayers(): PayerContent {
  const content = loadYaml(new URL('payers.yaml', import.meta.url), payersSchema);
  const layouts = findYaml(new URL('layouts/', import.meta.url)).map((file) => loadYaml(file, layoutSchema));
  for (const { id, statements } of content.payers) {
    const missing = Object.values(statements).find((name) => !layouts.some((layout) => layout.id === name));
    if (missing)
      throw problem('CONTENT_INVALID', {
        file: 'claims/payers/payers.yaml',
        where: `${id}.statements`,
        reason: `there is no layout ${missing}`,
      });
  }
  return { ...content, layouts };
}
