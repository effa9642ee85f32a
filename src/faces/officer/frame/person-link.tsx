import { Link } from '@tanstack/react-router';
import { Unbroken, useWords } from '../../shared/index.ts';

type Named = Readonly<{ id: string; name: string | null; keptBack?: boolean }>;

/** Leads to a person by name; of whom is kept back it says only that, and leads to where one asks to see them. */
export function PersonLink({ person }: Readonly<{ person: Named }>) {
  const { say } = useWords();
  const text = person.keptBack ? say('people.kept-back') : person.name || say('people.no-name');
  return (
    <Link to="/person/$id" params={{ id: person.id }}>
      <Unbroken text={text} />
    </Link>
  );
}
