import type { Engine } from '../../../base/lake/index.ts';
import type { LoadedRecords } from '../../records/index.ts';
import type { LinkSettings, PlannedRule } from '../../settings/index.ts';
import { type BlockCounter, blockCounter, narrowedKeys, oneBlock } from './block-counter.ts';
import { type CodedRecords, NO_VALUE, samplePeople, sampleRecords } from './coded-records.ts';
import { fullSet, include, type PairSet, pairSet } from './pair-sets.ts';

type PlannedTerm = PlannedRule['keys'][number];

/** Terms by their places in a list, and the keys of blocks above the cap. */
export type BringingTerms = Readonly<{ terms: readonly number[]; tooLarge: ReadonlySet<number> }>;

/** Pairs that are known to be one person, and what terms would bring of them. */
export type LabelledPairs = Readonly<{
  pairs: number;
  /** All of them, to take what is brought from. */
  all: () => PairSet;
  /** What a rule brings, given the places of its terms and its cap. */
  bringing: (terms: readonly number[], largestBlock: number) => BringingTerms;
  /** Sets whose common pairs the terms bring. */
  broughtBy: (bringing: BringingTerms) => readonly PairSet[];
  counter: BlockCounter;
  /** How many records the counter sees. */
  sampled: number;
}>;

/** Where there are more, samples of records and people stand for all. */
const MOST_RECORDS = 50_000;
const MOST_PAIRS = 200_000;

/** Reads what is known of who is who. */
export async function readLabelledPairs(
  engine: Engine,
  records: LoadedRecords,
  asked: Readonly<{ terms: readonly PlannedTerm[]; settings: LinkSettings }>,
): Promise<LabelledPairs> {
  const { terms, settings } = asked;
  const acrossFiles = settings.mode === 'link';
  const sample = await sampleRecords(engine, records, { terms, most: MOST_RECORDS });
  const people = await samplePeople(engine, records, { terms, most: MOST_RECORDS });
  const share = sample.count / records.count;
  const counter = blockCounter(sample, { acrossFiles, largestBlock: settings.largestBlock * share });
  const pairs = truePairs(people, { acrossFiles, most: MOST_PAIRS });
  const sets = people.codes.map((codes) => agreeingPairs(pairs, codes));
  const inBlocks = new Map<BringingTerms, PairSet>();
  return {
    pairs: pairs.left.length,
    all: () => fullSet(pairs.left.length),
    bringing: (chosen, largestBlock) => {
      const keys = chosen.reduce(counter.narrowed, counter.everything());
      return { terms: chosen, tooLarge: counter.count(keys, largestBlock * share).tooLarge };
    },
    broughtBy: (bringing) => {
      const agreeing = bringing.terms.flatMap((term) => sets[term] ?? []);
      if (bringing.tooLarge.size === 0) return agreeing;
      const within = inBlocks.get(bringing) ?? pairsWithinCap(people, pairs, bringing);
      inBlocks.set(bringing, within);
      return [...agreeing, within];
    },
    counter,
    sampled: sample.count,
  };
}

/** The pairs whose left record is not in a block above the cap. */
function pairsWithinCap(
  people: CodedRecords,
  { left }: TruePairs,
  { terms, tooLarge }: BringingTerms,
): PairSet {
  const keys = terms.reduce((sofar, term) => narrowedKeys(sofar, people.codes[term]), oneBlock(people.count));
  const set = pairSet(left.length);
  left.forEach((record, pair) => {
    if (!tooLarge.has(keys[record] ?? 0)) include(set, pair);
  });
  return set;
}

/** Pairs of records that are one person: the places of their records. */
type TruePairs = Readonly<{ left: Int32Array; right: Int32Array }>;

/** All pairs within people, as many people as fit; the numbers that stand for people are hashes, so which ones do is left to chance. */
function truePairs(
  people: Pick<CodedRecords, 'person' | 'file'>,
  asked: Readonly<{ acrossFiles: boolean; most: number }>,
): TruePairs {
  const records = Map.groupBy(people.person.keys(), (record) => people.person[record] ?? NO_VALUE);
  records.delete(NO_VALUE);
  const left: number[] = [];
  const right: number[] = [];
  for (const [, own] of [...records].sort(([one], [other]) => one - other)) {
    if (left.length + (own.length * (own.length - 1)) / 2 > asked.most) continue;
    own.forEach((one, place) => {
      for (const other of own.slice(place + 1)) {
        if (asked.acrossFiles && people.file[one] === people.file[other]) continue;
        left.push(one);
        right.push(other);
      }
    });
  }
  return { left: Int32Array.from(left), right: Int32Array.from(right) };
}

/** The pairs that agree on a term, given the value of each record. */
function agreeingPairs({ left, right }: TruePairs, codes: Int32Array): PairSet {
  const set = pairSet(left.length);
  left.forEach((one, pair) => {
    const code = codes[one];
    if (code !== NO_VALUE && code === codes[right[pair] ?? 0]) include(set, pair);
  });
  return set;
}
