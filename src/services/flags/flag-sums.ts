import { scopeOf } from '../../base/access/index.ts';
import { type Row, type Sql, sql } from '../../base/lake/index.ts';
import type { FlagState } from '../../base/model/index.ts';
import type { FlagDesk } from './flag-desk.ts';
import { amongFlags, type FlagStates, flagNameIn, statesIn } from './flag-states.ts';

type Sum = Readonly<{ flags: number; satangAMonth: number }>;

/** Flags of an officer's area: those nobody did anything with by kind, and those being worked on by how they stand. */
export type FlagSums = Readonly<{
  untouched: (Sum & Readonly<{ kind: string }>)[];
  underway: (Sum & Readonly<{ state: FlagState }>)[];
}>;

/** States after which nothing awaits anybody. */
const DONE: ReadonlySet<FlagState> = new Set(['dismissed', 'recovered', 'waived']);

/** Sums the flags of the officer's area, without anybody's name. */
export async function sumFlags(desk: FlagDesk): Promise<FlagSums> {
  const states = await statesIn(desk, [desk.officer.area]);
  const where = scopeOf(desk.officer, 'village_code');
  const [all, touched] = await Promise.all([sumByKind(desk, where), touchedFlags(desk, where, states)]);
  const underway = new Map<FlagState, Sum>();
  const untouched = new Map(all.map((sum) => [sum.kind, sum]));
  for (const row of touched) {
    const state = states.get(flagNameIn(row))?.state;
    if (!state || state === 'flagged') continue;
    const satangAMonth = Number(row['amount_month'] ?? 0);
    const kind = String(row['kind']);
    const of = untouched.get(kind);
    if (of) untouched.set(kind, { kind, flags: of.flags - 1, satangAMonth: of.satangAMonth - satangAMonth });
    const before = underway.get(state) ?? { flags: 0, satangAMonth: 0 };
    underway.set(state, { flags: before.flags + 1, satangAMonth: before.satangAMonth + satangAMonth });
  }
  return {
    untouched: [...untouched.values()]
      .filter(({ flags }) => flags > 0)
      .toSorted((one, other) => other.satangAMonth - one.satangAMonth || other.flags - one.flags),
    underway: [...underway].flatMap(([state, sum]) => (DONE.has(state) ? [] : [{ state, ...sum }])),
  };
}

async function sumByKind({ reading }: FlagDesk, where: Sql): Promise<FlagSums['untouched']> {
  const rows = await reading.serving.rows(sql`
    select
      kind,
      cast(count(*) as integer) as flags,
      cast(coalesce(sum(amount_month), 0) as bigint) as satang_month
    from gaps.gaps
    where ${where}
    group by kind
    order by kind`);
  return rows.map((row) => ({
    kind: String(row['kind']),
    flags: Number(row['flags']),
    satangAMonth: Number(row['satang_month']),
  }));
}

/** Flags of now with which a step was taken; one that newer data no longer shows awaits nobody. */
async function touchedFlags({ reading }: FlagDesk, where: Sql, states: FlagStates): Promise<readonly Row[]> {
  if (states.size === 0) return [];
  return await reading.serving.rows(sql`
    select person_id, programme, kind, amount_month
    from gaps.gaps
    where ${where}
      and ${amongFlags([...states.values()])}`);
}
