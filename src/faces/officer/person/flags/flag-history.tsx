import type { PersonFlag } from '../../../../contract/index.ts';
import { useWords } from '../../../shared/index.ts';
import styles from './person-flags.module.css';

/** Every step that was taken, the first one first: what, who, when, why. */
export function FlagHistory({ flag: { history } }: Readonly<{ flag: PersonFlag }>) {
  const { say, formats } = useWords();
  if (history.length === 0) return <p className="soft">{say('flag.history.none')}</p>;
  return (
    <section>
      <h4>{say('flag.history')}</h4>
      <ol className={styles['history']}>
        {history.map(({ step, state, officer, at, reason }) => (
          <li key={step}>
            <p>
              <strong>{say(`flag.state.${state}`)}</strong>{' '}
              <span className="soft">{say('flag.history.by', { officer, date: formats.moment(at) })}</span>
            </p>
            <p>{reason}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
