import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import {
  ApiCalls,
  codeOf,
  ProblemNote,
  paths,
  questions,
  Shape,
  useWords,
  visitPaths,
} from '../../shared/index.ts';
import { AskToErase } from '../erasures/index.ts';
import { Missing, usePageTitle } from '../frame/index.ts';
import { AskLookUp } from '../look-ups/index.ts';
import { PersonNeeds } from '../needs/person-needs.tsx';
import { needsSignIn, SignInNeeded } from '../session/index.ts';
import { Facts } from './facts/facts.tsx';
import { PersonFlags } from './flags/person-flags.tsx';
import { type KnownPerson, knowPerson } from './known-person.ts';
import styles from './person.module.css';
import { PersonHead } from './person-head.tsx';
import { Rights } from './rights/rights.tsx';
import { useOpenRights } from './rights/use-open-rights.ts';
import { Households } from './ties/households.tsx';
import { Links } from './ties/links.tsx';
import { Looks } from './time/looks.tsx';
import { Timeline } from './time/timeline.tsx';

const SHAPE = [28, 44, 24, 64, 320, 200];

/** One person: who, what the registers say, and how every right stands. */
export function PersonPage() {
  const { id } = useParams({ from: '/person/$id' });
  const person = useQuery(questions.person(id));
  const facts = useQuery(questions.facts());
  usePageTitle(person.data?.name);
  const thrown = (person.data ? null : person.error) ?? (facts.data ? null : facts.error);
  const needed = needsSignIn(thrown);
  if (needed) {
    return (
      <>
        <SignInNeeded why={needed} />
        <AskToErase person={id} />
      </>
    );
  }
  if (codeOf(thrown) === 'PERSON_UNKNOWN') {
    return (
      <>
        <Missing title="missing-person.title" why="missing-person.why" />
        <AskLookUp person={id} />
      </>
    );
  }
  if (thrown) {
    const failed = person.data ? facts : person;
    return <ProblemNote level={1} thrown={thrown} onRetry={() => void failed.refetch()} />;
  }
  if (!person.data || !facts.data) return <Shape heights={SHAPE} />;
  return <Known person={knowPerson(person.data, facts.data)} />;
}

function Known({ person }: Readonly<{ person: KnownPerson }>) {
  const { say, formats } = useWords();
  const { opened } = useOpenRights();
  const calls = [
    paths.person(person.id),
    ...opened.map((programme) => paths.explanation(person.id, programme)),
    paths.personFlags(person.id),
    paths.personEvents(person.id),
    visitPaths.ofPerson(person.id),
    paths.looks(person.id),
    paths.facts,
  ];
  return (
    <article className={styles['page']}>
      <PersonHead person={person} />
      <div className={styles['columns']}>
        <Facts person={person} />
        <div className={styles['column']}>
          <PersonFlags person={person} />
          <Rights person={person} />
          <PersonNeeds person={person} />
          <Households person={person} />
          <Timeline person={person} />
          <Links person={person} />
          <Looks id={person.id} />
        </div>
      </div>
      <div className={styles['grounds']}>
        <p className="soft">{say('app.as-of', { date: formats.date(person.asOf) })}</p>
        <p className="no-paper">
          <Button variant="default" onClick={() => window.print()}>
            {say('print')}
          </Button>
        </p>
        <ApiCalls paths={calls} />
      </div>
    </article>
  );
}
