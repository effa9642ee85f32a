import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { questions, useWords } from '../../shared/index.ts';
import { isPageFor } from '../session/index.ts';

/** Where a protection officer came to a person's page, which shows them nobody: the way to ask that this person be erased. */
export function AskToErase({ person }: Readonly<{ person: string }>) {
  const { say } = useWords();
  const session = useQuery(questions.session());
  if (!session.data || !isPageFor('erasures', session.data.role)) return null;
  return (
    <p>
      <Link to="/erasures" search={{ person }}>
        {say('erasures.ask.this')}
      </Link>
    </p>
  );
}
