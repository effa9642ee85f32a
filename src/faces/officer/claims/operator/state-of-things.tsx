import type { ClaimQueuesAnswer, QueueTrouble } from '../../../../contract/index.ts';
import { useWords } from '../../../shared/index.ts';
import styles from './queues.module.css';

/** Where on the page a trouble is told in full. */
const PLACES: Readonly<Record<QueueTrouble, string>> = {
  letters: '#letters',
  failing: '#payers',
  stopped: '#payers',
  unchecked: '#steps',
  connections: '#payers',
};

/** The one answer an operator wants first: whether anything is stuck, and if not, since when. */
export function StateOfThings({ answer: { troubles, calmSince } }: Readonly<{ answer: ClaimQueuesAnswer }>) {
  const { say, formats } = useWords();
  if (troubles.length === 0)
    return (
      <section className={styles['state']} data-calm role="status">
        <h2>
          <span aria-hidden="true">✓ </span>
          {say('queues.calm')}
        </h2>
        <p>
          {calmSince === null
            ? say('queues.calm.empty')
            : say('queues.calm.since', { at: formats.moment(calmSince) })}
        </p>
      </section>
    );
  return (
    <section className={styles['state']} role="status">
      <h2>
        <span aria-hidden="true">! </span>
        {say('queues.trouble')}
      </h2>
      <ul>
        {troubles.map((trouble) => (
          <li key={trouble}>
            <a href={PLACES[trouble]}>{say(`queues.trouble.${trouble}`)}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
