import {
  type CodeStep,
  dialect,
  id,
  join,
  literal,
  type Sql,
  type StagePlan,
  sql,
} from '../../base/lake/index.ts';
import type { DatasetVersion, IsoDate } from '../../base/model/index.ts';
import type { Programme } from './language/index.ts';
import { checkParity } from './parity/index.ts';
import { compileProgrammes, decidingSteps, decisionColumns } from './sql/index.ts';

/** What the stage works from. */
export type EntitlementInputs = Readonly<{
  profiles: DatasetVersion;
  programmes: readonly Programme[];
  asOf: IsoDate;
}>;

const PEOPLE = id('profiles.profiles');
const SERVED_ROW_GROUP = 20_000;

/**
 * The plan that answers every programme for everyone in one pass over the profiles. Rows of the decisions stand in the order of the
 * profiles, which is that of `person_id`; lookups by person are fast because of it, and right without it.
 */
export function planEntitlements({ profiles, programmes, asOf }: EntitlementInputs): StagePlan {
  const compiled = compileProgrammes(programmes, asOf);
  const { before, decisions } = decidingSteps(programmes, compiled, PEOPLE);
  return {
    dataset: 'entitlements',
    parents: [profiles],
    settings: {
      asOf,
      conditions: compiled.programmes.map((programme) => [
        programme.id,
        [...programme.conditions, ...programme.exceptions].map((condition) => condition.id),
      ]),
    },
    steps: [
      ...before,
      {
        table: 'decisions',
        published: true,
        layout: { rowGroupRows: SERVED_ROW_GROUP },
        select: decisions,
      },
      parity(programmes, asOf),
    ],
    notes: {
      answers: answersByProgramme(programmes),
      parity: sql`select people, decisions from parity`,
    },
  };
}

/** Decides some people again by the way that explains one person; decisions that differ are never published. */
function parity(programmes: readonly Programme[], asOf: IsoDate): CodeStep {
  return {
    table: 'parity',
    version: '1',
    make: async ({ engine }) => {
      const compared = await checkParity(engine, {
        programmes,
        asOf,
        people: PEOPLE,
        decisions: id('decisions'),
      });
      const { people, decisions } = compared;
      const select = sql`select ${literal(people)} as people, ${literal(decisions)} as decisions`;
      await engine.run(dialect.createTable(id('parity'), select));
    },
  };
}

function answersByProgramme(programmes: readonly Programme[]): Sql {
  const counted = programmes.map(({ id: programmeId, period }) => {
    const { answer, amount } = decisionColumns(programmeId);
    return sql`
      select
        cast(${programmeId} as varchar) as programme,
        cast(${period} as varchar) as period,
        count(*) filter (where ${id(answer)} = 1) as eligible,
        count(*) filter (where ${id(answer)} = 0) as not_eligible,
        count(*) filter (where ${id(answer)} is null) as cannot_tell,
        cast(coalesce(sum(${id(amount)}), 0) as bigint) as satang
      from decisions`;
  });
  return counted.length > 0 ? join(counted, ' union all ') : sql`select 0 as programmes`;
}
