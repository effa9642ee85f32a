import { useQuery } from '@tanstack/react-query';
import { questions, useWords } from '../../shared/index.ts';

/** What programmes are called in the reader's language. */
export function useProgrammeNames(): (id: string) => string {
  const { pick } = useWords();
  const content = useQuery(questions.measures());
  return (id) => {
    const programme = content.data?.programmes.find((one) => one.id === id);
    return programme ? pick(programme.title) : id;
  };
}
