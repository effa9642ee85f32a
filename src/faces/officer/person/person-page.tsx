import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { PersonAnswer } from '../../../contract/index.ts';
import { ApiCalls, codeOf, ProblemNote, paths, questions, Shape, useWords } from '../../shared/index.ts';
import { Missing, usePageTitle } from '../frame/index.ts';
import { SignInNeeded } from '../session/index.ts';
import { Facts } from './facts/facts.tsx';
import { PersonFlags } from './flags/person-flags.tsx';
import styles from './person.module.css';
import { PersonHead } from './person-head.tsx';
import { Rights } from './rights/rights.tsx';
import { Households } from './ties/households.tsx';
import { Links } from './ties/links.tsx';

const SHAPE = [28, 44, 24, 64, 320, 200];

/** One person: who, what the registers say, and how every right stands. */
export function PersonPage() {
  const { id } = useParams({ from: '/person/$id' });
  const person = useQuery(questions.person(id));
  usePageTitle(person.data?.name);
  if (person.isPending) return <Shape heights={SHAPE} />;
  const code = codeOf(person.error);
  if (code === 'SIGN_IN_NEEDED') return <SignInNeeded why="session.needed.why" />;
  if (code === 'NOT_ALLOWED') return <SignInNeeded why="session.not-allowed" />;
  if (code === 'PERSON_UNKNOWN') return <Missing title="missing-person.title" why="missing-person.why" />;
  if (person.isError)
    return <ProblemNote level={1} thrown={person.error} onRetry={() => void person.refetch()} />;
  return <Known person={person.data} />;
}

function Known({ person }: Readonly<{ person: PersonAnswer }>) {
  const { say, formats } = useWords();
  return (
    <article>
      <PersonHead person={person} />
      <div className={styles['columns']}>
        <Facts person={person} />
        <div className={styles['column']}>
          <PersonFlags person={person} />
          <Rights person={person} />
          <Households person={person} />
          <Links person={person} />
        </div>
      </div>
      <div className={styles['grounds']}>
        <p className="soft">{say('app.as-of', { date: formats.date(person.asOf) })}</p>
        <ApiCalls paths={[paths.person(person.id), paths.personFlags(person.id)]} />
      </div>
    </article>
  );
}
