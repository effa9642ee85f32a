import { queryOptions } from '@tanstack/react-query';
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
  /** Names are asked for when somebody opens a kind, and kept no longer than they are shown. */
  areaEvents: (question: EventsQuestion) =>
    queryOptions({
      queryKey: ['desk', 'events', question],
      queryFn: ({ signal }) => ask<AreaEventsAnswer>(paths.areaEvents(question), { signal }),
      gcTime: 0,
    }),
  views: () =>
    queryOptions({
      queryKey: ['desk', 'views'],
      queryFn: ({ signal }) => ask<SavedViews>(paths.views, { signal }),
      staleTime: MINUTE_MS,
    }),
};
