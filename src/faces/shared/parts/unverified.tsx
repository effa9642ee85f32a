import { useWords } from '../messages/index.ts';
import styles from './parts.module.css';

/** The label of what nobody has yet checked against the text of the law; `whole` for something of which parts are unchecked. */
export function Unverified({ whole }: Readonly<{ whole?: true }>) {
  const { say } = useWords();
  return (
    <>
      {' '}
      <span className={styles['unverified']}>{say(whole ? 'why.unverified.all' : 'why.unverified')}</span>
    </>
  );
}
