import type { Row } from '../../../base/lake/index.ts';
import type { Known, Provenance } from '../../../stages/entitlements/index.ts';
import type { Reading } from '../reading.ts';
import { readCircle, rulesFacts } from './circle.ts';
import { type FactDoubts, readDoubts } from './doubts.ts';
import { provenanceOf } from './facts.ts';

/** Everything rules may ask of a person: facts with their registers and what contradicts them, and who shares units. */
export async function readKnown(reading: Reading, key: bigint, profile: Row): Promise<Known> {
  const [doubts, around] = await Promise.all([
    readDoubts(reading, key, profile),
    readCircle(reading, profile, { withTheirs: hasSharedRights(reading) }),
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
