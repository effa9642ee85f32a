import { join, literal, type SqlStep, sql } from '../../../base/lake/index.ts';
import { CONFLICTS, EVIDENCE, EVIDENCE_BITS, judgeMembership, KINDS, namesOf } from '../confidence.ts';
import type { HouseholdContext } from '../inputs.ts';

/** Every way in which evidence can stand, and what it comes to: so that judging is one look-up a membership. */
export function judgements({ settings }: HouseholdContext): SqlStep {
  const rows = KINDS.flatMap((kind) =>
    Array.from({ length: EVIDENCE_BITS * 2 ** CONFLICTS.length }, (_, known) => {
      const evidence = namesOf(EVIDENCE, known % EVIDENCE_BITS);
      const conflicts = namesOf(CONFLICTS, Math.floor(known / EVIDENCE_BITS));
      const confidence = judgeMembership({ kind, evidence, conflicts }, settings.confidence);
      return sql`(${join([kind, known, confidence].map((cell) => literal(cell)))})`;
    }),
  );
  return {
    table: 'judgements',
    select: sql`
    select kind, known, confidence
    from (values ${join(rows)}) as judgement (kind, known, confidence)`,
  };
}
