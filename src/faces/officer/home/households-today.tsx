import { Link } from '@tanstack/react-router';
import type { Today } from '../../../contract/index.ts';
import { useWords } from '../../shared/index.ts';
import styles from './home.module.css';

/** Households in which somebody misses out: how many, how much, and the way to those that miss most. */
export function HouseholdsToday({ today }: Readonly<{ today: Today }>) {
  const { say, formats } = useWords();
  const { households, people, satangAMonth, notVisited, againAfterDays } = today.households;
  const params = { code: today.area.code };
  return (
    <section aria-labelledby="households" className={styles['block']}>
      <h2 id="households">{say('home.households')}</h2>
      {households === 0 ? (
        <p className="soft">{say('home.households.none')}</p>
      ) : (
        <>
          <p className={styles['sum']}>
            <Link to="/area/$code/households" params={params}>
              {say('home.households.sum', { households, people, baht: formats.wholeBaht(satangAMonth) })}
            </Link>
          </p>
          {notVisited > 0 && (
            <p>
              <Link
                to="/area/$code/households"
                params={params}
                search={(search) => ({ ...search, unvisited: againAfterDays })}
              >
                {say('home.to-visit', { count: notVisited, days: againAfterDays })}
              </Link>
            </p>
          )}
          <p className="no-paper">
            <Link to="/area/$code/households" params={params}>
              {say('home.households.sheet')}
            </Link>
          </p>
        </>
      )}
    </section>
  );
}
