import { Link } from '@tanstack/react-router';
import type { AreaAnswer } from '../../../contract/index.ts';
import { type MessageId, useWords } from '../../shared/index.ts';
import { AreaPath } from '../frame/index.ts';
import styles from './flags.module.css';

type Props = Readonly<{ area: AreaAnswer; title: MessageId }>;

/** Where, as of when, the two views, and that nothing here stops anything. */
export function FlagsHead({ area, title }: Props) {
  const { say, pick, formats } = useWords();
  return (
    <header className={styles['head']}>
      <AreaPath path={area.path} />
      <h1>{say(title, { area: pick(area.name) })}</h1>
      <p className="soft">{say('app.as-of', { date: formats.date(area.asOf) })}</p>
      <p className={styles['stopsNothing']}>
        <strong>{say('flags.stops-nothing')}</strong> {say('flags.stops-nothing.why')}
      </p>
      <nav aria-label={say('flags.tabs')} className="tabs no-paper">
        <Link
          to="/area/$code/flags"
          params={{ code: area.code }}
          activeOptions={{ includeSearch: false, exact: true }}
        >
          {say('flags.tab.list')}
        </Link>
        <Link to="/area/$code/open-answers" params={{ code: area.code }}>
          {say('flags.tab.open')}
        </Link>
      </nav>
    </header>
  );
}
