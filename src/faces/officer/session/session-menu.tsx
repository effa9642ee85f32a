import { Button, Popover } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { SessionAnswer } from '../../../contract/index.ts';
import { questions, useSignIn, useWords } from '../../shared/index.ts';
import styles from './session.module.css';
import { SignInForm } from './sign-in-form.tsx';
import { useRoleText } from './use-role-text.ts';

/** Who is signed in, and the way in and out. */
export function SessionMenu() {
  const { say } = useWords();
  const [opened, setOpened] = useState(false);
  const session = useQuery(questions.session());
  const who = useRoleText(session.data);
  return (
    <div className="no-paper">
      <Popover opened={opened} onChange={setOpened} position="bottom-end" trapFocus returnFocus width={340}>
        <Popover.Target>
          <Button
            variant={session.data?.signedIn ? 'default' : 'filled'}
            size="compact-md"
            h={36}
            onClick={() => setOpened(!opened)}
          >
            {who ?? say('session.sign-in')}
          </Button>
        </Popover.Target>
        <Popover.Dropdown aria-label={say('session.sign-in')}>
          {session.data && <Inside session={session.data} close={() => setOpened(false)} />}
        </Popover.Dropdown>
      </Popover>
    </div>
  );
}

function Inside({ session, close }: Readonly<{ session: SessionAnswer; close: () => void }>) {
  const { say } = useWords();
  const { signOut } = useSignIn();
  if (!session.signedIn) return <SignInForm onDone={close} />;
  return (
    <div className={styles['form']}>
      <p>{say(`session.role.${session.role}.sees`)}</p>
      <Button
        variant="default"
        onClick={() => {
          signOut.mutate();
          close();
        }}
      >
        {say('session.sign-out')}
      </Button>
    </div>
  );
}
