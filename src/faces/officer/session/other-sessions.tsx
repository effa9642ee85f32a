import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { questions, useEndSession, useWords } from '../../shared/index.ts';
import styles from './session.module.css';

/** Where else one is signed in, each to be ended from here: a telephone that was left somewhere. */
export function OtherSessions() {
  const { say, formats } = useWords();
  const sessions = useQuery(questions.ownSessions());
  const end = useEndSession();
  const others = sessions.data?.sessions.filter(({ own }) => !own) ?? [];
  if (others.length === 0) return null;
  return (
    <div>
      <p className={styles['others']}>{say('session.others', { count: others.length })}</p>
      <ul className={styles['otherList']}>
        {others.map(({ id, lastSeenAt }) => (
          <li key={id}>
            {say('session.others.last', { time: formats.moment(lastSeenAt) })}
            <Button variant="default" size="compact-sm" mih={32} onClick={() => end.mutate(id)}>
              {say('session.others.end')}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
