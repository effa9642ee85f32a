import { type StagePlan, type Step, sql } from '../../base/lake/index.ts';
import { blockSizes, candidates, choices, comparedCandidates, rankedCandidates } from './candidates.ts';
import { cutRows, decidedRows, decisionsKept, personGroups } from './decisions/index.ts';
import {
  basePeople,
  checkedPeople,
  claims,
  followedPersons,
  freshPeople,
  gonePersons,
  identityEvents,
  keptPeople,
  keyedRows,
  newIds,
  people,
  personAliases,
  personAnchors,
  personHistory,
  persons,
  recordKeys,
  sourceNames,
  touchedPeople,
  unsteadyPeople,
} from './identity/index.ts';
import { contextOf, type LinkageContext, type LinkageInputs, peopleSources } from './inputs.ts';
import {
  facedRows,
  islands,
  looseRows,
  numberedRows,
  numberHolders,
  numberlessPeople,
  numberlessRows,
} from './islands.ts';
import { doubts, links, rowCounts } from './links/index.ts';
import { distinctNames, foldedNames, folds, names } from './names/index.ts';
import { doubtfulPairs, reviewedRows, reviewPairs, reviewRecords } from './review/index.ts';
import { holders, records, residue, spine, unsettled, unsettledRows } from './rows/index.ts';
import {
  chances,
  foldShares,
  kinTallies,
  linkModel,
  patternTallies,
  scoredCandidates,
  settledWeights,
  strangerTallies,
} from './scores/index.ts';

/** Gives every accepted row of every delivered source a person. */
export function planLinkage(inputs: LinkageInputs): StagePlan {
  const context = contextOf(inputs);
  return {
    dataset: 'linkage',
    parents: inputs.sources.map(({ version }) => version),
    former: inputs.former,
    settings: {
      ...inputs.settings,
      sources: peopleSources(context).map(({ number, id }) => [number, id]),
    },
    steps: stepsOf(context),
    notes: {
      tiers: sql`select source, tier, count(*) as total from links group by source, tier order by source, tier`,
      doubts: sql`select reason, count(*) as total from doubts group by reason order by reason`,
      persons: sql`
        select count(*) as total, count(*) filter (where anchor_source = ${context.spine?.id ?? ''}) as in_spine
        from persons`,
      model: sql`select id, model from link_model`,
      review: sql`select kind, count(*) as total from review_pairs group by kind order by kind`,
      decisions: sql`select * from decisions_kept`,
      history: sql`select event, count(*) as total from identity_events group by event order by event`,
      blocks: sql`
        select
          block,
          sum(blocks) as blocks,
          sum(blocks * rows_in_block * people_in_block) as pairs,
          max(rows_in_block * people_in_block) as largest,
          sum(blocks) filter (where left_out is not null) as left_out,
          sum(blocks * rows_in_block) filter (where left_out is not null) as rows_left_out
        from block_sizes
        group by block
        order by block`,
      largestBlocks: sql`
        select block, rows_in_block, people_in_block, blocks
        from block_sizes
        order by rows_in_block * people_in_block desc, block, blocks
        limit 10`,
      names: sql`select count(*) as written, count(distinct fold) as folds from names`,
    },
  };
}

function stepsOf(context: LinkageContext): Step[] {
  const way = [...rowSteps, ...scoreSteps, ...islandSteps, ...reviewerSteps, ...identitySteps, ...tableSteps];
  return way.map((step) => step(context));
}

const rowSteps = [
  sourceNames,
  holders,
  records,
  unsettled,
  unsettledRows,
  distinctNames,
  foldedNames,
  folds,
  names,
  spine,
  residue,
];
const scoreSteps = [
  blockSizes,
  candidates,
  comparedCandidates,
  patternTallies,
  strangerTallies,
  chances,
  kinTallies,
  foldShares,
  linkModel,
  scoredCandidates,
  settledWeights,
  rankedCandidates,
  choices,
];
const islandSteps = [
  looseRows,
  numberHolders,
  numberedRows,
  numberlessRows,
  facedRows,
  numberlessPeople,
  islands,
];
const reviewerSteps = [decidedRows, decisionsKept, cutRows, keyedRows, basePeople, personGroups];
const identitySteps = [
  unsteadyPeople,
  gonePersons,
  followedPersons,
  touchedPeople,
  claims,
  keptPeople,
  freshPeople,
  newIds,
  people,
  checkedPeople,
];
const tableSteps = [
  links,
  rowCounts,
  persons,
  doubts,
  doubtfulPairs,
  reviewedRows,
  reviewPairs,
  reviewRecords,
  recordKeys,
  personAnchors,
  personAliases,
  identityEvents,
  personHistory,
];
