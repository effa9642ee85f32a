import { ApiProblem, mayPass } from '../../shared/index.ts';
import { useWords, type Words } from '../messages/index.ts';
import styles from './parts.module.css';

type Props = Readonly<{ thrown: unknown; title?: string; kept?: string; onRetry?: () => void }>;

/** What failed, what is kept, and how to go on. */
export function Trouble({ thrown, title, kept, onRetry }: Props) {
  const words = useWords();
  return (
    <div role="alert" className={styles['trouble']}>
      <p className={styles['strong']}>{title ?? words.say('problem.title')}</p>
      <p>{reasonOf(thrown, words)}</p>
      <p>{kept ?? words.say('problem.kept')}</p>
      {onRetry && mayPass(thrown) && (
        <button type="button" className={styles['button']} onClick={onRetry}>
          {words.say('problem.retry')}
        </button>
      )}
    </div>
  );
}

function reasonOf(thrown: unknown, words: Words): string {
  if (!(thrown instanceof ApiProblem)) return words.say('problem.broken');
  return thrown.answer ? words.pick(thrown.answer.message) : words.say('problem.no-answer');
}
