import { type MessageId, StateNote, useWords } from '../../shared/index.ts';
import styles from './session.module.css';
import { SignInLink } from './sign-in-link.tsx';

type Props = Readonly<{ title?: MessageId; why: MessageId; level?: 1 | 2 }>;

/** In place of names, for whoever may not see them (yet). */
export function SignInNeeded({ title = 'session.needed', why, level = 2 }: Props) {
  const { say } = useWords();
  return (
    <StateNote title={say(title)} level={level}>
      <p>{say(why)}</p>
      <div className={styles['inPage']}>
        <SignInLink />
      </div>
    </StateNote>
  );
}
