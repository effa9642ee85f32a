import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { ApiCalls, paths, questions, useWords } from '../../shared/index.ts';
import { usePageTitle } from '../frame/index.ts';
import { SignInNeeded } from '../session/index.ts';
import { FoundPeople } from './found-people.tsx';
import { forgetSearches, recentSearches, rememberSearch } from './recent-searches.ts';
import styles from './search.module.css';
import { SearchForm } from './search-form.tsx';

/** Looks people up by citizen number, house code or name; what is typed never stands in the address. */
export function SearchPage() {
  const { say } = useWords();
  const session = useQuery(questions.session());
  const asked = useLocation({ select: ({ state }) => state.look });
  const client = useQueryClient();
  const [wanted, setWanted] = useState(() => (asked === 'latest' ? (recentSearches(client)[0] ?? '') : ''));
  const [recent, setRecent] = useState(() => recentSearches(client));
  usePageTitle(say('lookup.title'));
  if (session.data?.signedIn === false) return <SignInNeeded why="session.needed.why" />;
  if (session.data && session.data.role !== 'officer') return <SignInNeeded why="session.not-allowed" />;
  const look = (text: string) => {
    setWanted(text);
    setRecent(rememberSearch(client, text));
  };
  return (
    <article className={styles['page']}>
      <header className={styles['head']}>
        <h1>{say('lookup.title')}</h1>
        <p className="soft">{say('lookup.why')}</p>
      </header>
      <SearchForm wanted={wanted} onLook={look} />
      {wanted === '' ? (
        <Recent recent={recent} onLook={look} onForget={() => setRecent(forgetSearches(client))} />
      ) : (
        <FoundPeople key={wanted} text={wanted} />
      )}
      <ApiCalls paths={[paths.findPeople]} method="POST" />
    </article>
  );
}

type RecentProps = Readonly<{
  recent: readonly string[];
  onLook: (text: string) => void;
  onForget: () => void;
}>;

/** What was looked for before since the page was loaded; before the first search, what can be typed. */
function Recent({ recent, onLook, onForget }: RecentProps) {
  const { say } = useWords();
  if (recent.length === 0) {
    return (
      <section aria-labelledby="how" className={styles['how']}>
        <h2 id="how">{say('lookup.how')}</h2>
        <ul>
          <li>{say('lookup.how.name')}</li>
          <li>{say('lookup.how.number')}</li>
          <li>{say('lookup.how.house')}</li>
        </ul>
      </section>
    );
  }
  return (
    <section aria-labelledby="recent" className={styles['how']}>
      <h2 id="recent">{say('lookup.recent')}</h2>
      <p className="soft">{say('lookup.recent.why')}</p>
      <ul className={styles['recent']}>
        {recent.map((text) => (
          <li key={text}>
            <button type="button" onClick={() => onLook(text)}>
              {text}
            </button>
          </li>
        ))}
      </ul>
      <button type="button" className={styles['forget']} onClick={onForget}>
        {say('lookup.recent.forget')}
      </button>
    </section>
  );
}
