import type { Row } from '../../../base/lake/index.ts';
import type { Known, Provenance } from '../../../stages/entitlements/index.ts';
import type { Reading } from '../reading.ts';
import { readCircle, rulesFacts } from './circle.ts';
import { type FactDoubts, readDoubts } from './doubts.ts';
import { provenanceOf } from './facts.ts';
import { linkRows } from './link-rows.ts';
import type { Members } from './members.ts';

/** What was read of a person before: rows that are linked, and who is in households. */
export type ReadBefore = Readonly<{ links?: readonly Row[]; members?: Members }>;

/** Everything rules may ask of a person: facts with their registers and what contradicts them, and who shares units. */
export async function readKnown(
  reading: Reading,
  { key, profile }: Readonly<{ key: bigint; profile: Row }>,
  before: ReadBefore = {},
): Promise<Known> {
  const [doubts, around] = await Promise.all([
    readDoubts(reading, profile, before.links ?? linkRows(reading, key)),
    readCircle(reading, profile, { withTheirs: hasSharedRights(reading), members: before.members }),
  ]);
  return {
    facts: rulesFacts(profile),
    provenance: withDoubts(provenanceOf(reading, profile), doubts),
    ...around,
  };
}

function hasSharedRights({ country }: Reading): boolean {
  return country.programmes.some(({ sharedBy }) => sharedBy !== undefined);
}

function withDoubts(provenance: ReturnType<typeof provenanceOf>, doubts: FactDoubts): Provenance {
  const unknown = { source: null, asOf: null };
  const doubtful = Object.entries(doubts).map(([fact, doubt]) => [
    fact,
    { ...(provenance[fact] ?? unknown), doubt },
  ]);
  return { ...provenance, ...Object.fromEntries(doubtful) };
}
