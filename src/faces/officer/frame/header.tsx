import { Kbd } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { COUNTRY_CODE } from '../../../base/model/index.ts';
import { AreaFinder, questions, useLanguage, useWords } from '../../shared/index.ts';
import { SessionMenu } from '../session/index.ts';
import styles from './frame.module.css';
import { AreaLink, useAreaChoice } from './links.tsx';

/** Name, search, the day of the data, language, and who is signed in. */
export function Header() {
  const { say } = useWords();
  return (
    <header className={styles['header']}>
      <AreaLink code={COUNTRY_CODE} className={styles['brand']}>
        <svg viewBox="0 0 32 32" aria-hidden="true">
          <circle cx="16" cy="16" r="12.5" />
          <circle cx="16" cy="16" r="5" />
        </svg>
        {say('app.name')}
      </AreaLink>
      <Search />
      <Ways />
      <AsOf />
      <LanguageSwitch />
      <SessionMenu />
    </header>
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

/** The ways to the pages that are not an area: flags of the own area, programmes, and for stewards their work. */
function Ways() {
  const { say } = useWords();
  const session = useQuery(questions.session());
  const isSteward = session.data?.role === 'steward';
  return (
    <nav aria-label={say('app.ways')} className={`${styles['ways']} no-paper`}>
      <Link to="/area/$code/flags" params={{ code: session.data?.area ?? COUNTRY_CODE }}>
        {say('app.ways.flags')}
      </Link>
      <Link to="/explore">{say('app.ways.explore')}</Link>
      <Link to="/lists">{say('app.ways.lists')}</Link>
      {session.data?.role === 'officer' && <Link to="/search">{say('app.ways.search')}</Link>}
      <Link to="/programmes">{say('app.ways.programmes')}</Link>
      {isSteward && <Link to="/review">{say('app.ways.review')}</Link>}
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
