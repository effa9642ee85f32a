import { id, type Sql, sql } from '../../../base/lake/index.ts';
import type { CompiledProgramme, Programme } from '../../entitlements/index.ts';
import type { GapSettings } from '../settings.ts';
import { rollColumnNames } from './roll-names.ts';

/** Something that a programme may not be combined with, seen from the programme whose money is at stake. */
export type Overlap = Readonly<{
  /** A pair of the gap settings, or the other programme. */
  id: string;
  /** Whether both are had, and this programme is the one to be looked at. */
  holds: Sql;
  /** What of the two is worth more to the person: this programme, or `id`. */
  keep: Sql;
}>;

type Asked = Readonly<{
  programme: Programme;
  others: readonly CompiledProgramme[];
  settings: GapSettings;
}>;

/** What a programme may not be combined with: what a register says of the person, or another programme that is paid. */
export function overlapsOf({ programme, others, settings }: Asked): Overlap[] {
  const withFacts = settings.mayNotCombine.filter((pair) => pair.programme === programme.id);
  const withProgrammes = others.filter((other) => forbids(programme, other) && other.id !== programme.id);
  return [
    ...withFacts.map((pair) => overlapWithFact(programme.id, pair)),
    ...withProgrammes.map((other) => overlapWithProgramme(programme.id, other.id)),
  ];
}

function forbids(programme: Programme, other: CompiledProgramme): boolean {
  const says = (one: Programme, another: string) =>
    one.stacking.some((stacking) => stacking.with === another && stacking.rule === 'may-not');
  return says(programme, other.id) || says(other.rules.programme, programme.id);
}

/** The columns that say whether the other side of a pair holds, and what it pays a month. */
export function pairColumns(pairId: string): Readonly<{ holds: string; amount: string }> {
  const name = `pair__${pairId.replaceAll('-', '_')}`;
  return { holds: name, amount: `${name}__amount` };
}

function overlapWithFact(programmeId: string, pair: GapSettings['mayNotCombine'][number]): Overlap {
  const { holds, amount } = pairColumns(pair.id);
  const own = id(rollColumnNames(programmeId).paidMonth);
  return {
    id: pair.id,
    holds: id(holds),
    keep: sql`case when ${id(amount)} < ${own} then ${programmeId} else ${pair.id} end`,
  };
}

/** Of two programmes the one worth less is flagged, of equal ones the one whose id comes later: one flag a pair. */
function overlapWithProgramme(programmeId: string, otherId: string): Overlap {
  const own = rollColumnNames(programmeId);
  const other = rollColumnNames(otherId);
  const less = sql`coalesce(${id(own.paidMonth)}, 0)`;
  const more = sql`coalesce(${id(other.paidMonth)}, 0)`;
  const flagged = programmeId > otherId ? sql`${less} <= ${more}` : sql`${less} < ${more}`;
  return {
    id: otherId,
    holds: sql`(${id(own.paid)} and ${id(other.paid)} and ${flagged})`,
    keep: sql`${otherId}`,
  };
}
