import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type PeopleQuestion, questions } from '../../shared/index.ts';

/** The list as far as it was fetched, and how many it is in all. */
export function usePeople(question: PeopleQuestion) {
  const list = useInfiniteQuery(questions.people(question));
  const people = useMemo(() => list.data?.pages.flatMap((page) => page.people) ?? [], [list.data]);
  return { list, people, total: list.data?.pages[0]?.total };
}
