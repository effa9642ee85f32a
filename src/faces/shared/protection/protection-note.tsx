import { useWords } from '../messages/index.ts';
import type { Noise } from './cell-protection.ts';
import styles from './protection.module.css';

/** What the reader of a page must know of its numbers: that they are true and each look is recorded, or how far off they are and why. */
export function ProtectionNote({ noise }: Readonly<{ noise: Noise }>) {
  const { say } = useWords();
  return (
    <p className={styles['note']} data-protection={noise.kind} role="note">
      {noise.kind === 'none'
        ? say('protection.note.true')
        : say('protection.note.noise', { within: noise.within })}
    </p>
  );
}
