import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { questions, Shape, useWords } from '../../../shared/index.ts';
import { usePageTitle } from '../../frame/index.ts';
import { SignInNeeded } from '../../session/index.ts';
import styles from './claims.module.css';

type Props = Readonly<{
  /** What the page is called, in the tab. */
  title: string;
  /** When what is shown was read. */
  asOf: string | undefined;
  children: ReactNode;
}>;

const SHAPE = [44, 40, 160, 44, 44, 44];

/** What every page of a hospital stands in: whose claims they are, the ways to its other pages, and when this was read. */
export function HospitalFrame({ title, asOf, children }: Props) {
  const { say, formats } = useWords();
  const session = useQuery(questions.session());
  usePageTitle(title);
  if (!session.data) return <Shape heights={SHAPE} />;
  if (session.data.role !== 'hospital')
    return (
      <SignInNeeded
        level={1}
        title="hospital.needed"
        why={session.data.signedIn ? 'session.not-allowed' : 'session.needed.why'}
      />
    );
  return (
    <div className={styles['page']}>
      <header className={styles['head']}>
        <p className={styles['whose']}>{say('hospital.title', { hospital: session.data.hospital ?? '' })}</p>
        <Ways />
        <p className="soft">{asOf && say('hospital.as-of', { at: formats.moment(asOf) })}</p>
      </header>
      {children}
    </div>
  );
}

function Ways() {
  const { say } = useWords();
  return (
    <nav aria-label={say('hospital.pages')} className={`${styles['ways']} no-paper`}>
      <Link to="/claims" activeOptions={{ exact: true, includeSearch: false }}>
        {say('hospital.page.uploads')}
      </Link>
      <Link to="/claims/causes">{say('hospital.page.causes')}</Link>
      <Link to="/claims/list" search={{}} activeOptions={{ includeSearch: false }}>
        {say('hospital.page.list')}
      </Link>
      <Link to="/claims/money">{say('hospital.page.money')}</Link>
    </nav>
  );
}
