import { queryOptions } from '@tanstack/react-query';
import type { SavedViews, Today } from '../../../contract/index.ts';
import { ask } from './ask.ts';
import { paths } from './paths.ts';

const MINUTE_MS = 60_000;

/** What one's own desk asks: what awaits one today, and the pages one kept. */
export const deskQuestions = {
  today: () =>
    queryOptions({
      queryKey: ['desk', 'today'],
      queryFn: ({ signal }) => ask<Today>(paths.today, { signal }),
      staleTime: MINUTE_MS,
    }),
  views: () =>
    queryOptions({
      queryKey: ['desk', 'views'],
      queryFn: ({ signal }) => ask<SavedViews>(paths.views, { signal }),
      staleTime: MINUTE_MS,
    }),
};
