import { Link, Outlet, useLocation, useRouter, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useRef } from 'react';
import type { Language } from '../../../base/model/index.ts';
import { LanguageProvider, useWords } from '../../shared/index.ts';
import styles from './frame.module.css';
import { Header } from './header/header.tsx';
import { rememberedLanguage, rememberLanguage } from './remembered-language.ts';

/** What every page stands in. */
export function Frame() {
  const lang = useSearch({ from: '__root__', select: (search) => search.lang });
  const { history } = useRouter();
  const choose = useCallback(
    (language: Language) => {
      rememberLanguage(language);
      // By the address itself, since an address that no page has leads nowhere from the router's point of view.
      const here = new URL(history.location.href, window.location.origin);
      here.searchParams.set('lang', language);
      history.replace(here.pathname + here.search + here.hash);
    },
    [history],
  );
  return (
    <LanguageProvider language={lang ?? rememberedLanguage()} choose={choose}>
      <FramedPage />
    </LanguageProvider>
  );
}

function FramedPage() {
  const { say } = useWords();
  const main = useRef<HTMLElement>(null);
  return (
    <div className={styles['frame']}>
      <a href="#content" className={styles['skip']}>
        {say('app.skip')}
      </a>
      <FocusOnNewPage main={main} />
      <Header />
      <main id="content" ref={main} tabIndex={-1} className={styles['main']}>
        <Outlet />
      </main>
      <footer className={styles['foot']}>
        <Link to="/open-data" className="no-paper">
          {say('app.open-data')}
        </Link>
        {say('app.invented')}
      </footer>
    </div>
  );
}

/**
 * A link that led here is gone with its page: the keys begin at the new page, unless the map takes them on. It is a part of its own, so
 * that going elsewhere does not draw the whole frame anew.
 */
function FocusOnNewPage({ main }: Readonly<{ main: React.RefObject<HTMLElement | null> }>) {
  const { pathname, state } = useLocation();
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    if (!state.fromOnMap) main.current?.focus({ preventScroll: true });
  }, [pathname, state.fromOnMap, main]);
  return null;
}
