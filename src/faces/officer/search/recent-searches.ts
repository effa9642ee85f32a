const KEPT_UNDER = 'chipao-recent-searches';
const MOST = 8;

/** What was looked for in this tab, the latest first; it goes with the tab, since it may hold names and numbers. */
export function recentSearches(): string[] {
  const kept: unknown = JSON.parse(window.sessionStorage.getItem(KEPT_UNDER) ?? '[]');
  return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string') : [];
}

/** Keeps a text as the latest. */
export function rememberSearch(text: string): string[] {
  const next = [text, ...recentSearches().filter((one) => one !== text)].slice(0, MOST);
  window.sessionStorage.setItem(KEPT_UNDER, JSON.stringify(next));
  return next;
}

/** Forgets all. */
export function forgetSearches(): string[] {
  window.sessionStorage.removeItem(KEPT_UNDER);
  return [];
}
