import { useWords } from '../messages/index.ts';
import styles from './parts.module.css';

const BLOCKS = [48, 96, 72, 72];

/** The shape of what is coming, while it is coming. */
export function Coming() {
  const { say } = useWords();
  return (
    <div className={styles['coming']} role="status" aria-label={say('app.loading')}>
      {BLOCKS.map((height, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the blocks never move
        <div key={place} style={{ height }} />
      ))}
    </div>
  );
}
