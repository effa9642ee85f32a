import { queryOptions } from '@tanstack/react-query';
import type {
  ReceiptListAnswer,
  SharingDetailAnswer,
  SharingEffectAnswer,
  SharingListAnswer,
} from '../../../../contract/index.ts';
import { ask } from '../ask.ts';

/** One version of an agreement. */
export type VersionName = Readonly<{ agreement: string; version: string }>;

const ROOT = '/api/v1';
const one = ({ agreement, version }: VersionName) =>
  `${ROOT}/sharing/${[agreement, version].map(encodeURIComponent).join('/')}`;

/** Addresses of agreements and of what was given under them, also shown to readers beside what they answer. */
export const sharingPaths = {
  register: `${ROOT}/agreements`,
  list: `${ROOT}/sharing`,
  one,
  effect: (name: VersionName) => `${one(name)}/effect`,
  receipts: (agreement: string) => `${ROOT}/agreements/${encodeURIComponent(agreement)}/receipts`,
  replay: (receipt: number) => `${ROOT}/shares/receipts/${receipt}/replay`,
  state: (agreement: string) => `${ROOT}/agreements/${encodeURIComponent(agreement)}/state`,
} as const;

/** What the pages of agreements ask. */
export const sharingQuestions = {
  list: () =>
    queryOptions({
      queryKey: ['sharing', 'list'],
      queryFn: ({ signal }) => ask<SharingListAnswer>(sharingPaths.list, { signal }),
    }),
  one: (name: VersionName) =>
    queryOptions({
      queryKey: ['sharing', 'one', name],
      queryFn: ({ signal }) => ask<SharingDetailAnswer>(sharingPaths.one(name), { signal }),
    }),
  effect: (name: VersionName) =>
    queryOptions({
      queryKey: ['sharing', 'effect', name],
      queryFn: ({ signal }) => ask<SharingEffectAnswer>(sharingPaths.effect(name), { signal }),
    }),
  receipts: (agreement: string) =>
    queryOptions({
      queryKey: ['sharing', 'receipts', agreement],
      queryFn: ({ signal }) => ask<ReceiptListAnswer>(sharingPaths.receipts(agreement), { signal }),
    }),
};
