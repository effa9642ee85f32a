import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { buildStage, join, type Lake, literal, openLake, type Sql, sql } from '../../../base/lake/index.ts';
import type { DatasetVersion, IsoDate } from '../../../base/model/index.ts';
import type { EventContent } from '../../../country.ts';
import type { Programme } from '../../../stages/entitlements/index.ts';
import type { FactEntry } from '../../../stages/profiles/index.ts';
import { planEvents } from '../derive/plan-events.ts';

/** One invented person of a small set. */
export type Life = Readonly<{
  person: number;
  born?: string | undefined;
  precision?: 'day' | 'year' | undefined;
  alive?: boolean | undefined;
  died?: string | undefined;
  seeing?: boolean | undefined;
  score?: number | undefined;
  scoredOn?: string | undefined;
  village?: string | undefined;
  house?: number | undefined;
  /** What the rules answer about the grant and the care, and how much. */
  grant?: readonly [answer: number | null, satang: number | null] | undefined;
  care?: readonly [answer: number | null, satang: number | null] | undefined;
  paidAfterDeath?: number | undefined;
  /** Who was made one with this person, and whom this person came out of. */
  also?: number | undefined;
  outOf?: number | undefined;
  /** Was here once, and gone. */
  isBack?: boolean | undefined;
}>;

const day = (text: string) => text as IsoDate;
const words = (text: string) => ({ th: text, en: text });

/** What happens in small lives. */
export const SMALL_EVENTS: EventContent = {
  from: day('2026-01-01'),
  kinds: [
    {
      ...kind('birth', { when: 'appears', fact: 'birth_date', day: 'birth_date', once: true }),
      where: [{ fact: 'birth_precision', is: 'day' }],
      effect: {
        kind: 'opens',
        programmes: ['grant'],
        applicants: { households: ['register-house'], fromAge: 18 },
      },
    },
    {
      ...kind('death', { when: 'turns-false', fact: 'alive', day: 'death_date', once: true }),
      unknownDay: 'counts',
      effect: { kind: 'stops', flag: 'paid-after-death' },
    },
    {
      ...kind('disability', { when: 'turns-true', fact: 'disability_seeing' }),
      unknownDay: 'counts',
      effect: { kind: 'raises' },
    },
    { ...kind('score', { when: 'changes', fact: 'adl_score', day: 'adl_on' }), effect: { kind: 'raises' } },
  ],
};

type Shape = Readonly<{
  when: EventContent['kinds'][number]['when'];
  fact: string;
  day?: string;
  once?: boolean;
}>;

function kind(id: string, { when, fact, day: dayFact, once }: Shape) {
  return {
    id,
    title: words(id),
    told: words(id),
    when,
    facts: [fact],
    day: dayFact,
    unknownDay: 'left-out' as const,
    where: [],
    withinDays: 366,
    once: once ?? false,
  };
}

const FACTS: readonly FactEntry[] = [
  fact('birth_date', [{ source: 'dopa', name: 'dopa', asOf: day('2026-09-30') }], 'identity_source'),
  fact('birth_precision', []),
  fact('alive', [{ source: 'dopa-death', name: 'deaths', asOf: day('2026-09-30') }], 'death_source'),
  fact('death_date', []),
  fact('disability_seeing', [{ source: 'dep', name: 'dep', asOf: day('2026-08-31') }]),
  fact('adl_score', [{ source: 'moph', name: 'moph', asOf: day('2026-07-31') }]),
  fact('adl_on', []),
];

function fact(name: string, sources: FactEntry['sources'], sourceColumn: string | null = null): FactEntry {
  const asOfColumn = sourceColumn?.replace('source', 'as_of') ?? null;
  return {
    fact: name,
    label: words(name),
    type: 'text',
    dimension: 'identity',
    unit: null,
    sources,
    sourceColumn,
    asOfColumn,
  };
}

/** Programmes are asked by id alone. */
const PROGRAMMES = [{ id: 'grant' }, { id: 'care' }] as unknown as readonly Programme[];

const typed = (value: string | number | boolean | null | undefined, type: string): Sql => {
  const name = { varchar: sql`varchar`, date: sql`date`, boolean: sql`boolean`, bigint: sql`bigint` }[type];
  return sql`cast(${literal(value ?? null)} as ${name ?? sql`smallint`})`;
};

function rows(lives: readonly Life[], row: (life: Life) => Sql, none: Sql): Sql {
  return join([sql`${none} where false`, ...lives.map(row)], ' union all ');
}

const nobody: Life = { person: 0 };

