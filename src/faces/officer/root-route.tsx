import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, retainSearchParams } from '@tanstack/react-router';
import { Frame, MissingPage, readLanguage } from './frame/index.ts';

/** What is around every page. */
export const root = createRootRouteWithContext<{ client: QueryClient }>()({
  validateSearch: readLanguage,
  search: { middlewares: [retainSearchParams(['lang'])] },
  component: Frame,
  notFoundComponent: MissingPage,
});
