import type { OpenedDisputeAnswer } from '../../../contract/index.ts';
import { useWords } from '../../shared/index.ts';
import styles from './disputes.module.css';
import { useValueWords } from './use-value-words.ts';

/** Everything that was done with a dispute, oldest first. */
export function History({ dispute }: Readonly<{ dispute: OpenedDisputeAnswer }>) {
  const { say, formats } = useWords();
  const write = useValueWords(dispute.type);
  return (
    <section aria-labelledby="history">
      <h2 id="history">{say('disputes.history')}</h2>
      <ol className={styles['history']}>
        {dispute.history.map(({ step, act, at, actor, value, note }) => (
          <li key={step}>
            <p>
              {say(`disputes.act.${act}`)}
              {value.value !== null && `: ${write(value)}`}
            </p>
            {note && <p className={styles['note']}>“{note}”</p>}
            <p className="soft">
              {formats.moment(at)}
              {actor && ` · ${say('disputes.by', { actor })}`}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
