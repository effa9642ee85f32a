import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { codeOf, type MessageId, ProblemNote, Shape, StateNote, useWords } from '../../../shared/index.ts';

type Props<Data> = Readonly<{
  page: UseQueryResult<Data>;
  /** What is said where there is no such thing, and the code that tells so. */
  unknown: Readonly<{ title: MessageId; code: string }>;
  /** How high its parts are, while they are waited for. */
  heights: readonly number[];
  children: (data: Data) => ReactNode;
}>;

/** The one thing a page is about, once it came; an address that is none leads to nothing, like one of somebody else. */
export function OneThing<Data>({ page, unknown, heights, children }: Props<Data>) {
  const { say } = useWords();
  if (page.isPending) return <Shape heights={heights} />;
  if (page.data) return children(page.data);
  if ([unknown.code, 'REQUEST_INVALID'].includes(codeOf(page.error) ?? ''))
    return <StateNote level={1} title={say(unknown.title)} />;
  return <ProblemNote level={1} thrown={page.error} onRetry={() => void page.refetch()} />;
}
