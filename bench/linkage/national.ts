import { evaluateLinks } from '../../src/synthetic/index.ts';
import { copiedRegisters } from './national-copies.ts';
import { errorsOf } from './national-errors.ts';
import { linkNational, nationalRegisters } from './national-registers.ts';
import { nationalBesideSplink } from './national-splink.ts';

const TARGETS = {
  falseMergesPer100k: 1,
  missedWithNumber: 0.001,
  missedWithoutNumber: 0.05,
  recordsPerSecond: 1e6,
};
const BESIDE_SPLINK = 300_000;

/** Linking an invented country whose truth is known: false merges, missed links, and records a second. */
export const NATIONAL = {
  'linkage-national': () => national(1_000_000),
  'linkage-national-5000000': () => national(5_000_000),
  'linkage-national-80m': () => nationalCopies({ people: 1_000_000, copies: 16 }),
  'linkage-national-splink': () => nationalBesideSplink(BESIDE_SPLINK),
};

async function national(people: number): Promise<object> {
  const registers = await nationalRegisters(people);
  const { version, measured } = await linkNational(registers);
  const versions = [...registers.sources.map((source) => source.version), version];
  const engine = await registers.lake.openEngine(versions);
  try {
    const judged = await evaluateLinks({ engine, truthDir: registers.truthDir });
    const { tiers, doubts, review, repairs } = version.notes;
    return {
      people,
      ...measured,
      targets: TARGETS,
      ...errorsOf(judged),
      ...judged,
      linkage: { tiers, doubts, review, repairs },
    };
  } finally {
    await engine.close();
  }
}

const MOST_MEMORY_MB = 8000;

/** About 80 million rows under the memory that a run may take: copies of a country as other people, which nobody's truth is kept of. */
async function nationalCopies({
  people,
  copies,
}: Readonly<{ people: number; copies: number }>): Promise<object> {
  const { version, measured } = await linkNational(await copiedRegisters(people, copies));
  const { tiers, persons, doubts, repairs } = version.notes;
  return {
    copies,
    copiesOf: people,
    ...measured,
    targets: { peakMemoryMb: MOST_MEMORY_MB, recordsPerSecond: TARGETS.recordsPerSecond },
    linkage: { tiers, persons, doubts, repairs },
  };
}
