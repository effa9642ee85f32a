import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { AreaAnswer } from '../../../contract/index.ts';
import { codeOf, type MessageId, ProblemNote, questions, Shape, useWords } from '../../shared/index.ts';
import { Missing } from './missing.tsx';
import { usePageTitle } from './page-title.ts';

type Props = Readonly<{
  code: string;
  /** The title of the page, with the name of the area in it. */
  title: MessageId;
  /** The shape of the page while it comes. */
  shape: readonly number[];
  children: (area: AreaAnswer) => ReactNode;
}>;

/** A page about an area, once the area is known; else why it is not. */
export function WithArea({ code, title, shape, children }: Props) {
  const { say, pick } = useWords();
  const area = useQuery(questions.area(code));
  usePageTitle(area.data && say(title, { area: pick(area.data.name) }));
  if (area.data) return children(area.data);
  if (codeOf(area.error) === 'AREA_UNKNOWN')
    return <Missing title="missing-area.title" why="missing-area.why" />;
  if (area.isError) return <ProblemNote level={1} thrown={area.error} onRetry={() => void area.refetch()} />;
  return <Shape heights={shape} />;
}
