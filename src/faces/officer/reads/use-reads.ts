import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { type ReadsQuestion, readsQuestion } from '../../shared/index.ts';

/** The question the address asks. */
export function useReadsQuestion(): ReadsQuestion {
  const { area, ...same } = useSearch({ from: '/reads' });
  return { ...same, ...(area === undefined ? {} : { area: String(area) }) };
}

/** The reads as far as they were fetched, what there is to choose from, and how the log stands. */
export function useReads(question: ReadsQuestion) {
  const list = useInfiniteQuery(readsQuestion(question));
  const reads = useMemo(() => list.data?.pages.flatMap((page) => page.reads) ?? [], [list.data]);
  return { list, reads, first: list.data?.pages[0] };
}
