import { Link } from '@tanstack/react-router';
import type { PersonAnswer, RightAnswer } from '../../../../contract/index.ts';
import { useWords } from '../../../shared/index.ts';
import { Explanation } from '../explanation/explanation.tsx';
import { amountText, reasonText } from './right-text.ts';
import styles from './rights.module.css';

const STANDINGS = ['gets', 'could-get', 'cannot-say'] as const;

/** Rights as three groups, each with its amount and the one deciding reason; what there is no right to stands folded below. */
export function Rights({ person }: Readonly<{ person: PersonAnswer }>) {
  const { say } = useWords();
  const not = person.rights.filter((right) => right.standing === 'not-entitled');
  return (
    <section aria-labelledby="rights" className={styles['rights']}>
      <h2 id="rights">{say('rights.title')}</h2>
      {STANDINGS.map((standing) => (
        <Standing key={standing} standing={standing} person={person} />
      ))}
      {not.length > 0 && (
        <details className={styles['not']}>
          <summary>
            {say('rights.not-entitled')} ({not.length})
          </summary>
          {not.map((right) => (
            <Right key={right.programme} right={right} person={person} />
          ))}
        </details>
      )}
    </section>
  );
}

type StandingProps = Readonly<{ standing: (typeof STANDINGS)[number]; person: PersonAnswer }>;

function Standing({ standing, person }: StandingProps) {
  const { say } = useWords();
  const rights = person.rights.filter((right) => right.standing === standing);
  return (
    <section data-standing={standing} className={styles['standing']}>
      <h3>{say(`rights.${standing}`)}</h3>
      {rights.length === 0 && <p className="soft">{say('rights.none')}</p>}
      {rights.map((right) => (
        <Right key={right.programme} right={right} person={person} />
      ))}
    </section>
  );
}

function Right({ right, person }: Readonly<{ right: RightAnswer; person: PersonAnswer }>) {
  const words = useWords();
  const { say, pick, formats } = words;
  const { explanation } = right;
  return (
    <div id={`right-${right.programme}`} className={styles['right']}>
      <p className={styles['rightHead']}>
        <strong>
          <Link to="/programmes/$id" params={{ id: right.programme }}>
            {pick(right.title)}
          </Link>
        </strong>
        <span className={styles['amount']}>{amountText(right, words)}</span>
      </p>
      <p>{reasonText(right, words)}</p>
      {right.standing === 'could-get' && explanation.since && (
        <p className="soft">{say('rights.since', { date: formats.date(explanation.since) })}</p>
      )}
      <details>
        <summary>
          {say('why.open')}
          <span className="heard"> {pick(right.title)}</span>
        </summary>
        <Explanation explanation={explanation} person={person} />
      </details>
    </div>
  );
}
