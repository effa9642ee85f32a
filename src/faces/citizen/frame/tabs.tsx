import type { MouseEvent } from 'react';
import { addressOf, goTo, PAGES, type Page } from '../address.ts';
import { useWords } from '../messages/index.ts';
import styles from './frame.module.css';

/** A line drawing each, on a field of 24 by 24. */
const DRAWINGS: Readonly<Record<Page, string>> = {
  rights: 'M4 7h16v12H4zM4 11h16M8 15h4',
  facts: 'M6 3h9l4 4v14H6zM15 3v4h4M9 12h7M9 16h7',
  household: 'M3 11l9-7 9 7M6 9v11h12V9M10 20v-6h4v6',
  looks: 'M2 12s4-7 10-7 10 7 10 7-4 7-10 7S2 12 2 12zM12 9a3 3 0 100 6 3 3 0 000-6z',
  data: 'M12 4v11M8 11l4 4 4-4M4 20h16',
};

/** The way between the five pages; at the bottom of a phone, where a thumb reaches. */
export function Tabs({ page }: Readonly<{ page: Page }>) {
  const { say } = useWords();
  const go = (event: MouseEvent, to: Page) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    goTo(addressOf(to));
    document.getElementById('content')?.focus();
  };
  return (
    <nav aria-label={say('app.pages')} className={`${styles['tabs']} no-paper`}>
      {PAGES.map((one) => (
        <a
          key={one}
          href={addressOf(one)}
          aria-current={one === page ? 'page' : undefined}
          onClick={(event) => go(event, one)}
        >
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d={DRAWINGS[one]} />
          </svg>
          <span>{say(`tab.${one}`)}</span>
        </a>
      ))}
    </nav>
  );
}
