import { join, literal, type Row, type Sql, sql } from '../../base/lake/index.ts';
import type { FlagStep, LastFlagStep } from '../../base/ledger/index.ts';
import type { AreaCode, FlagState } from '../../base/model/index.ts';
import { currentKeys } from '../../stages/linkage/index.ts';
import type { FlagDesk } from './flag-desk.ts';

/** The last step of every flag with which one was taken, by the flag's name. */
export type FlagStates = ReadonlyMap<string, LastFlagStep>;

/** The last step of every flag of some areas with which one was taken, by the person's key of now. */
export async function statesIn(
  { reading, flags }: FlagDesk,
  areas: readonly AreaCode[],
): Promise<FlagStates> {
  const steps = (await Promise.all(areas.map((area) => flags.lastIn(area)))).flat();
  const current = await currentKeys(reading.serving, [...new Set(steps.map(({ personKey }) => personKey))]);
  const inOrder = steps.toSorted((left, right) => left.at.getTime() - right.at.getTime());
  return new Map(
    inOrder.map((step) => {
      const personKey = current.get(step.personKey) ?? step.personKey;
      return [flagName({ ...step, personKey }), { ...step, personKey }] as const;
    }),
  );
}

/** What tells one flag from every other. */
export function flagName(flag: Readonly<{ personKey: bigint; programme: string; kind: string }>): string {
  return `${flag.personKey} ${flag.programme} ${flag.kind}`;
}

/** The name of a flag as a row of `gaps.gaps` has it. */
export function flagNameIn(row: Row): string {
  return flagName({
    personKey: BigInt(String(row['person_id'])),
    programme: String(row['programme']),
    kind: String(row['kind']),
  });
}

/** Flags with which nothing was done stand nowhere in the ledger, so the untouched are all but the others. */
export function stateCondition(state: FlagState | undefined, states: FlagStates): Sql {
  if (state === undefined) return sql`true`;
  const those = [...states.values()].filter((step) => (step.state === state) === (state !== 'flagged'));
  if (those.length === 0) return state === 'flagged' ? sql`true` : sql`false`;
  return state === 'flagged' ? sql`not (${amongFlags(those)})` : amongFlags(those);
}

/** Whether a row of `gaps.gaps` is one of these flags. */
export function amongFlags(steps: readonly Pick<FlagStep, 'personKey' | 'programme' | 'kind'>[]): Sql {
  const keys = steps.map(
    ({ personKey, programme, kind }) => sql`(${literal(personKey)}, ${literal(programme)}, ${literal(kind)})`,
  );
  return sql`(person_id, programme, kind) in (${join(keys)})`;
}
