import { type MessageId, StateNote, useWords } from '../../shared/index.ts';
import styles from './session.module.css';
import { SignInForm } from './sign-in-form.tsx';

/** In place of names, for whoever may not see them (yet). */
export function SignInNeeded({ why }: Readonly<{ why: MessageId }>) {
  const { say } = useWords();
  return (
    <StateNote title={say('session.needed')}>
      <p>{say(why)}</p>
      <div className={styles['inPage']}>
        <SignInForm />
      </div>
    </StateNote>
  );
}
