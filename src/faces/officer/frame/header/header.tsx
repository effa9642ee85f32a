import { Kbd } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { COUNTRY_CODE } from '../../../../base/model/index.ts';
import { AreaFinder, questions, useLanguage, useWords } from '../../../shared/index.ts';
import { isOverviewFor, isPageFor, SessionMenu } from '../../session/index.ts';
import styles from '../frame.module.css';
import { AreaLink, useAreaChoice } from '../links.tsx';
import { GoAnywhere } from './go-anywhere.tsx';
import { KeepView } from './keep-view.tsx';
import { useGoHome } from './use-go-home.ts';

/** Name, search, the day of the data, language, and who is signed in. */
export function Header() {
  useGoHome();
  return (
    <header className={styles['header']}>
      <Brand />
      <Search />
      <GoAnywhere />
      <Ways />
      <AsOf />
      <LanguageSwitch />
      <KeepView />
      <SessionMenu />
    </header>
  );
}

/** The name: the way home, which for whoever did not sign in is the country. */
function Brand() {
  const { say } = useWords();
  const session = useQuery(questions.session());
  const inside = (
    <>
      <svg viewBox="0 0 32 32" aria-hidden="true">
        <circle cx="16" cy="16" r="12.5" />
        <circle cx="16" cy="16" r="5" />
      </svg>
      {say('app.name')}
    </>
  );
  return session.data?.signedIn ? (
    <Link to="/" className={styles['brand']}>
      {inside}
    </Link>
  ) : (
    <AreaLink code={COUNTRY_CODE} className={styles['brand']}>
      {inside}
    </AreaLink>
  );
}

function Search() {
  const { say } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const navigate = useNavigate();
  const choice = useAreaChoice();
  const focus = () => input.current?.focus();
  useHotkeys([['/', focus]]);
  return (
    <search className={`${styles['search']} no-paper`}>
      <AreaFinder
        label={say('search.label')}
        labelShown="heard"
        inputRef={input}
        hint={
          <span className={styles['keys']} title={say('search.keys')}>
            <Kbd>/</Kbd>
          </span>
        }
        onChoose={(area) => void navigate({ to: '/area/$code', params: { code: area.code }, search: choice })}
      />
    </search>
  );
}

/** The ways to the pages that are not an area, as far as they have something for whoever is signed in. */
function Ways() {
  const { say } = useWords();
  const session = useQuery(questions.session());
  const role = session.data?.role ?? 'viewer';
  return (
    <nav aria-label={say('app.ways')} className={`${styles['ways']} no-paper`}>
      {isPageFor('home', role) && (
        <Link to="/" activeOptions={{ exact: true, includeSearch: false }}>
          {say('app.ways.home')}
        </Link>
      )}
      {isPageFor('flags', role) && (
        <Link to="/area/$code/flags" params={{ code: session.data?.area ?? COUNTRY_CODE }}>
          {say('app.ways.flags')}
        </Link>
      )}
      <Link to="/explore">{say('app.ways.explore')}</Link>
      {isPageFor('lists', role) && <Link to="/lists">{say('app.ways.lists')}</Link>}
      {isPageFor('search', role) && <Link to="/search">{say('app.ways.search')}</Link>}
      <Link to="/programmes">{say('app.ways.programmes')}</Link>
      {isPageFor('reads', role) && <Link to="/reads">{say('app.ways.reads')}</Link>}
      {isPageFor('disputes', role) && <Link to="/disputes">{say('app.ways.disputes')}</Link>}
      {isPageFor('sharing', role) && <Link to="/sharing">{say('app.ways.sharing')}</Link>}
      {isPageFor('review', role) && <Link to="/review">{say('app.ways.review')}</Link>}
      {isPageFor('claims', role) && <Link to="/claims">{say('app.ways.claims')}</Link>}
      {isOverviewFor(role, session.data?.area ?? COUNTRY_CODE) && (
        <Link to="/claims/overview">{say('app.ways.claims-overview')}</Link>
      )}
      {isPageFor('claims-queues', role) && <Link to="/claims/queues">{say('app.ways.claims-queues')}</Link>}
    </nav>
  );
}

function AsOf() {
  const { say, formats } = useWords();
  const country = useQuery(questions.area(COUNTRY_CODE));
  return (
    <p className={styles['asOf']}>
      {country.data && say('app.as-of', { date: formats.date(country.data.asOf) })}
    </p>
  );
}

function LanguageSwitch() {
  const { say } = useWords();
  const { language, choose } = useLanguage();
  return (
    <fieldset className={`${styles['languages']} no-paper`} aria-label={say('app.language')}>
      <button type="button" lang="th" aria-pressed={language === 'th'} onClick={() => choose('th')}>
        ไทย
      </button>
      <button type="button" lang="en" aria-pressed={language === 'en'} onClick={() => choose('en')}>
        EN
      </button>
    </fieldset>
  );
}
