import type { FlagRow } from '../../../contract/index.ts';
import { Bar, useWords } from '../../shared/index.ts';
import styles from './flags.module.css';

type Props = Readonly<{ percent: number; doubts: FlagRow['doubts'] }>;

const WHOLE = 100;

/** How sure a flag is, and what keeps it from being surer. */
export function Confidence({ percent, doubts }: Props) {
  const { say, pick, formats } = useWords();
  return (
    <span className={styles['confidence']}>
      <span className={styles['percent']}>
        <span>{say('flags.percent', { percent })}</span>
        <Bar part={percent / WHOLE} />
      </span>
      {doubts.length > 0 && (
        <span className="soft">{say('flags.doubts', { doubts: formats.list(doubts.map(pick)) })}</span>
      )}
    </span>
  );
}
