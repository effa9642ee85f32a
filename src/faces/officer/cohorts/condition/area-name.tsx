import { useQuery } from '@tanstack/react-query';
import { questions, useWords } from '../../../shared/index.ts';

/** What an area is called, with the area around it. */
export function AreaName({ code }: Readonly<{ code: string }>) {
  const { pick } = useWords();
  const area = useQuery(questions.area(code));
  const path = area.data?.path.slice(1) ?? [];
  const names = path.length > 0 ? path.toReversed() : (area.data?.path ?? []);
  return <strong>{area.data ? names.map((step) => pick(step.name)).join(' · ') : code}</strong>;
}
