import { Button, Popover } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { SessionAnswer } from '../../../contract/index.ts';
import { questions, useSignOut, useWords } from '../../shared/index.ts';
import { OtherSessions } from './other-sessions.tsx';
import { isPageFor } from './page-roles.ts';
import styles from './session.module.css';
import { SignInLink } from './sign-in-link.tsx';
import { useRoleText } from './use-role-text.ts';

/** Who is signed in, and the way in and out. */
export function SessionMenu() {
  const session = useQuery(questions.session());
  return (
    <div className="no-paper">
      {session.data?.signedIn ? <SignedIn session={session.data} /> : <SignInLink size="compact-md" />}
    </div>
  );
}

function SignedIn({ session }: Readonly<{ session: SessionAnswer }>) {
  const { say } = useWords();
  const [opened, setOpened] = useState(false);
  const who = useRoleText(session);
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" trapFocus returnFocus width={340}>
      <Popover.Target>
        <Button
          variant="default"
          size="compact-md"
          mih={36}
          h="auto"
          maw="100%"
          onClick={() => setOpened(!opened)}
        >
          <span className={styles['who']}>{who}</span>
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={who ?? ''}>
        <div className={styles['form']}>
          <p>{say(`session.role.${session.role}.sees`)}</p>
          {isPageFor('look-ups', session.role) && (
            <Link to="/look-ups" onClick={() => setOpened(false)}>
              {say('look-ups.title')}
            </Link>
          )}
          {isPageFor('erasures', session.role) && (
            <Link to="/erasures" onClick={() => setOpened(false)}>
              {say('erasures.title')}
            </Link>
          )}
          <OtherSessions />
          <SignOut close={() => setOpened(false)} />
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

function SignOut({ close }: Readonly<{ close: () => void }>) {
  const { say } = useWords();
  const signOut = useSignOut();
  return (
    <Button
      variant="default"
      onClick={() => {
        signOut.mutate();
        close();
      }}
    >
      {say('session.sign-out')}
    </Button>
  );
}
