import { Link } from '@tanstack/react-router';
import { COUNTRY_CODE } from '../../../base/model/index.ts';
import type { SessionAnswer } from '../../../contract/index.ts';
import { useWords } from '../../shared/index.ts';
import { isPageFor } from '../session/index.ts';
import styles from './home.module.css';

/** The pages where the work of stewards, watchers and analysts is done, each with what it is for. */
export function WaysToday({ session: { role, area } }: Readonly<{ session: SessionAnswer }>) {
  const { say } = useWords();
  return (
    <section aria-labelledby="ways" className={styles['block']}>
      <h2 id="ways">{say('home.ways')}</h2>
      <ul className={styles['lines']}>
        {isPageFor('disputes', role) && (
          <li>
            <Link to="/disputes">{say('app.ways.disputes')}</Link>
            <p className="soft">
              {say(role === 'protection-officer' ? 'disputes.appeals.why' : 'disputes.why')}
            </p>
          </li>
        )}
        {isPageFor('look-ups', role) && (
          <li>
            <Link to="/look-ups">{say('look-ups.title')}</Link>
            <p className="soft">{say('look-ups.what')}</p>
          </li>
        )}
        {isPageFor('erasures', role) && (
          <li>
            <Link to="/erasures">{say('erasures.title')}</Link>
            <p className="soft">{say('erasures.what')}</p>
          </li>
        )}
        {isPageFor('reads', role) && (
          <li>
            <Link to="/reads">{say('app.ways.reads')}</Link>
            <p className="soft">{say('reads.what')}</p>
          </li>
        )}
        <li>
          <Link to="/area/$code" params={{ code: area ?? COUNTRY_CODE }}>
            {say('home.ways.area')}
          </Link>
          <p className="soft">{say('home.ways.area.why')}</p>
        </li>
      </ul>
    </section>
  );
}
