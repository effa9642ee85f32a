import type { Engine } from '../../../base/lake/index.ts';
import type { IsoDate } from '../../../base/model/index.ts';
import { decideOne } from '../decide.ts';
import { momentsOfChange, type Programme } from '../language/index.ts';
import { decideCasesInSql } from './cases-in-sql.ts';
import type { ProgrammeCase } from './read-cases.ts';

/** How many decisions of both engines were compared, and the days on which they differed for how many people. */
export type CaseParity = Readonly<{
  compared: number;
  mismatches: readonly Readonly<{ on: IsoDate; people: number }>[];
}>;

/** Asks both engines about the people of all cases on every day on which the rules change: SQL and the tree must say the same. */
export async function checkCaseParity(
  engine: Engine,
  programme: Programme,
  cases: readonly ProgrammeCase[],
): Promise<CaseParity> {
  const days = [...new Set(momentsOfChange(programme).map(({ on }) => on))].sort();
  const mismatches: { on: IsoDate; people: number }[] = [];
  for (const on of days) {
    const asked = cases.map((one) => ({ ...one, on, knownOn: undefined }));
    const inSql = await decideCasesInSql(engine, programme, asked);
    const people = asked.filter((one) => {
      const inTree = decideOne({ programme, asOf: on }, one.facts, one.circle);
      return write(inSql.get(one)) !== write(inTree);
    }).length;
    if (people > 0) mismatches.push({ on, people });
  }
  return { compared: days.length * cases.length, mismatches };
}

function write(value: unknown): string {
  const write = JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'bigint' ? `${inner}` : inner,
  );
  return write ?? '';
}
