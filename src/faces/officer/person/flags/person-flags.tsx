import { useQuery } from '@tanstack/react-query';
import { ProblemNote, questions, Shape, useWords } from '../../../shared/index.ts';
import { flagNameOf } from '../../flags/index.ts';
import type { KnownPerson } from '../known-person.ts';
import { Flag } from './flag.tsx';
import styles from './person-flags.module.css';

type Props = Readonly<{ person: KnownPerson }>;

const SHAPE = [120];

/** What should be looked into about a person, with what was decided and what can follow. */
export function PersonFlags({ person }: Props) {
  const { say, formats } = useWords();
  const flags = useQuery(questions.personFlags(person.id));
  return (
    <section aria-labelledby="flags" className={styles['flags']}>
      <h2 id="flags">{say('flag.section')}</h2>
      <p className="soft">
        {say('app.as-of', { date: formats.date(flags.data?.asOf ?? person.asOf) })} ·{' '}
        {say('flags.stops-nothing')}
      </p>
      {flags.isPending && <Shape heights={SHAPE} />}
      {flags.isError && (
        <ProblemNote
          thrown={flags.error}
          kept={say('problem.kept-rest')}
          onRetry={() => void flags.refetch()}
        />
      )}
      {flags.data?.flags.length === 0 && <p className="soft">{say('flag.none')}</p>}
      {flags.data?.flags.map((flag) => (
        <Flag key={flagNameOf(flag)} flag={flag} person={person} />
      ))}
    </section>
  );
}
