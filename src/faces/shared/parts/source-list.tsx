import type { SourceDateAnswer } from '../../../contract/index.ts';
import { useWords } from '../messages/index.ts';
import styles from './parts.module.css';

type Props = Readonly<{ sources: readonly SourceDateAnswer[]; version?: string }>;

/** The registers behind a page, each with its agency and the day its data stands for. */
export function SourceList({ sources, version }: Props) {
  const { say, pick, formats } = useWords();
  return (
    <section aria-labelledby="sources">
      <h2 id="sources">{say('sources.title')}</h2>
      <ul className={styles['sources']}>
        {sources.map((source) => (
          <li key={source.source}>
            <span>{pick(source.title)}</span>
            <span className={styles['soft']}>
              {pick(source.agency)} · {say('sources.as-of', { date: formats.date(source.asOf) })}
            </span>
          </li>
        ))}
      </ul>
      {version && <p className={styles['soft']}>{say('sources.version', { version })}</p>}
    </section>
  );
}
