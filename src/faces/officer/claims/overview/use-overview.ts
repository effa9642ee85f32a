import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import type { ClaimsOverviewAnswer } from '../../../../contract/index.ts';
import { claimFigureQuestions, type OverviewQuestion } from '../../../shared/index.ts';
import { type ClaimsOverviewChoice, plainWord } from '../../frame/index.ts';

/** How claims stand, in the order in which bars and columns show it. */
export const STANDINGS = ['paid', 'approved', 'under-way', 'to-correct', 'refused', 'withdrawn'] as const;
export type Standing = (typeof STANDINGS)[number];

/** Figures as every table of the page has them. */
export type Figures = Pick<ClaimsOverviewAnswer['total'], 'claims' | 'chargedSatang' | 'standing'>;

/** A word by which claims can be chosen. */
export type ChoiceWord = keyof OverviewQuestion;

const WORDS = ['province', 'hospital', 'right', 'payer', 'month', 'code', 'standing', 'wait'] as const;

/** The question that an address asks; language and the order of a table are no part of it. */
function questionOf(search: ClaimsOverviewChoice): OverviewQuestion {
  return Object.fromEntries(
    WORDS.flatMap((word) => (search[word] === undefined ? [] : [[word, String(search[word])]])),
  );
}

/** What is counted by the address one is at, and what was asked. */
export function useOverview() {
  const { lang: _, ...search } = useSearch({ from: '/claims/overview' });
  const question = questionOf(search);
  return { search, question, overview: useQuery(claimFigureQuestions.overview(question)) };
}

/** The address with one thing more, other or no longer chosen. */
export function withChoice(
  search: ClaimsOverviewChoice,
  word: ChoiceWord | 'sort',
  value: string | undefined,
): ClaimsOverviewChoice {
  const { [word]: _, ...others } = search;
  return value === undefined || value === '' ? others : { ...others, [word]: plainWord(value) };
}
