import { type MessageId, StateNote, useWords } from '../../shared/index.ts';
import styles from './session.module.css';
import { SignInForm } from './sign-in-form.tsx';

type Props = Readonly<{ title?: MessageId; why: MessageId }>;

/** In place of names, for whoever may not see them (yet). */
export function SignInNeeded({ title = 'session.needed', why }: Props) {
  const { say } = useWords();
  return (
    <StateNote title={say(title)}>
      <p>{say(why)}</p>
      <div className={styles['inPage']}>
        <SignInForm />
      </div>
    </StateNote>
  );
}
