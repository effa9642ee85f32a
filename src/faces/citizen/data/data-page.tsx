import { useQuery } from '@tanstack/react-query';
import { useWords } from '../messages/index.ts';
import { parts, Trouble } from '../parts/index.ts';
import { paths, questions, useActs } from '../questions/index.ts';
import styles from './data.module.css';

const RIGHTS = ['data.rights.1', 'data.rights.2', 'data.rights.3'] as const;

/** A copy to keep, those in one's care, what the law gives, and the way out. */
export function DataPage() {
  const { say, language } = useWords();
  const { signOut } = useActs();
  return (
    <>
      <h1 className={parts['title']}>{say('data.title')}</h1>
      <section className={parts['section']}>
        <h2>{say('data.copy')}</h2>
        <p className={parts['lead']}>{say('data.copy.lead')}</p>
        <div className={`${styles['buttons']} no-paper`}>
          <a className={parts['main']} href={paths.copy('csv', language)} download>
            {say('data.copy.csv')}
          </a>
          <a className={parts['button']} href={paths.copy('json', language)} download>
            {say('data.copy.json')}
          </a>
          <button type="button" className={parts['button']} onClick={() => window.print()}>
            {say('data.print')}
          </button>
        </div>
      </section>
      <Dependents />
      <section className={parts['section']}>
        <h2>{say('data.rights')}</h2>
        <ul className={styles['plain']}>
          {RIGHTS.map((id) => (
            <li key={id}>{say(id)}</li>
          ))}
        </ul>
      </section>
      <section className={`${parts['section']} no-paper`}>
        <button
          type="button"
          className={`${parts['button']} ${styles['wide']}`}
          onClick={() => signOut.mutate()}
        >
          {say('data.sign-out')}
        </button>
      </section>
    </>
  );
}

/** Those for whom registers let the citizen ask. */
function Dependents() {
  const { say } = useWords();
  const me = useQuery(questions.me());
  const { actFor } = useActs();
  const dependents = me.data?.dependents ?? [];
  return (
    <section className={parts['section']}>
      <h2>{say('data.others')}</h2>
      <p className={parts['lead']}>{say(dependents.length > 0 ? 'data.others.lead' : 'data.others.none')}</p>
      <div className={styles['buttons']}>
        {dependents.map(({ person, givenName, ageYears }) => (
          <button
            key={person}
            type="button"
            className={parts['button']}
            onClick={() => actFor.mutate(person)}
          >
            {say('data.others.open', { name: givenName, years: ageYears })}
          </button>
        ))}
      </div>
      {actFor.isError && <Trouble thrown={actFor.error} />}
    </section>
  );
}
