import { useInfiniteQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { FlagListAnswer } from '../../../contract/index.ts';
import { type FlagsQuestion, questions } from '../../shared/index.ts';
import type { FlagsChoice } from '../frame/index.ts';

const SATANG_A_BAHT = 100;

type Count = FlagListAnswer['counts'][number];

/** How many flags, and the money of them a month. */
export type FlagSum = Readonly<{ flags: number; satangAMonth: number }>;

/** The question the address asks. */
export function useFlagsQuestion(): FlagsQuestion {
  const { code } = useParams({ from: '/area/$code/flags' });
  const { kind, programme, state, atLeast } = useSearch({ from: '/area/$code/flags' });
  return { code, kind, programme, state, atLeastSatang: atLeast ? atLeast * SATANG_A_BAHT : undefined };
}

/** The list as far as it was fetched, and what the whole area has of each kind and programme. */
export function useFlags(question: FlagsQuestion) {
  const list = useInfiniteQuery(questions.flags(question));
  const flags = useMemo(() => list.data?.pages.flatMap((page) => page.flags) ?? [], [list.data]);
  const [first] = list.data?.pages ?? [];
  return { list, flags, first, counts: first?.counts ?? [] };
}

/** Adds up the counts of a kind, of a programme, of both, or of all. */
export function sumFlags(counts: readonly Count[], { kind, programme }: FlagsChoice): FlagSum {
  const wanted = counts.filter(
    (one) => (kind ?? one.kind) === one.kind && (programme ?? one.programme) === one.programme,
  );
  return {
    flags: wanted.reduce((sum, one) => sum + one.people, 0),
    satangAMonth: wanted.reduce((sum, one) => sum + one.satangAMonth, 0),
  };
}
