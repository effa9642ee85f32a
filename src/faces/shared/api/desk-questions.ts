import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { AreaEventsAnswer, SavedViews, Today } from '../../../contract/index.ts';
import { ask } from './ask.ts';
import { type EventsQuestion, paths } from './paths.ts';

const MINUTE_MS = 60_000;

/** What one's own desk asks: what awaits one today, and the pages one kept. */
export const deskQuestions = {
  today: () =>
    queryOptions({
      queryKey: ['desk', 'today'],
      queryFn: ({ signal }) => ask<Today>(paths.today, { signal }),
      staleTime: MINUTE_MS,
    }),
  /** How many became known of an area; nobody's name. */
  areaEvents: (question: Omit<EventsQuestion, 'limit' | 'kind'>) =>
    queryOptions({
      queryKey: ['desk', 'events', question],
      queryFn: ({ signal }) => ask<AreaEventsAnswer>(paths.areaEvents({ ...question, limit: 0 }), { signal }),
      gcTime: 0,
    }),
  /** Names are asked for when somebody opens a kind, and kept no longer than they are shown. */
  peopleOfEvents: (question: EventsQuestion) =>
    infiniteQueryOptions({
      queryKey: ['desk', 'events', 'people', question],
      queryFn: ({ signal, pageParam }) =>
        ask<AreaEventsAnswer>(paths.areaEvents(question, pageParam), { signal }),
      initialPageParam: 0,
      getNextPageParam: (last) => last.next,
      gcTime: 0,
    }),
  views: () =>
    queryOptions({
      queryKey: ['desk', 'views'],
      queryFn: ({ signal }) => ask<SavedViews>(paths.views, { signal }),
      staleTime: MINUTE_MS,
    }),
};
