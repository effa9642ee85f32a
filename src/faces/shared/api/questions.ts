import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type {
  AreaAnswer,
  AreaChildrenAnswer,
  AreaComparisonAnswer,
  AreaHistoryAnswer,
  AreaSearchAnswer,
  BoundariesAnswer,
  FactsAnswer,
  FlagListAnswer,
  HouseholdDetail,
  HouseholdPackageAnswer,
  LooksAnswer,
  MeasuresAnswer,
  OpenAnswers,
  OpenCatalogue,
  OpenDictionary,
  PeopleListAnswer,
  PersonAnswer,
  PersonEventsAnswer,
  PersonExplanation,
  PersonFlags,
  ProgrammeAnswer,
  ProgrammesAnswer,
  ReviewNextAnswer,
  ReviewProgressAnswer,
  SearchAnswer,
  SessionAnswer,
  SessionList,
} from '../../../contract/index.ts';
import { ask } from './ask.ts';
import { type FlagsQuestion, type PeopleQuestion, paths } from './paths.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Everything the pages ask, with how long an answer is good for. Names of people are kept for no longer than they are shown. */
export const questions = {
  measures: () =>
    queryOptions({
      queryKey: ['measures'],
      queryFn: ({ signal }) => ask<MeasuresAnswer>(paths.measures, { signal }),
      staleTime: HOUR_MS,
    }),
  facts: () =>
    queryOptions({
      queryKey: ['facts'],
      queryFn: ({ signal }) => ask<FactsAnswer>(paths.facts, { signal }),
      staleTime: HOUR_MS,
    }),
  area: (code: string) =>
    queryOptions({
      queryKey: ['area', code],
      queryFn: ({ signal }) => ask<AreaAnswer>(paths.area(code), { signal }),
      staleTime: MINUTE_MS,
    }),
  children: (code: string, group?: string, by?: string) =>
    queryOptions({
      queryKey: ['children', code, group, by],
      queryFn: ({ signal }) => ask<AreaChildrenAnswer>(paths.children(code, group, by), { signal }),
      staleTime: MINUTE_MS,
    }),
  history: (question: PeopleQuestion) =>
    queryOptions({
      queryKey: ['history', question],
      queryFn: ({ signal }) => ask<AreaHistoryAnswer>(paths.history(question), { signal }),
      staleTime: MINUTE_MS,
    }),
  compare: (codes: readonly string[], group?: string) =>
    queryOptions({
      queryKey: ['compare', codes, group],
      queryFn: ({ signal }) => ask<AreaComparisonAnswer>(paths.compare(codes, group), { signal }),
      staleTime: MINUTE_MS,
    }),
  boundaries: (code: string) =>
    queryOptions({
      queryKey: ['boundaries', code],
      queryFn: ({ signal }) => ask<BoundariesAnswer>(paths.boundaries(code), { signal }),
      staleTime: HOUR_MS,
    }),
  search: (text: string) =>
    queryOptions({
      queryKey: ['search', text],
      queryFn: ({ signal }) => ask<AreaSearchAnswer>(paths.search(text), { signal }),
      staleTime: HOUR_MS,
      enabled: text.length > 0,
      placeholderData: keepPreviousData,
    }),
  ownSessions: () =>
    queryOptions({
      queryKey: ['own-sessions'],
      queryFn: ({ signal }) => ask<SessionList>(paths.ownSessions, { signal }),
      gcTime: 0,
    }),
  session: () =>
    queryOptions({
      queryKey: ['session'],
      queryFn: ({ signal }) => ask<SessionAnswer>(paths.session, { signal }),
      staleTime: MINUTE_MS,
    }),
  people: (question: PeopleQuestion) =>
    infiniteQueryOptions({
      queryKey: ['people', question],
      queryFn: ({ signal, pageParam }) =>
        ask<PeopleListAnswer>(paths.people(question, pageParam), { signal }),
      initialPageParam: '',
      getNextPageParam: (last) => last.next,
      gcTime: 0,
    }),
  flags: (question: FlagsQuestion) =>
    infiniteQueryOptions({
      queryKey: ['flags', question],
      queryFn: ({ signal, pageParam }) => ask<FlagListAnswer>(paths.flags(question, pageParam), { signal }),
      initialPageParam: '',
      getNextPageParam: (last) => last.next,
      gcTime: 0,
      placeholderData: (before) => (before?.pages[0]?.area === question.code ? before : undefined),
    }),
  openAnswers: (code: string) =>
    queryOptions({
      queryKey: ['open-answers', code],
      queryFn: ({ signal }) => ask<OpenAnswers>(paths.openAnswers(code), { signal }),
      staleTime: MINUTE_MS,
    }),
  personFlags: (id: string) =>
    queryOptions({
      queryKey: ['person-flags', id],
      queryFn: ({ signal }) => ask<PersonFlags>(paths.personFlags(id), { signal }),
      gcTime: 0,
    }),
  person: (id: string) =>
    queryOptions({
      queryKey: ['person', id],
      queryFn: ({ signal }) => ask<PersonAnswer>(paths.person(id), { signal }),
      gcTime: 0,
    }),
  explanation: (person: string, programme: string) =>
    queryOptions({
      queryKey: ['explanation', person, programme],
      queryFn: ({ signal }) => ask<PersonExplanation>(paths.explanation(person, programme), { signal }),
      gcTime: 0,
    }),
  personEvents: (id: string) =>
    queryOptions({
      queryKey: ['person-events', id],
      queryFn: ({ signal }) => ask<PersonEventsAnswer>(paths.personEvents(id), { signal }),
      gcTime: 0,
    }),
  looks: (id: string) =>
    queryOptions({
      queryKey: ['looks', id],
      queryFn: ({ signal }) => ask<LooksAnswer>(paths.looks(id), { signal }),
      gcTime: 0,
    }),
  /** Text that may hold a number or a name goes in the body, and is forgotten with the page. */
  findPeople: (text: string) =>
    infiniteQueryOptions({
      queryKey: ['find-people', text],
      queryFn: ({ signal, pageParam }) =>
        ask<SearchAnswer>(paths.findPeople, {
          method: 'POST',
          body: { text, ...(pageParam ? { after: pageParam } : {}) },
          signal,
        }),
      initialPageParam: '',
      getNextPageParam: (last) => last.next,
      enabled: text.length > 0,
      gcTime: 0,
    }),
  household: (id: string) =>
    queryOptions({
      queryKey: ['household', id],
      queryFn: ({ signal }) => ask<HouseholdDetail>(paths.household(id), { signal }),
      gcTime: 0,
    }),
  /** The last package stays on the page until the next one is worked out. */
  householdPackage: (id: string, changes: readonly string[]) =>
    queryOptions({
      queryKey: ['household-package', id, changes],
      queryFn: ({ signal }) => ask<HouseholdPackageAnswer>(paths.householdPackage(id, changes), { signal }),
      gcTime: 0,
      placeholderData: keepPreviousData,
    }),
  openData: () =>
    queryOptions({
      queryKey: ['open-data'],
      queryFn: ({ signal }) => ask<OpenCatalogue>(paths.openData, { signal }),
      staleTime: MINUTE_MS,
    }),
  /** The table looked at last stays on the page until the next one is there. */
  openDictionary: (dataset: string) =>
    queryOptions({
      queryKey: ['open-data', dataset],
      queryFn: ({ signal }) => ask<OpenDictionary>(paths.openDictionary(dataset), { signal }),
      staleTime: MINUTE_MS,
      placeholderData: keepPreviousData,
    }),
  programmes: () =>
    queryOptions({
      queryKey: ['programmes'],
      queryFn: ({ signal }) => ask<ProgrammesAnswer>(paths.programmes, { signal }),
      staleTime: HOUR_MS,
    }),
  /** The last area stays on the page until the next one is counted. */
  programme: (id: string, area?: string) =>
    queryOptions({
      queryKey: ['programme', id, area],
      queryFn: ({ signal }) => ask<ProgrammeAnswer>(paths.programme(id, area), { signal }),
      staleTime: MINUTE_MS,
      placeholderData: (before) => (before?.id === id ? before : undefined),
    }),
  /** Stays as it was asked until the pair is answered: asking again is another look at two people. */
  reviewNext: (area?: string) =>
    queryOptions({
      queryKey: ['review', 'next', area],
      queryFn: ({ signal }) => ask<ReviewNextAnswer>(paths.reviewNext(area), { signal }),
      staleTime: 'static',
      gcTime: 0,
    }),
  reviewProgress: (area?: string) =>
    queryOptions({
      queryKey: ['review', 'progress', area],
      queryFn: ({ signal }) =>
        ask<ReviewProgressAnswer>(paths.reviewProgress(area, startOfToday()), { signal }),
      gcTime: 0,
    }),
};

/** The reader's own day, whatever the service's clock is set to. */
function startOfToday(): string {
  const now = new Date();
  now.setHours(0, 0, 0, 0);
  return now.toISOString();
}
