import { id, join, type Sql, sql } from '../../../base/lake/index.ts';
import { eligibility } from '../language/index.ts';
import { openColumns } from './columns.ts';
import { unitsAsked } from './columns-asked.ts';
import type { CompiledProgramme } from './compiled.ts';
import { type TruthScope, toTruth, WORD_BITS, wordOf } from './truth.ts';
import type { UnitQuestions } from './units.ts';

/** The names under which a programme's answer stands while decisions are worked out. */
export type RightColumns = Readonly<{ eligible: Sql; words: readonly Sql[] }>;

/** People with, for each programme, whether they are eligible and the words of its conditions. */
export type Rights = Readonly<{ select: Sql; columnsOf: (programmeId: string) => RightColumns }>;

/**
 * Three steps over one row: every test of a fact once, whichever rules ask it; then conditions and eligibility out of the tests by
 * bits alone; what follows picks its columns from both. A query inside a query, so that engines do it in one pass.
 */
export function rightsOf(
  programmes: readonly CompiledProgramme[],
  units: UnitQuestions,
  people: Sql,
): Rights {
  const tests = openColumns('test');
  const rights = openColumns('right');
  const scope: TruthScope = { unitColumn: units.column, testColumn: tests.nameOf };
  const columns = new Map(programmes.map((programme) => [programme.id, rightOf(programme, scope)]));
  const named = new Map(
    [...columns].map(([programmeId, { eligible, words }]) => [
      programmeId,
      { eligible: rights.nameOf(eligible), words: words.map(rights.nameOf) },
    ]),
  );
  return {
    select: sql`
      select ${join([sql`*`, ...rights.list()], ',\n        ')}
      from (
        select ${join([sql`*`, ...tests.list()], ',\n          ')}
        from ${units.besidePeople(people, unitsAsked(programmes))}
      ) as tested`,
    columnsOf: (programmeId) => named.get(programmeId) ?? { eligible: id(programmeId), words: [] },
  };
}

function rightOf({ rules }: CompiledProgramme, scope: TruthScope): RightColumns {
  const asked = [...rules.conditions, ...rules.exceptions].map(({ when }) => toTruth(when, scope));
  const words = Array.from({ length: Math.ceil(asked.length / WORD_BITS) }, (_, word) =>
    wordOf(asked.slice(word * WORD_BITS, (word + 1) * WORD_BITS)),
  );
  return { eligible: toTruth(eligibility(rules), scope), words };
}
