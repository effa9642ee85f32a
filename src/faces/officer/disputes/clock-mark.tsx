import type { DisputeQueueAnswer } from '../../../contract/index.ts';
import { useWords } from '../../shared/index.ts';
import styles from './disputes.module.css';

type Clock = DisputeQueueAnswer['disputes'][number]['clock'];

/** Days left, or days too late, in words; colour only says it again. */
export function ClockMark({ clock }: Readonly<{ clock: Clock }>) {
  const { say, formats } = useWords();
  if (!clock) return null;
  if (clock.stopped) return <span className="soft">{say('disputes.stopped')}</span>;
  const left = () => {
    if (clock.isOverdue) return say('disputes.late', { days: -clock.daysLeft });
    return clock.daysLeft === 0 ? say('disputes.today') : say('disputes.left', { days: clock.daysLeft });
  };
  return (
    <span className={styles['clock']}>
      <strong className={clock.isOverdue ? styles['late'] : undefined}>
        {clock.isOverdue && '! '}
        {left()}
      </strong>
      <span className={styles['under']}>{formats.date(clock.dueOn)}</span>
    </span>
  );
}
