import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { ClaimStandingGroup } from '../../../../base/model/index.ts';
import type {
  ClaimCausesAnswer,
  ClaimListAnswer,
  ClaimMoneyAnswer,
  ClaimPageAnswer,
  ClaimStatementsAnswer,
  ReceiptPageAnswer,
  SendingListAnswer,
} from '../../../../contract/index.ts';
import { ask } from '../ask.ts';

/** Which claims of the own hospital are listed. */
export type ClaimsQuestion = Readonly<{
  standing?: ClaimStandingGroup | undefined;
  code?: string | undefined;
  month?: string | undefined;
  receipt?: string | undefined;
}>;

const ROOT = '/api/v1/claims';

function withWords(path: string, words: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(words).flatMap(([name, value]) => (value ? [[name, value]] : []));
  return given.length > 0 ? `${path}?${new URLSearchParams(given)}` : path;
}

/** Addresses of a hospital's claims, also shown to readers beside what they answer. */
export const claimPaths = {
  sendings: (before?: string) => withWords(`${ROOT}/sendings`, { before }),
  receipt: (receipt: string) => `${ROOT}/sendings/${encodeURIComponent(receipt)}`,
  check: `${ROOT}/check`,
  mended: (language: string) => withWords(`${ROOT}/mended`, { language }),
  list: (question: ClaimsQuestion, before?: string) => withWords(`${ROOT}/list`, { ...question, before }),
  one: (claim: string) => `${ROOT}/list/${encodeURIComponent(claim)}`,
  steps: (claim: string) => `${ROOT}/list/${encodeURIComponent(claim)}/steps`,
  causes: `${ROOT}/causes`,
  causeFiles: (language: string, code?: string) => withWords(`${ROOT}/causes/files`, { code, language }),
  money: `${ROOT}/money`,
  statements: `${ROOT}/statements`,
  rep: (payer: string, month: string, format: string) =>
    withWords(`${ROOT}/statements/rep/${encodeURIComponent(payer)}`, { month, format }),
  stm: (payer: string, batch: string, format: string) =>
    withWords(`${ROOT}/statements/stm/${encodeURIComponent(payer)}`, { batch, format }),
} as const;

/** What the pages of a hospital ask; what names patients is kept no longer than it is shown. */
export const claimQuestions = {
  sendings: () =>
    infiniteQueryOptions({
      queryKey: ['claims', 'sendings'],
      queryFn: ({ signal, pageParam }) => ask<SendingListAnswer>(claimPaths.sendings(pageParam), { signal }),
      initialPageParam: '',
      getNextPageParam: (page) => page.next,
      gcTime: 0,
    }),
  receipt: (receipt: string) =>
    queryOptions({
      queryKey: ['claims', 'receipt', receipt],
      queryFn: ({ signal }) => ask<ReceiptPageAnswer>(claimPaths.receipt(receipt), { signal }),
      gcTime: 0,
    }),
  list: (question: ClaimsQuestion) =>
    infiniteQueryOptions({
      queryKey: ['claims', 'list', question],
      queryFn: ({ signal, pageParam }) =>
        ask<ClaimListAnswer>(claimPaths.list(question, pageParam), { signal }),
      initialPageParam: '',
      getNextPageParam: (page) => page.next,
      placeholderData: keepPreviousData,
      gcTime: 0,
    }),
  one: (claim: string) =>
    queryOptions({
      queryKey: ['claims', 'one', claim],
      queryFn: ({ signal }) => ask<ClaimPageAnswer>(claimPaths.one(claim), { signal }),
      gcTime: 0,
    }),
  causes: () =>
    queryOptions({
      queryKey: ['claims', 'causes'],
      queryFn: ({ signal }) => ask<ClaimCausesAnswer>(claimPaths.causes, { signal }),
      gcTime: 0,
    }),
  money: () =>
    queryOptions({
      queryKey: ['claims', 'money'],
      queryFn: ({ signal }) => ask<ClaimMoneyAnswer>(claimPaths.money, { signal }),
      gcTime: 0,
    }),
  statements: () =>
    queryOptions({
      queryKey: ['claims', 'statements'],
      queryFn: ({ signal }) => ask<ClaimStatementsAnswer>(claimPaths.statements, { signal }),
      gcTime: 0,
    }),
};
