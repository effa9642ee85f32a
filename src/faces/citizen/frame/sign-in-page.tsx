import type { SessionAnswer } from '../../../contract/index.ts';
import { useWords } from '../messages/index.ts';
import { paths, useActs } from '../questions/index.ts';
import styles from './frame.module.css';

type Props = Readonly<{ session?: SessionAnswer; isUnknown?: boolean }>;

/** Before signing in: what there is to see, and the one way in. */
export function SignInPage({ session, isUnknown }: Props) {
  const { say, change } = useWords();
  const { signOut } = useActs();
  const isOfficial = session?.signedIn === true;
  return (
    <main className={styles['welcome']}>
      <div className={styles['top']}>
        <span className={styles['brand']}>ชี้เป้า</span>
        <button type="button" className={styles['language']} onClick={change}>
          {say('app.language')}
        </button>
      </div>
      <h1>{say('sign-in.title')}</h1>
      <p className={styles['lead']}>{say('sign-in.lead')}</p>
      {(isOfficial || isUnknown) && (
        <div className={styles['proxy']} role="alert">
          <span>{say(isUnknown ? 'sign-in.unknown' : 'sign-in.other')}</span>
        </div>
      )}
      {isOfficial || isUnknown ? (
        <button type="button" className={styles['enter']} onClick={() => signOut.mutate()}>
          {say('data.sign-out')}
        </button>
      ) : (
        <a className={styles['enter']} href={paths.signIn}>
          {say('sign-in.button')}
        </a>
      )}
      <p className={styles['soft']}>{say('sign-in.how')}</p>
      <p className={styles['soft']}>{say('sign-in.help')}</p>
    </main>
  );
}
