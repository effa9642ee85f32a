import type { ReactNode } from 'react';
import styles from './parts.module.css';

type Props = Readonly<{
  title: string;
  tone?: 'calm' | 'wrong';
  /** A page of its own has its heading on the first level. */
  level?: 1 | 2;
  children?: ReactNode;
}>;

/** What a page or a part says when it has nothing to show: why, and the one next step. */
export function StateNote({ title, tone = 'calm', level = 2, children }: Props) {
  const Heading = level === 1 ? 'h1' : 'h2';
  return (
    <div className={styles['state']} data-tone={tone} role={tone === 'wrong' ? 'alert' : undefined}>
      <Heading className={styles['stateTitle']}>
        {tone === 'wrong' && <span aria-hidden="true">! </span>}
        {title}
      </Heading>
      {children}
    </div>
  );
}
