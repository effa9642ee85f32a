import { type CodeStep, dialect, type StagePlan, type Step, sql } from '../../base/lake/index.ts';
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
  borneByIslanders,
  facedRows,
  islandBits,
  islandBlocks,
  islandClusters,
  islanders,
  islandGroups,
  islandNodes,
  islandPairs,
  islandPrior,
  islandQuestions,
  islandRows,
  islandScores,
  islands,
  looseRows,
  numberedRows,
  numberHolders,
  numberlessPeople,
  numberlessRows,
} from './islands/index.ts';
import {
  doubts,
  largePersons,
  links,
  packedLinks,
  rowCounts,
  scoredLinks,
  wholeLinks,
} from './links/index.ts';
import { distinctNames, foldedNames, folds, names } from './names/index.ts';
import {
  doubtfulPairs,
  goldRows,
  reviewedRows,
  reviewPairs,
  reviewRecords,
  shownRows,
} from './review/index.ts';
import { holders, records, residue, slips, spine, unsettledRows } from './rows/index.ts';
import { foldShares, linkModel, scoredCandidates, settledWeights } from './scores/index.ts';

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
      repairs: sql`select repair, count(*) as total from links where repair is not null group by repair order by repair`,
      model: sql`select * from link_model`,
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
      islandBlocks: sql`
        select
          block,
          sum(blocks) as blocks,
          sum(blocks * (rows_in_block * (rows_in_block - 1) // 2)) as pairs,
          max(rows_in_block) as largest,
          sum(blocks) filter (where left_out is not null) as left_out,
          sum(blocks * rows_in_block) filter (where left_out is not null) as rows_left_out
        from island_blocks
        group by block
        order by block`,
      islanders: sql`select people, prior + bits as prior_bits from islanders cross join island_prior`,
      islandGroups: sql`
        select count(distinct part) as together, count(*) as people, count(*) filter (where weight is not null) as by_score
        from island_groups`,
      largestBlocks: sql`
        select block, rows_in_block, people_in_block, blocks
        from block_sizes
        order by rows_in_block * people_in_block desc, block, rows_in_block
        limit 10`,
      names: sql`select count(*) as written, count(distinct fold) as folds from names`,
    },
  };
}

function stepsOf(context: LinkageContext): Step[] {
  const way = [
    ...rowSteps,
    ...scoreSteps,
    ...islandSteps,
    ...reviewerSteps,
    ...islandScoreSteps,
    ...groupSteps,
    ...identitySteps,
    ...tableSteps,
  ];
  return way.map((step) => step(context));
}

/** Every row carries its number and every published table asks for its order, so nothing is held back to keep rows as they came. */
function anyRowOrder(): CodeStep {
  return {
    table: 'any_row_order',
    version: 'any-row-order-1',
    make: ({ engine }) => engine.run(dialect.forgetRowOrder()),
  };
}

const rowSteps = [
  anyRowOrder,
  sourceNames,
  holders,
  records,
  unsettledRows,
  distinctNames,
  foldedNames,
  folds,
  names,
  spine,
  residue,
  slips,
];
const scoreSteps = [
  blockSizes,
  candidates,
  comparedCandidates,
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
const reviewerSteps = [decidedRows, decisionsKept, cutRows];
const islandScoreSteps = [
  islandRows,
  islandBlocks,
  islandPairs,
  borneByIslanders,
  islanders,
  islandBits,
  islandPrior,
  islandScores,
  islandNodes,
  islandClusters,
  islandGroups,
  islandQuestions,
];
const groupSteps = [keyedRows, basePeople, personGroups];
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
  scoredLinks,
  packedLinks,
  links,
  wholeLinks,
  checkedPeople,
];
const tableSteps = [
  rowCounts,
  persons,
  doubts,
  largePersons,
  doubtfulPairs,
  reviewedRows,
  reviewPairs,
  goldRows,
  shownRows,
  reviewRecords,
  recordKeys,
  personAnchors,
  personAliases,
  identityEvents,
  personHistory,
];
