import { type MessageId, type SignIn, StateNote, useWords } from '../../shared/index.ts';
import styles from './session.module.css';
import { SignInForm } from './sign-in-form.tsx';

type Props = Readonly<{ title?: MessageId; why: MessageId; level?: 1 | 2; signInAs?: SignIn['role'] }>;

/** In place of names, for whoever may not see them (yet). */
export function SignInNeeded({ title = 'session.needed', why, level = 2, signInAs = 'officer' }: Props) {
  const { say } = useWords();
  return (
    <StateNote title={say(title)} level={level}>
      <p>{say(why)}</p>
      <div className={styles['inPage']}>
        <SignInForm first={signInAs} />
      </div>
    </StateNote>
  );
}
