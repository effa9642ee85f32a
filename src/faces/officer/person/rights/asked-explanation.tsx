import { useQuery } from '@tanstack/react-query';
import { ProblemNote, questions, Shape, useWords } from '../../../shared/index.ts';
import { Explanation } from '../explanation/explanation.tsx';
import type { KnownPerson } from '../known-person.ts';

type Props = Readonly<{ programme: string; person: KnownPerson }>;

const SHAPE = [20, 64, 64, 64];

/** All reasons of one programme, asked for when they are opened. */
export function AskedExplanation({ programme, person }: Props) {
  const { say } = useWords();
  const asked = useQuery(questions.explanation(person.id, programme));
  if (asked.data) return <Explanation explanation={asked.data} person={person} />;
  if (asked.isError) {
    return (
      <ProblemNote
        thrown={asked.error}
        kept={say('problem.kept-rest')}
        onRetry={() => void asked.refetch()}
      />
    );
  }
  return <Shape heights={SHAPE} />;
}