function profile(life: Life): Sql {
  return sql`select ${typed(life.person, 'bigint')} as person_id, ${typed(`91000${life.person}`, 'varchar')} as pid,
    'f' as sex, ${typed(life.born ?? '1980-01-01', 'date')} as birth_date, ${typed(life.precision ?? 'day', 'varchar')} as birth_precision,
    'dopa' as identity_source, date '2026-09-30' as identity_as_of, ${typed(life.alive ?? true, 'boolean')} as alive,
    ${typed(life.died, 'date')} as death_date, ${typed(life.alive === false ? 'deaths' : null, 'varchar')} as death_source,
    date '2026-09-30' as death_as_of, ${typed(life.seeing ?? false, 'boolean')} as disability_seeing,
    ${typed(life.score, 'bigint')} as adl_score, ${typed(life.scoredOn, 'date')} as adl_on,
    ${typed(life.village ?? '30010101', 'varchar')} as village_code, '300101' as subdistrict_code,
    ${typed(`g${life.person}`, 'varchar')} as given_name, 'x' as family_name`;
}

function decision({ person, grant, care }: Life): Sql {
  return sql`select ${typed(person, 'bigint')} as person_id, ${typed(grant?.[0], 'smallint')} as grant__answer,
    ${typed(grant?.[1], 'bigint')} as grant__amount, ${typed(care?.[0], 'smallint')} as care__answer, ${typed(care?.[1], 'bigint')} as care__amount`;
}

function member({ person, house }: Life): Sql {
  return sql`select ${typed(house ?? person, 'bigint')} as household_id, 'register-house' as kind,
    ${typed(person, 'bigint')} as person_id, cast(null as date) as valid_to`;
}

function gap({ person, paidAfterDeath }: Life): Sql {
  return sql`select ${typed(person, 'bigint')} as person_id, 'grant' as programme, 'paid-after-death' as kind,
    ${typed(paidAfterDeath, 'bigint')} as amount_month, '30010101' as village_code`;
}

function alias({ person, also }: Life): Sql {
  return sql`select ${typed(also, 'bigint')} as alias_id, ${typed(person, 'bigint')} as person_id`;
}

function chapter({ person, outOf, isBack }: Life): Sql {
  const event = outOf === undefined ? (isBack ? 'withdrawn' : 'new') : 'split';
  return sql`select ${typed(event, 'varchar')} as event, ${typed(person, 'bigint')} as person_id,
    ${typed(outOf, 'bigint')} as other_person_id`;
}

type Made = Readonly<Record<string, (lives: readonly Life[]) => Sql>>;

const TABLES = {
  linkage: {
    person_aliases: (lives) => rows(lives, alias, alias(nobody)),
    person_history: (lives) => rows(lives, chapter, chapter(nobody)),
  },
  profiles: { profiles: (lives) => rows(lives, profile, profile(nobody)) },
  households: { members: (lives) => rows(lives, member, member(nobody)) },
  entitlements: { decisions: (lives) => rows(lives, decision, decision(nobody)) },
  gaps: {
    gaps: (lives) =>
      rows(
        lives.filter((life) => life.paidAfterDeath !== undefined),
        gap,
        gap(nobody),
      ),
  },
} satisfies Record<string, Made>;

const REGISTERS = [...new Set(FACTS.flatMap(({ sources }) => sources.map(({ source }) => source)))];

/** The versions that one small run publishes. */
export type SmallSet = Readonly<Record<keyof typeof TABLES, DatasetVersion>>;

/** Publishes small lives as the journey would, out of the files of these registers. */
export async function publishLives(
  lake: Lake,
  lives: readonly Life[],
  registers: readonly string[] = REGISTERS,
): Promise<SmallSet> {
  const made: Partial<Record<keyof typeof TABLES, DatasetVersion>> = {};
  const sources = registers.map((source) => ({ source, asOf: day('2026-09-30') }));
  for (const [dataset, tables] of Object.entries(TABLES)) {
    const steps = Object.entries<Made[string]>(tables).map(([table, of]) => ({
      table,
      published: true,
      select: of(lives),
    }));
    const { version } = await buildStage(lake, { dataset, parents: [], settings: {}, steps });
    made[dataset as keyof typeof TABLES] = { ...version, sources };
  }
  return made as SmallSet;
}

/** Works out the events of a set after another. */
export async function eventsAfter(
  lake: Lake,
  {
    now,
    before,
    known,
    asOf = '2026-09-30',
  }: Readonly<{
    now: SmallSet;
    before?: SmallSet | undefined;
    known?: DatasetVersion | undefined;
    asOf?: string;
  }>,
): Promise<DatasetVersion> {
  const plan = planEvents({
    now,
    before,
    known,
    content: SMALL_EVENTS,
    facts: FACTS,
    programmes: PROGRAMMES,
    asOf: day(asOf),
  });
  return (await buildStage(lake, plan)).version;
}

/** A lake of its own; disposing takes it away. */
export async function openSmallLake() {
  const home = await mkdtemp(joinPath(tmpdir(), 'chipao-events-'));
  const lake = await openLake(home, { memoryMb: 256, threads: 1 });
  return {
    home,
    lake,
    ask: async (versions: readonly DatasetVersion[], statement: Sql) => {
      const engine = await lake.openEngine(versions);
      try {
        return await engine.rows(statement);
      } finally {
        await engine.close();
      }
    },
    [Symbol.asyncDispose]: () => rm(home, { recursive: true, force: true }),
  };
}
