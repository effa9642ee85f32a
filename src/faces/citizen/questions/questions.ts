import { queryOptions } from '@tanstack/react-query';
import type {
  MeAnswer,
  MyDisputesAnswer,
  MyFactsAnswer,
  MyHouseholdsAnswer,
  MyLooksAnswer,
  MyRightsAnswer,
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
  looks: `${ROOT}/me/looks`,
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
  looks: () =>
    queryOptions({
      queryKey: ['own', 'looks'],
      queryFn: ({ signal }) => ask<MyLooksAnswer>(paths.looks, { signal }),
    }),
  disputes: () =>
    queryOptions({
      queryKey: ['own', 'disputes'],
      queryFn: ({ signal }) => ask<MyDisputesAnswer>(paths.disputes, { signal }),
    }),
};
