import type { QueryClient } from '@tanstack/react-query';

const KEPT_UNDER = ['recent-searches'];
const MOST = 8;

/**
 * What was looked for since the page was opened, the latest first. It may hold names and numbers, so no browser keeps it: it goes with the page,
 * and with signing out.
 */
export function recentSearches(client: QueryClient): string[] {
  return client.getQueryData<string[]>(KEPT_UNDER) ?? [];
}

/** Keeps a text as the latest. */
export function rememberSearch(client: QueryClient, text: string): string[] {
  const next = [text, ...recentSearches(client).filter((one) => one !== text)].slice(0, MOST);
  client.setQueryDefaults(KEPT_UNDER, { gcTime: Number.POSITIVE_INFINITY });
  client.setQueryData(KEPT_UNDER, next);
  return next;
}

/** Forgets all. */
export function forgetSearches(client: QueryClient): string[] {
  client.removeQueries({ queryKey: KEPT_UNDER });
  return [];
}
