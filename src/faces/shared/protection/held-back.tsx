import type { HiddenReason } from '../../../contract/index.ts';
import { useWords } from '../messages/index.ts';
import styles from './protection.module.css';
import { WithWhy } from './with-why.tsx';

/** In place of a number that is held back: that it is, and on hover, focus and tap why and what to do. */
export function HeldBack({ reason }: Readonly<{ reason: HiddenReason }>) {
  const { say } = useWords();
  return (
    <WithWhy
      text={say('protection.hidden')}
      why={say(`protection.hidden.${reason}`)}
      className={styles['held']}
      reason={reason}
    />
  );
}
