import { z } from 'zod';
import { problem } from '../../base/errors/index.ts';
import type { IsoDate } from '../../base/model/index.ts';
import type { Facts } from './evaluate.ts';
import { isoDateSchema, type Programme, type Value } from './language/index.ts';

const factsSchema = z.record(z.string(), z.union([z.boolean(), z.int(), z.string(), z.null()]));

/**
 * Examples that guard a programme, as an officer writes them: a sentence, a day, facts, what must come out. `person` holds
 * the facts that all cases of the file share; a case overrides them, and null takes one away. Money is whole baht.
 */
export const caseFileSchema = z.strictObject({
  programme: z.string(),
  person: factsSchema,
  cases: z
    .array(
      z.strictObject({
        case: z.string().min(1),
        on: isoDateSchema,
        facts: factsSchema.default({}),
        answer: z.enum(['eligible', 'not-eligible', 'cannot-tell']),
        baht: z.int().nullable().optional(),
        failed: z.array(z.string()).optional(),
        missing: z.array(z.string()).optional(),
        since: isoDateSchema.nullable().optional(),
      }),
    )
    .min(1),
});
export type CaseFile = z.infer<typeof caseFileSchema>;

/** One example with its facts as the lake would hold them. */
export type ProgrammeCase = Readonly<{
  case: string;
  on: IsoDate;
  facts: Facts;
  expected: Omit<CaseFile['cases'][number], 'case' | 'on' | 'facts'>;
}>;

/** Turns a file of examples into facts of the right types; a fact that no rule knows is refused. */
export function readCases(file: CaseFile, programme: Programme): ProgrammeCase[] {
  return file.cases.map(({ case: sentence, on, facts, ...expected }) => ({
    case: sentence,
    on,
    facts: Object.fromEntries(
      Object.entries({ ...file.person, ...facts }).map(([fact, value]) => [
        fact,
        typedFact(fact, value, programme),
      ]),
    ),
    expected,
  }));
}

function typedFact(
  name: string,
  value: boolean | number | string | null,
  programme: Programme,
): Value | null {
  const { facts, birth } = programme.settings;
  const type = name === birth.precision ? 'text' : facts.find((known) => known.fact === name)?.type;
  if (value === null && type !== undefined) return null;
  if (type === 'money' && typeof value === 'number') return BigInt(value) * 100n;
  if (type === 'boolean' && typeof value === 'boolean') return value;
  if (type === 'integer' && typeof value === 'number') return value;
  if ((type === 'text' || type === 'date') && typeof value === 'string') return value;
  const reason = type === undefined ? 'no rule knows this fact' : `the fact is of type ${type}`;
  throw problem('CONTENT_INVALID', { file: `cases of ${programme.id}`, where: name, reason });
}
