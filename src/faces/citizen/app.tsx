import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { codeOf } from '../shared/index.ts';
import { type Page, useAddress } from './address.ts';
import styles from './app.module.css';
import { DataPage } from './data/index.ts';
import { FactsPage } from './facts/index.ts';
import { Header, OfflineNote, SignInPage, Tabs } from './frame/index.ts';
import { HouseholdPage } from './household/index.ts';
import { LooksPage } from './looks/index.ts';
import { useWords } from './messages/index.ts';
import { Coming, Trouble } from './parts/index.ts';
import { questions } from './questions/index.ts';
import { RightsPage } from './rights/index.ts';

const BODIES: Readonly<Record<Page, () => React.ReactNode>> = {
  rights: RightsPage,
  facts: FactsPage,
  household: HouseholdPage,
  looks: LooksPage,
  data: DataPage,
};

/** The citizen's pages: signing in, and then five tabs. */
export function App() {
  const { say } = useWords();
  const session = useQuery(questions.session());
  useEffect(() => {
    document.title = `${say('app.title')} · ชี้เป้า`;
  }, [say]);
  if (session.isPending) return <Coming />;
  if (!session.data) return <Trouble thrown={session.error} onRetry={() => void session.refetch()} />;
  if (session.data.role !== 'citizen') return <SignInPage session={session.data} />;
  return <SignedIn />;
}

function SignedIn() {
  const { say } = useWords();
  const { page } = useAddress();
  const me = useQuery(questions.me());
  const Body = BODIES[page];
  const code = codeOf(me.error) ?? '';
  if (code === 'SIGN_IN_NEEDED') return <SignInPage />;
  if (code === 'PERSON_UNKNOWN' || code === 'NOT_ALLOWED') return <SignInPage isUnknown />;
  return (
    <div className={styles['app']}>
      <a href="#content" className={styles['skip']}>
        {say('app.skip')}
      </a>
      <Header me={me.data} />
      <OfflineNote />
      <main id="content" className={styles['content']} tabIndex={-1}>
        {me.isPending && <Coming />}
        {me.isError && <Trouble thrown={me.error} onRetry={() => void me.refetch()} />}
        {me.data && <Body />}
      </main>
      <Tabs page={page} />
    </div>
  );
}
