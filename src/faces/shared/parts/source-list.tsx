import type { SourceDateAnswer } from '../../../contract/index.ts';
import { useWords } from '../messages/index.ts';
import styles from './parts.module.css';

type Props = Readonly<{ sources: readonly SourceDateAnswer[]; version?: string }>;

/** The registers behind a page, by agency and by the day their data stands for. */
export function SourceList({ sources, version }: Props) {
  const { say } = useWords();
  const together = Map.groupBy(sources, (source) => `${source.agency.en} ${source.asOf}`);
  return (
    <section aria-labelledby="sources">
      <h2 id="sources">{say('sources.title')}</h2>
      <ul className={styles['sources']}>
        {[...together].map(([key, group]) => (
          <SourceGroup key={key} sources={group} />
        ))}
      </ul>
      {version && <p className="soft">{say('sources.version', { version })}</p>}
    </section>
  );
}

function SourceGroup({ sources }: Props) {
  const { say, pick, formats } = useWords();
  const [first] = sources;
  if (!first) return null;
  return (
    <li>
      <span>
        {pick(first.agency)}{' '}
        <span className="soft">{say('sources.as-of', { date: formats.date(first.asOf) })}</span>
      </span>
      <span className="soft">{formats.list(sources.map((source) => pick(source.title)))}</span>
    </li>
  );
}
