import { Button } from '@mantine/core';
import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { ProblemNote } from '../problem-note.tsx';

type Props = Readonly<{
  list: Pick<
    UseInfiniteQueryResult,
    'isError' | 'error' | 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'
  >;
  label: string;
  /** What stands although the next page did not come. */
  kept?: string;
}>;

/** The way to the next page of a list that is read a page at a time, or why it did not come. */
export function NextPage({ list, label, kept }: Props) {
  const ask = () => void list.fetchNextPage();
  return (
    <>
      {list.isError && <ProblemNote thrown={list.error} onRetry={ask} {...(kept ? { kept } : {})} />}
      {list.hasNextPage && (
        <Button variant="default" className="no-paper" loading={list.isFetchingNextPage} onClick={ask}>
          {label}
        </Button>
      )}
    </>
  );
}
