import { Skeleton } from '@mantine/core';
import { useWords } from '../messages/index.ts';
import styles from './parts.module.css';

/** The shape of what is coming, while it is coming; `heights` in pixels, one a block. */
export function Shape({ heights }: Readonly<{ heights: readonly number[] }>) {
  const { say } = useWords();
  return (
    <div className={styles['shape']} role="status" aria-label={say('loading')} data-coming>
      {heights.map((height, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the blocks are alike and never move
        <Skeleton key={index} height={height} radius="sm" />
      ))}
    </div>
  );
}
