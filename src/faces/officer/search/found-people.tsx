import { useInfiniteQuery } from '@tanstack/react-query';
import type { SearchAnswer } from '../../../contract/index.ts';
import { NextPage, ProblemNote, questions, Shape, StateNote, useWords } from '../../shared/index.ts';
import { needsSignIn, SignInNeeded } from '../session/index.ts';
import { FoundLine } from './found-line.tsx';
import styles from './search.module.css';

const SHAPE = [28, 48, 48, 48];

/** Who was found, the nearest first, a page at a time. */
export function FoundPeople({ text }: Readonly<{ text: string }>) {
  const found = useInfiniteQuery(questions.findPeople(text));
  const { say } = useWords();
  const needed = needsSignIn(found.error);
  if (needed) return <SignInNeeded why={needed} />;
  if (found.isError && !found.data) {
    return (
      <ProblemNote thrown={found.error} kept={say('lookup.kept')} onRetry={() => void found.refetch()} />
    );
  }
  const [first] = found.data?.pages ?? [];
  if (!first) return <Shape heights={SHAPE} />;
  const people = found.data?.pages.flatMap((page) => page.people) ?? [];
  return (
    <section aria-labelledby="found" className={styles['found']}>
      <h2 id="found" aria-live="polite">
        {say(found.hasNextPage ? 'lookup.found.first' : 'lookup.found', { count: people.length })}
      </h2>
      <Doubt answer={first} />
      {people.length > 0 && (
        <ol className={styles['people']}>
          {people.map((person) => (
            <FoundLine key={person.id} person={person} />
          ))}
        </ol>
      )}
      <NextPage list={found} label={say('lookup.more')} kept={say('lookup.kept')} />
    </section>
  );
}

/** Why nobody was found, or why what was found may not be meant, and the one next step. */
function Doubt({ answer: { kind, doubt, people } }: Readonly<{ answer: SearchAnswer }>) {
  const { say } = useWords();
  if (doubt === 'check-digit') return <p className={styles['doubt']}>{say('lookup.doubt.check-digit')}</p>;
  if (doubt) return <StateNote title={say(`lookup.doubt.${doubt}`)} />;
  if (people.length > 0) return null;
  return (
    <StateNote title={say('lookup.none')}>
      <p>{say(`lookup.none.${kind}`)}</p>
    </StateNote>
  );
}
