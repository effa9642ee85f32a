import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { AuditReadProof, AuditReads } from '../../../../contract/index.ts';
import { ask } from '../ask.ts';

/** Which reads are asked for; what is not given is not asked. */
export type ReadsQuestion = Readonly<
  Partial<Record<'role' | 'act' | 'purpose' | 'agreement' | 'area', string>> &
    Partial<Record<'days' | 'atLeast', number>>
>;

const ROOT = '/api/v1/audit/reads';

/** The address of a page of reads. */
export function readsPath(question: ReadsQuestion, after?: number): string {
  const words = Object.entries({ ...question, after }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return words.length > 0 ? `${ROOT}?${new URLSearchParams(words)}` : ROOT;
}

/** The ledger of reads, a page at a time. */
export function readsQuestion(question: ReadsQuestion) {
  return infiniteQueryOptions({
    queryKey: ['reads', question],
    queryFn: ({ signal, pageParam }) =>
      ask<AuditReads>(readsPath(question, pageParam ?? undefined), { signal }),
    initialPageParam: null as number | null,
    getNextPageParam: (page: AuditReads) => page.next,
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
}

/** What shows a read to stand in the log. */
export function readProofQuestion(read: number) {
  return queryOptions({
    queryKey: ['read-proof', read],
    queryFn: ({ signal }) => ask<AuditReadProof>(`${ROOT}/${read}/proof`, { signal }),
    gcTime: 0,
  });
}
