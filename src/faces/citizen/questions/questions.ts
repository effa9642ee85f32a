import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type {
  MeAnswer,
  MyDisputesAnswer,
  MyFactsAnswer,
  MyHouseholdsAnswer,
  MyLooksAnswer,
  MyRightsAnswer,
  MyVisitsAnswer,
  SessionAnswer,
} from '../../../contract/index.ts';
import { ask } from '../../shared/index.ts';

const ROOT = '/api/v1';

/** Addresses of the API that a citizen's pages ask; none of them names anybody. */
export const paths = {
  session: `${ROOT}/session`,
  signIn: `${ROOT}/sign-in?${new URLSearchParams({ return: '/me' })}`,
  me: `${ROOT}/me`,
  rights: `${ROOT}/me/rights`,
  facts: `${ROOT}/me/facts`,
  household: `${ROOT}/me/household`,
  visits: `${ROOT}/me/visits`,
  visit: (visit: string, uncovered: boolean) => `${ROOT}/me/visits/${visit}?uncovered=${uncovered}`,
  looks: (withOwn: boolean, before: number | null) =>
    `${ROOT}/me/looks?${new URLSearchParams({ own: String(withOwn), ...(before === null ? {} : { before: String(before) }) })}`,
  lookProof: (look: number) => `${ROOT}/me/looks/${look}/proof`,
  disputes: `${ROOT}/me/disputes`,
  disputeStep: `${ROOT}/me/disputes/step`,
  acting: `${ROOT}/me/acting`,
  copy: (format: 'json' | 'csv', language: string) =>
    `${ROOT}/me/copy?${new URLSearchParams({ format, language })}`,
} as const;

/** What the pages ask. */
export const questions = {
  session: () =>
    queryOptions({
      queryKey: ['session'],
      queryFn: ({ signal }) => ask<SessionAnswer>(paths.session, { signal }),
    }),
  me: () =>
    queryOptions({ queryKey: ['own', 'me'], queryFn: ({ signal }) => ask<MeAnswer>(paths.me, { signal }) }),
  rights: () =>
    queryOptions({
      queryKey: ['own', 'rights'],
      queryFn: ({ signal }) => ask<MyRightsAnswer>(paths.rights, { signal }),
    }),
  facts: () =>
    queryOptions({
      queryKey: ['own', 'facts'],
      queryFn: ({ signal }) => ask<MyFactsAnswer>(paths.facts, { signal }),
    }),
  household: () =>
    queryOptions({
      queryKey: ['own', 'household'],
      queryFn: ({ signal }) => ask<MyHouseholdsAnswer>(paths.household, { signal }),
    }),
  visits: () =>
    queryOptions({
      queryKey: ['own', 'visits'],
      queryFn: ({ signal }) => ask<MyVisitsAnswer>(paths.visits, { signal }),
    }),
  looks: (withOwn: boolean) =>
    infiniteQueryOptions({
      queryKey: ['own', 'looks', withOwn],
      queryFn: ({ signal, pageParam }) => ask<MyLooksAnswer>(paths.looks(withOwn, pageParam), { signal }),
      initialPageParam: null as number | null,
      getNextPageParam: (page) => page.next,
    }),
  disputes: () =>
    queryOptions({
      queryKey: ['own', 'disputes'],
      queryFn: ({ signal }) => ask<MyDisputesAnswer>(paths.disputes, { signal }),
    }),
};
