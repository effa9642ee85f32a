import { SegmentedControl } from '@mantine/core';
import { useId } from 'react';
import { useWords } from '../../../shared/index.ts';
import styles from './condition.module.css';
import type { Join } from './draft.ts';

type Props = Readonly<{ join: Join; onJoin: (join: Join) => void }>;

/** Whether all of several lines must hold, or any one. */
export function JoinChoice({ join, onJoin }: Props) {
  const { say } = useWords();
  const id = useId();
  return (
    <div className={styles['join']}>
      <span id={id}>{say('build.join')}</span>
      <SegmentedControl
        aria-labelledby={id}
        value={join}
        data={[
          { value: 'all', label: say('build.join.all') },
          { value: 'any', label: say('build.join.any') },
        ]}
        onChange={(chosen) => onJoin(chosen === 'any' ? 'any' : 'all')}
      />
    </div>
  );
}
