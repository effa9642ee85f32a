import { z } from 'zod';

const name = z.string().regex(/^[a-z][a-z0-9_]*$/);
const sourceId = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const text = z.strictObject({ th: z.string().min(1), en: z.string().min(1) });
const scalar = z.union([z.string(), z.int(), z.boolean()]);

/** Kinds of values: `money` is satang; `person` and `household` are their keys in the lake. */
export const factTypes = ['text', 'integer', 'boolean', 'date', 'money', 'person', 'household'] as const;

/** The part of life a fact speaks of: One Data's five dimensions, and who and where somebody is. */
export const factDimensions = ['identity', 'income', 'employment', 'health', 'education', 'welfare'] as const;

/** A test of one column of a row; `of` names the bridge's own source when the column stands there. Unknown is not met. */
export const conditionSchema = z
  .strictObject({
    column: name,
    of: sourceId.optional(),
    is: scalar.optional(),
    in: z.array(scalar).min(1).optional(),
    not: z.array(scalar).min(1).optional(),
    /** A column of several codes holds this one. */
    has: z.string().optional(),
    known: z.literal(true).optional(),
    /** The date is not before the as-of date, or is open. */
    notPast: z.literal(true).optional(),
    /** The date lies at most so many days before the as-of date, or is open. */
    withinDays: z.int().positive().optional(),
  })
  .refine(
    (test) =>
      [test.is, test.in, test.not, test.has, test.known, test.notPast, test.withinDays].filter(
        (part) => part !== undefined,
      ).length === 1,
    'a condition has exactly one of is, in, not, has, known, notPast, withinDays',
  );
export type Condition = z.infer<typeof conditionSchema>;

/**
 * How one register gives a fact. `pick` says how a person's rows become one value: `latest` by a column (the later row
 * of the file among equals), `exists` (is there a row that meets `where`), `any` of a flag, `max`, `min`, `sum`, or `count` of rows or
 * of different values.
 */
export const originSchema = z
  .strictObject({
    source: sourceId,
    /** How a row without a person of its own reaches one. */
    via: name.optional(),
    column: name.optional(),
    /** Columns added up instead of one column. */
    add: z.array(name).min(2).optional(),
    /** The value so many times: a month's wage as a year's. */
    times: z.int().positive().optional(),
    where: z.array(conditionSchema).default([]),
    pick: z.enum(['latest', 'exists', 'any', 'max', 'min', 'sum', 'count']),
    by: name.optional(),
    /** What a person's absence from this register means, when it is not what the fact says. */
    absent: scalar.nullable().optional(),
  })
  .refine((origin) => !(origin.column && origin.add), 'an origin has a column or columns to add, not both')
  .refine(
    (origin) => origin.column || origin.add || ['exists', 'count'].includes(origin.pick),
    'only exists and count do without a column',
  );
export type Origin = z.infer<typeof originSchema>;

/** Facts that are made by code of their own, not read from one column. */
export const makers = ['linkage', 'death', 'residence', 'doubts'] as const;

const bands = z.strictObject({
  of: name,
  atMost: z.int(),
  to: z.array(z.strictObject({ atLeast: z.int(), value: z.string() })).min(1),
});

/** Whether another fact is one of these values; not known where that fact is not. */
const among = z.strictObject({ of: name, in: z.array(scalar).min(1) });

/** Yes where one fact says yes and the other does not; a no where the other says yes, else as unknown as the first. */
const unless = z.strictObject({ of: name, or: name });

/** One column of the profile. */
export const factSchema = z
  .strictObject({
    fact: name,
    label: text,
    type: z.enum(factTypes),
    dimension: z.enum(factDimensions),
    unit: z.string().optional(),
    /** What it means that a delivered register does not have the person; null is "not known". */
    absent: scalar.nullable().default(null),
    /** Several registers: the first that knows, or (for a yes or no) any that says yes. */
    combine: z.enum(['first', 'any']).default('first'),
    from: z.array(originSchema).min(1).optional(),
    made: z.enum(makers).optional(),
    household: z.string().optional(),
    bands: bands.optional(),
    among: among.optional(),
    unless: unless.optional(),
  })
  .refine(
    (fact) =>
      [fact.from, fact.made, fact.household, fact.bands, fact.among, fact.unless].filter((part) => part)
        .length === 1,
    'a fact has exactly one of from, made, household, bands, among, unless',
  );
