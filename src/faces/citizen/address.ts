import { useSyncExternalStore } from 'react';

/** The five pages, in the order of their tabs. */
export const PAGES = ['rights', 'facts', 'household', 'looks', 'data'] as const;
export type Page = (typeof PAGES)[number];

const ROOT = '/me';
const MOVED = 'chipao-moved';

/** The address of a page; a fact can be named on the page of facts. */
export function addressOf(page: Page, fact?: string): string {
  const path = page === 'rights' ? ROOT : `${ROOT}/${page}`;
  return fact === undefined ? path : `${path}#${fact}`;
}

/** The page and the fact that the address names. */
export function readAddress(path: string, hash: string): Readonly<{ page: Page; fact: string | undefined }> {
  const last = path.replace(/\/$/, '').slice(ROOT.length + 1);
  const page = PAGES.find((one) => one === last) ?? 'rights';
  return { page, fact: hash.length > 1 ? decodeURIComponent(hash.slice(1)) : undefined };
}

/** Goes to a page without loading everything again. */
export function goTo(address: string): void {
  window.history.pushState(null, '', address);
  window.dispatchEvent(new Event(MOVED));
  window.scrollTo(0, 0);
}

/** Where one is. */
export function useAddress(): ReturnType<typeof readAddress> {
  const href = useSyncExternalStore(listen, () => window.location.pathname + window.location.hash);
  const [path = '', hash = ''] = href.split('#');
  return readAddress(path, hash && `#${hash}`);
}

function listen(onMove: () => void): () => void {
  window.addEventListener('popstate', onMove);
  window.addEventListener(MOVED, onMove);
  return () => {
    window.removeEventListener('popstate', onMove);
    window.removeEventListener(MOVED, onMove);
  };
}
