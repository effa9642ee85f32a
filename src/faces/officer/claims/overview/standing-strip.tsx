import { Link } from '@tanstack/react-router';
import type { ClaimsOverviewAnswer } from '../../../../contract/index.ts';
import { useWords } from '../../../shared/index.ts';
import styles from './overview.module.css';
import { StandingBar } from './standing-bar.tsx';
import { STANDINGS, type Standing, useOverview, withChoice } from './use-overview.ts';

/** All claims at one glance: how many, how much, and how they stand; also the key to the colours of every bar below. */
export function StandingStrip({ answer: { total } }: Readonly<{ answer: ClaimsOverviewAnswer }>) {
  const { say, formats } = useWords();
  return (
    <section className={styles['strip']} aria-label={say('claim-figures.total')}>
      <p className={styles['total']}>
        <strong>{formats.count(total.claims)}</strong> {say('claim-figures.claims')}
        <span className="soft">
          {say('claim-figures.charged', { baht: formats.wholeBaht(total.chargedSatang) })}
        </span>
      </p>
      <StandingBar figures={total} most={total.claims} />
      <ul className={styles['standings']}>
        {STANDINGS.map((standing) => (
          <li key={standing}>
            <Choice standing={standing} count={total.standing[standing]} of={total.claims} />
          </li>
        ))}
      </ul>
    </section>
  );
}

type Props = Readonly<{ standing: Standing; count: number; of: number }>;

function Choice({ standing, count, of }: Props) {
  const { say, formats } = useWords();
  const { search } = useOverview();
  const isChosen = search.standing === standing;
  return (
    <Link
      to="/claims/overview"
      search={withChoice(search, 'standing', isChosen ? undefined : standing)}
      resetScroll={false}
      className={styles['standing'] ?? ''}
      data-chosen={isChosen || undefined}
    >
      <span className={styles['swatch']} data-standing={standing} aria-hidden="true" />
      {say(`claim-figures.standing.${standing}`)}
      {isChosen && <span className="heard">{say('claim-figures.is-chosen')}</span>}
      <strong>{formats.count(count)}</strong>
      {of > 0 && <span className="soft">{formats.rate((count / of) * 100)}%</span>}
    </Link>
  );
}
