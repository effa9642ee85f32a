import { z } from 'zod';
import { problem } from '../../../base/errors/index.ts';
import type { IsoDate } from '../../../base/model/index.ts';
import type { Circle, Facts } from '../evaluate.ts';
import { isoDateSchema, type Programme, type Value } from '../language/index.ts';

const factsSchema = z.record(z.string(), z.union([z.boolean(), z.int(), z.string(), z.null()]));
const unitSchema = z.string().min(1);

/** Whole baht, or satang as text in quotes ('600.50'). */
const bahtSchema = z.union([
  z.int(),
  z.string().regex(/^\d+(\.\d{1,2})?$/, "write whole baht, or satang as text in quotes, such as '600.50'"),
]);

const caseSchema = z.strictObject({
  case: z.string().min(1),
  on: isoDateSchema,
  /** The rules as they were known on this day; as they are known now when not given. */
  knownOn: isoDateSchema.optional(),
  facts: factsSchema.default({}),
  /** By unit the facts of its other members; the person of the case is always one of them. */
  households: z.record(unitSchema, z.array(factsSchema)).default({}),
  answer: z.enum(['eligible', 'not-eligible', 'cannot-tell']),
  /** In the programme's period. */
  baht: bahtSchema.nullable().optional(),
  failed: z.array(z.string()).optional(),
  missing: z.array(z.string()).optional(),
  since: isoDateSchema.nullable().optional(),
  /** The exception that decided; null: none did. */
  exception: z.string().nullable().optional(),
  /** Caps that made the amount smaller. */
  caps: z.array(z.string()).optional(),
  /** Temporary additions that the person gets. */
  overlays: z.array(z.string()).optional(),
  /** Whether the person holds the one right of the unit; null: it cannot be told, or each person has one. */
  holder: z.boolean().nullable().optional(),
});

/**
 * Examples that guard a programme, as an officer writes them: a sentence, a day, facts, what must come out. `person` holds
 * the facts that all cases of the file share, `member` those that all other members of units share; a case overrides them, and
 * null takes one away.
 */
export const caseFileSchema = z.strictObject({
  programme: z.string(),
  person: factsSchema,
  member: factsSchema.default({}),
  cases: z.array(caseSchema).min(1),
});
export type CaseFile = z.infer<typeof caseFileSchema>;
type CaseContent = CaseFile['cases'][number];

/** What must come out of an example; what it does not say is not tested. */
export type ExpectedOutcome = Omit<CaseContent, 'case' | 'on' | 'knownOn' | 'facts' | 'households' | 'baht'> &
  Readonly<{ satang?: bigint | null | undefined }>;

/** One example with its facts as the lake would hold them. */
export type ProgrammeCase = Readonly<{
  case: string;
  on: IsoDate;
  knownOn: IsoDate | undefined;
  facts: Facts;
  circle: Circle;
  expected: ExpectedOutcome;
}>;

/** Turns a file of examples into facts of the right types; a fact or a unit that no rule knows is refused. */
export function readCases(file: CaseFile, programme: Programme): ProgrammeCase[] {
  if (file.programme !== programme.id) {
    throw refuse(programme, 'programme', `these are cases of '${file.programme}', not of '${programme.id}'`);
  }
  return file.cases.map((one) => readCase(file, one, programme));
}

function readCase(file: CaseFile, one: CaseContent, programme: Programme): ProgrammeCase {
  const { case: sentence, on, knownOn, facts: own, households, baht, ...expected } = one;
  const facts = typedFacts({ ...file.person, ...own }, programme);
  checkNames(one, programme);
  return {
    case: sentence,
    on,
    knownOn,
    facts,
    circle: circleOf(file, households, { facts, programme }),
    expected: {
      ...expected,
      ...(baht === undefined ? {} : { satang: baht === null ? null : satangOf(baht) }),
    },
  };
}

function circleOf(
  file: CaseFile,
  households: CaseContent['households'],
  { facts, programme }: Readonly<{ facts: Facts; programme: Programme }>,
): Circle {
  const known = programme.settings.units.map(({ id }) => id);
  return Object.fromEntries(
    Object.entries(households).map(([unit, members]) => {
      if (!known.includes(unit)) {
        throw refuse(
          programme,
          `households.${unit}`,
          `there is no unit '${unit}'; known: ${known.join(', ')}`,
        );
      }
      const others = members.map((member) => typedFacts({ ...file.member, ...member }, programme));
      return [unit, [facts, ...others]];
    }),
  );
}

/** A name that no version knows would never be met, and the case would guard nothing. */
function checkNames(one: CaseContent, programme: Programme): void {
  const { versions, overlays } = programme;
  const known = {
    failed: versions.flatMap(({ conditions }) => conditions.map(({ id }) => id)),
    exception: versions.flatMap(({ exceptions }) => exceptions.map(({ id }) => id)),
    caps: versions.flatMap(({ amount }) => amount?.caps.map(({ id }) => id) ?? []),
    overlays: overlays.map(({ id }) => id),
  };
  const named = {
    failed: one.failed ?? [],
    exception: one.exception ? [one.exception] : [],
    caps: one.caps ?? [],
    overlays: one.overlays ?? [],
  };
  for (const key of ['failed', 'exception', 'caps', 'overlays'] as const) {
    const unknown = named[key].find((name) => !known[key].includes(name));
    if (unknown === undefined) continue;
    const reason = `no version has '${unknown}'; known: ${[...new Set(known[key])].join(', ') || '-'}`;
    throw refuse(programme, `'${one.case}', ${key}`, reason);
  }
}

/** Facts of an example as the lake would hold them; one that no rule knows, or of another type, is refused. */
export function typedFacts(facts: z.infer<typeof factsSchema>, programme: Programme): Facts {
  return Object.fromEntries(
    Object.entries(facts).map(([fact, value]) => [fact, typedFact(fact, value, programme)]),
  );
}

function typedFact(
  name: string,
  value: boolean | number | string | null,
  programme: Programme,
): Value | null {
  const { facts, birth } = programme.settings;
  const type = name === birth.precision ? 'text' : facts.find((known) => known.fact === name)?.type;
  if (value === null && type !== undefined) return null;
  if (type === 'money' && (typeof value === 'number' || (typeof value === 'string' && BAHT.test(value))))
    return satangOf(value);
  if (type === 'boolean' && typeof value === 'boolean') return value;
  if (type === 'integer' && typeof value === 'number') return value;
  if (type === 'text' && typeof value === 'string') return value;
  if (type === 'date' && typeof value === 'string' && isoDateSchema.safeParse(value).success) return value;
  const reason = type === undefined ? 'no rule knows this fact' : `the fact is of type ${type}`;
  throw refuse(programme, name, reason);
}

const BAHT = /^-?\d+(\.\d{1,2})?$/;

function satangOf(baht: number | string): bigint {
  const [whole = '0', rest = ''] = String(baht).split('.');
  const satang = BigInt(whole) * 100n;
  const more = BigInt(rest.padEnd(2, '0') || '0');
  return whole.startsWith('-') ? satang - more : satang + more;
}

function refuse(programme: Programme, where: string, reason: string) {
  return problem('CONTENT_INVALID', { file: `cases of ${programme.id}`, where, reason });
}
