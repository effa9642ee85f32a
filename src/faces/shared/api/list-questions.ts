import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type {
  AskCondition,
  CohortChanges,
  CohortDetail,
  CohortList,
  CohortOverlap,
  CohortPeople,
  CohortPreview,
  MissingHouseholds,
  RouteSheet,
} from '../../../contract/index.ts';
import { ask } from './ask.ts';
import { type ListPart, paths } from './paths.ts';

const MINUTE_MS = 60_000;

/** What the pages of target lists and of households ask. Names are kept for no longer than they are shown. */
export const listQuestions = {
  lists: () =>
    queryOptions({
      queryKey: ['lists', 'all'],
      queryFn: ({ signal }) => ask<CohortList>(paths.lists, { signal }),
      gcTime: 0,
    }),
  list: (id: string) =>
    queryOptions({
      queryKey: ['lists', 'one', id],
      queryFn: ({ signal }) => ask<CohortDetail>(paths.list(id), { signal }),
      gcTime: 0,
    }),
  /** What was shown of the same list stays until another village of it is there: the keys stay where they are. */
  people: (part: ListPart) =>
    infiniteQueryOptions({
      queryKey: ['lists', 'people', part.id, part.area],
      queryFn: ({ signal, pageParam }) => ask<CohortPeople>(paths.listPeople(part, pageParam), { signal }),
      initialPageParam: '',
      getNextPageParam: (last) => last.next,
      gcTime: 0,
      placeholderData: (before, query) => (query?.queryKey[2] === part.id ? before : undefined),
    }),
  changes: (id: string) =>
    queryOptions({
      queryKey: ['lists', 'changes', id],
      queryFn: ({ signal }) => ask<CohortChanges>(paths.listChanges(id), { signal }),
      gcTime: 0,
    }),
  sheet: (part: ListPart) =>
    queryOptions({
      queryKey: ['lists', 'sheet', part],
      queryFn: ({ signal }) => ask<RouteSheet>(paths.listSheet(part), { signal }),
      gcTime: 0,
    }),
  /** The last count stays on the page until the next one is there. */
  preview: (asked: AskCondition | undefined) =>
    queryOptions({
      queryKey: ['lists', 'preview', asked],
      queryFn: ({ signal }) => ask<CohortPreview>(paths.listPreview, { method: 'POST', body: asked, signal }),
      enabled: asked !== undefined,
      staleTime: MINUTE_MS,
      placeholderData: keepPreviousData,
    }),
  overlap: (asked: AskCondition | undefined) =>
    queryOptions({
      queryKey: ['lists', 'overlap', asked],
      queryFn: ({ signal }) => ask<CohortOverlap>(paths.listOverlap, { method: 'POST', body: asked, signal }),
      enabled: asked !== undefined,
      staleTime: MINUTE_MS,
      placeholderData: keepPreviousData,
    }),
  /** The shorter list stays until the longer one is there. */
  households: (code: string, limit: number, notVisitedDays?: number) =>
    queryOptions({
      queryKey: ['lists', 'households', code, limit, notVisitedDays],
      queryFn: ({ signal }) =>
        ask<MissingHouseholds>(paths.missingHouseholds(code, limit, notVisitedDays), { signal }),
      gcTime: 0,
      placeholderData: (before) => (before?.area === code ? before : undefined),
    }),
};
