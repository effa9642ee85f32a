import { type StagePlan, type Step, sql } from '../../base/lake/index.ts';
import { candidates, choices, comparedCandidates, rankedCandidates } from './candidates.ts';
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
import { doubts, links, rowCounts } from './links.ts';
import { distinctNames, foldedNames, folds, names } from './names/index.ts';
import { checkedPeople, people, persons, sourceNames } from './people.ts';
import { holders, records, unsettled, unsettledRows } from './records.ts';
import { residue, spine } from './residue.ts';

/** Gives every accepted row of every delivered source a person. */
export function planLinkage(inputs: LinkageInputs): StagePlan {
  const context = contextOf(inputs);
  return {
    dataset: 'linkage',
    parents: inputs.sources.map(({ version }) => version),
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
      names: sql`select count(*) as written, count(distinct fold) as folds from names`,
    },
  };
}

function stepsOf(context: LinkageContext): Step[] {
  const byNumber = [sourceNames, holders, records, unsettled, unsettledRows];
  const asIntegers = [distinctNames, foldedNames, folds, names, spine, residue];
  const byCandidates = [candidates, comparedCandidates, rankedCandidates, choices];
  const outsideSpine = [
    looseRows,
    numberHolders,
    numberedRows,
    numberlessRows,
    facedRows,
    numberlessPeople,
    islands,
  ];
  const tables = [people, checkedPeople, links, rowCounts, persons, doubts];
  return [...byNumber, ...asIntegers, ...byCandidates, ...outsideSpine, ...tables].map((step) =>
    step(context),
  );
}
