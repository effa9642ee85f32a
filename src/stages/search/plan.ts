import type { StagePlan } from '../../base/lake/index.ts';
import type { DatasetVersion } from '../../base/model/index.ts';
import type { FoldRules } from '../../linker/index.ts';
import { cards, counted } from './cards.ts';
import { byFamily, byGiven, byHouse, byNumber, namedPeople } from './people.ts';
import { keyedNames, numberedWords, sounds, wordOfName, words, writtenNames } from './words.ts';

/** What the search stage reads, and how the country folds names. */
export type SearchInputs = Readonly<{ profiles: DatasetVersion; areas: DatasetVersion; fold: FoldRules }>;

/** Makes what officers look people up by. */
export function planSearch({ profiles, areas, fold }: SearchInputs): StagePlan {
  return {
    dataset: 'search',
    parents: [profiles, areas],
    settings: { fold },
    steps: [
      writtenNames(),
      keyedNames(fold),
      numberedWords(),
      wordOfName(),
      namedPeople(),
      words(),
      sounds(),
      byGiven(),
      byFamily(),
      byNumber(),
      byHouse(),
      cards(profiles),
      counted(),
    ],
  };
}
