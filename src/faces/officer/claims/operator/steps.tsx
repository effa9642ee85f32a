import type { ClaimQueueAnswer } from '../../../../contract/index.ts';
import { useWords } from '../../../shared/index.ts';
import styles from './queues.module.css';
import { useDuration } from './use-duration.ts';

/** What waits at each step, in the order in which a claim goes through them. */
export function Steps({ queues }: Readonly<{ queues: readonly ClaimQueueAnswer[] }>) {
  const { say } = useWords();
  return (
    <section className={styles['block']} aria-labelledby="steps">
      <h2 id="steps">{say('queues.steps')}</h2>
      <ol className={styles['steps']}>
        {queues.map((queue) => (
          <Step key={queue.wait} queue={queue} />
        ))}
      </ol>
    </section>
  );
}

function Step({ queue }: Readonly<{ queue: ClaimQueueAnswer }>) {
  const { say, formats } = useWords();
  const duration = useDuration();
  return (
    <li data-step={queue.wait}>
      <h3>{say(`queues.step.${queue.wait}`)}</h3>
      <p className={styles['waiting']}>
        <span className="heard">{say('queues.claims', { count: queue.claims })}</span>
        <span aria-hidden="true">{formats.count(queue.claims)}</span>
      </p>
      <dl>
        <dt>{say('queues.half')}</dt>
        <dd>{duration(queue.halfSeconds)}</dd>
        <dt>{say('queues.nearly')}</dt>
        <dd>{duration(queue.nearlyAllSeconds)}</dd>
        <dt>{say('queues.oldest')}</dt>
        <dd>{duration(queue.oldestSeconds)}</dd>
        <dt>{say('queues.hour')}</dt>
        <dd>{say('queues.flow', queue.hour)}</dd>
        <dt>{say('queues.day')}</dt>
        <dd>{say('queues.flow', queue.day)}</dd>
      </dl>
    </li>
  );
}