export type Fact = z.infer<typeof factSchema>;

/** The fact that another one is worked out from. */
export function baseOf(fact: Fact): string | undefined {
  return fact.bands?.of ?? fact.among?.of ?? fact.unless?.of;
}

/**
 * How rows without a person of their own reach one: `satellite` rows belong to the one person whom another source names by
 * the same fields; `shared` rows to everybody who has those fields; `household` rows to the members of a household. Rows of a
 * `relative` speak of the person whom another source names by number (`number`) or, where that leads to nobody, whom the household
 * tells (`kin`); a register's own rows by whom they were linked to, others by the column that `rows` says holds the relative's
 * number. Where no relative is known, nothing is; where one is, no row means no, or a count of 0.
 */
export const bridgeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('satellite'), of: sourceId, on: z.array(name).min(1) }),
  z.strictObject({ kind: z.literal('shared'), of: sourceId, on: z.array(name).min(1) }),
  z.strictObject({ kind: z.literal('household'), household: z.string(), key: name }),
  z.strictObject({
    kind: z.literal('relative'),
    of: sourceId,
    number: name,
    /** A relative who is not older by so many years was named wrongly. */
    olderByYears: z.int().min(0),
    rows: z.record(sourceId, name).default({}),
    /** Of a household of this kind, whoever has one of `roles` has the one member with a role of `among` and this sex as relative. */
    kin: z
      .strictObject({
        household: z.string(),
        roles: z.array(z.string()).min(1),
        among: z.array(z.string()).min(1),
        sex: z.enum(['m', 'f']),
      })
      .optional(),
  }),
]);
export type Bridge = z.infer<typeof bridgeSchema>;

/** The columns of the bridge's own source that lead on to other rows. */
export function bridgeColumns(bridge: Exclude<Bridge, { kind: 'household' }>): readonly string[] {
  return bridge.kind === 'relative' ? [bridge.number] : bridge.on;
}

/** One register's word on a death. `alive` says whom it shows to be alive: everybody it does not have, those it lists, or nobody. */
export const deathEvidenceSchema = z.strictObject({
  name: sourceId,
  source: sourceId,
  via: name.optional(),
  date: name.optional(),
  where: z.array(conditionSchema).default([]),
  alive: z.enum(['not-listed', 'listed', 'nobody']),
});
export type DeathEvidence = z.infer<typeof deathEvidenceSchema>;

/**
 * One register's word on where a person lives, in order of trust. `holds`: `current` residence; `current-and-registered` when
 * it also claims to be the registered one; the `register` itself; or an address as a `roll` keeps it.
 */
export const placeEvidenceSchema = z
  .strictObject({
    name: sourceId,
    source: sourceId,
    via: name.optional(),
    village: name.optional(),
    subdistrict: name.optional(),
    villageNumber: name.optional(),
    where: z.array(conditionSchema).default([]),
    by: name.optional(),
    holds: z.enum(['current', 'current-and-registered', 'register', 'roll']),
  })
  .refine((place) => place.village || place.subdistrict, 'a place has a village or a subdistrict');
export type PlaceEvidence = z.infer<typeof placeEvidenceSchema>;

/** Everything a country says of profiles. */
export const factSettingsSchema = z.strictObject({
  bridges: z.record(name, bridgeSchema),
  death: z.array(deathEvidenceSchema).min(1),
  residence: z.array(placeEvidenceSchema).min(1),
  /** The last digits of the one village of a subdistrict that is not divided into villages. */
  noVillage: z.string(),
  facts: z.array(factSchema).min(1),
});
export type FactSettings = z.infer<typeof factSettingsSchema>;
