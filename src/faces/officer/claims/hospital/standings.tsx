import { Link } from '@tanstack/react-router';
import type { SendingAnswer } from '../../../../contract/index.ts';
import { useWords } from '../../../shared/index.ts';
import { STANDINGS } from '../choice/index.ts';
import { useClaimWords } from '../frame/index.ts';
import styles from './uploads.module.css';

/** How the claims of an upload stand, each number leading to them. */
export function Standings({ kept }: Readonly<{ kept: NonNullable<SendingAnswer['kept']> }>) {
  const { say } = useWords();
  const words = useClaimWords();
  const { receipt, standings, unchecked, elsewhere } = kept;
  return (
    <ul className={styles['standings']}>
      {STANDINGS.map((standing) => {
        const claims = standings[standing] ?? 0;
        return (
          claims > 0 && (
            <li key={standing} data-standing={standing}>
              <Link to="/claims/list" search={{ receipt, standing }}>
                {say('hospital.sending.standing', { standing: words.standing(standing), claims })}
              </Link>
            </li>
          )
        );
      })}
      {unchecked > 0 && <li className="soft">{say('hospital.sending.unchecked', { claims: unchecked })}</li>}
      {elsewhere > 0 && <li className="soft">{say('hospital.sending.elsewhere', { claims: elsewhere })}</li>}
    </ul>
  );
}
