import { dialect, id, join, literal, type SqlStep, sql } from '../../../base/lake/index.ts';
import {
  CONFLICT_WAYS,
  CONFLICTS,
  conflictBit,
  EVIDENCE,
  EVIDENCE_WAYS,
  evidenceBit,
  judgeMembership,
  KINDS,
  type Kind,
  kindBits,
  namesOf,
} from '../confidence.ts';
import type { HouseholdContext } from '../inputs.ts';
import { SHARED, SHARED_WAYS } from './shared.ts';

/** What sharing comes to as evidence, for each kind of household: one look-up a membership. */
export function sharings(): SqlStep {
  const rows = KINDS.flatMap((kind) =>
    Array.from({ length: SHARED_WAYS }, (_, shared) => [kindBits(kind), shared, toldBy(kind, shared)]),
  );
  return tableOf('sharings', ['kind_bits', 'shared', 'told'], rows);
}

function toldBy(kind: Kind, shared: number): number {
  const isRegister = kind === 'register-house';
  const together = (isRegister ? 0 : shared & SHARED.house) | (kind === 'bmn' ? 0 : shared & SHARED.surveyed);
  const told: readonly (readonly [bit: number, holds: boolean])[] = [
    [evidenceBit('kinship-number'), (shared & SHARED.number) > 0],
    [evidenceBit('surname'), (shared & SHARED.surname) > 0],
    [evidenceBit('co-residence'), together > 0],
    [evidenceBit('relation'), isRegister && (shared & SHARED.surveyedAsKin) > 0],
    [conflictBit('co-residence'), !together && (shared & SHARED.apart) > 0],
  ];
  return told.reduce((bits, [bit, holds]) => (holds ? bits | bit : bits), 0);
}

/** Every way in which evidence can stand, and what it comes to: one more look-up a membership. */
export function judgements({ settings }: HouseholdContext): SqlStep {
  const rows = KINDS.flatMap((kind) =>
    Array.from({ length: EVIDENCE_WAYS * CONFLICT_WAYS }, (_, bits) => {
      const [evidence, conflicts] = [bits % EVIDENCE_WAYS, Math.floor(bits / EVIDENCE_WAYS)];
      const known = { kind, evidence: namesOf(EVIDENCE, evidence), conflicts: namesOf(CONFLICTS, conflicts) };
      return [kindBits(kind) + bits, evidence, conflicts, judgeMembership(known, settings.confidence)];
    }),
  );
  return tableOf('judgements', ['known', 'evidence', 'conflicts', 'confidence'], rows);
}

function tableOf(table: string, columns: readonly string[], rows: readonly (readonly number[])[]): SqlStep {
  const typed = columns.map(
    (column) => sql`cast(${id(column)} as ${dialect.type('integer')}) as ${id(column)}`,
  );
  const lines = rows.map((row) => sql`(${join(row.map((cell) => literal(cell)))})`);
  return {
    table,
    select: sql`
    select ${join(typed)}
    from (values ${join(lines)}) as line (${join(columns.map((column) => id(column)))})`,
  };
}
