import type { ReactNode } from 'react';
import { type MessageId, useWords } from '../../../shared/index.ts';
import styles from './claims.module.css';

type Props = Readonly<{
  facts: readonly (readonly [MessageId, string])[];
  /** Facts that take more than words. */
  children?: ReactNode;
}>;

/** What is known of one thing: a name and what it is. */
export function FactList({ facts, children }: Props) {
  const { say } = useWords();
  return (
    <dl className={styles['facts']}>
      {facts.map(([name, text]) => (
        <div key={name}>
          <dt>{say(name)}</dt>
          <dd>{text}</dd>
        </div>
      ))}
      {children}
    </dl>
  );
}
