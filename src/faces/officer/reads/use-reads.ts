import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { type ReadsQuestion, readsQuestion } from '../../shared/index.ts';

const DAY_MS = 86_400_000;
const DATE_LETTERS = 10;

/** The question the address asks. */
export function useReadsQuestion(): ReadsQuestion {
  const { days, area, ...same } = useSearch({ from: '/reads' });
  const from = days && new Date(Date.now() - (days - 1) * DAY_MS).toISOString().slice(0, DATE_LETTERS);
  return { ...same, ...(area === undefined ? {} : { area: String(area) }), ...(from ? { from } : {}) };
}

/** The reads as far as they were fetched, what there is to choose from, and how the log stands. */
export function useReads(question: ReadsQuestion) {
  const list = useInfiniteQuery(readsQuestion(question));
  const reads = useMemo(() => list.data?.pages.flatMap((page) => page.reads) ?? [], [list.data]);
  return { list, reads, first: list.data?.pages[0] };
}
