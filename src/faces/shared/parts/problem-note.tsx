import { Button } from '@mantine/core';
import { ApiProblem, mayPass } from '../api/index.ts';
import { useWords, type Words } from '../messages/index.ts';
import { StateNote } from './state-note.tsx';

type Props = Readonly<{
  thrown: unknown;
  title?: string;
  level?: 1 | 2;
  /** What the failure leaves untouched; by default, that nothing published is lost. */
  kept?: string;
  onRetry: () => void;
}>;

/** Says what failed, what is kept, and how to go on. */
export function ProblemNote({ thrown, title, level = 2, kept, onRetry }: Props) {
  const words = useWords();
  return (
    <StateNote tone="wrong" level={level} title={title ?? words.say('problem.title')}>
      <p>{reasonOf(thrown, words)}</p>
      <p>{kept ?? words.say('problem.kept')}</p>
      {mayPass(thrown) && (
        <Button variant="default" onClick={onRetry}>
          {words.say('problem.retry')}
        </Button>
      )}
    </StateNote>
  );
}

function reasonOf(thrown: unknown, words: Words): string {
  if (!(thrown instanceof ApiProblem)) return words.say('problem.broken');
  return thrown.answer ? words.pick(thrown.answer.message) : words.say('problem.no-answer');
}
