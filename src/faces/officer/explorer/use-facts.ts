import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { AreaChildrenAnswer, AreaHistoryAnswer, Figures } from '../../../contract/index.ts';
import {
  type CellProtection,
  figuresOf,
  type PeopleQuestion,
  paths,
  protectionOf,
  questions,
} from '../../shared/index.ts';
import { type Facts, keyOf, type Protections } from './table/grid.ts';
import type { Explorer } from './use-explorer.ts';

/** More questions than this one page does not ask at once. */
const MOST_QUESTIONS = 200;

/** What a table needs to know, and how it stands with asking for it. */
export type AskedFacts = Readonly<{
  facts: Facts;
  protections: Protections;
  isPending: boolean;
  error: Error | null;
  retry: () => void;
  /** The calls of the API behind the table. */
  calls: readonly string[];
  /** How many questions it would take, when that is too many. */
  tooMany: number | undefined;
}>;

type Wanted = Readonly<{ areas: readonly string[]; groups: readonly (string | undefined)[] }>;

/** The figures of a table: today's from the areas themselves, all others from history. */
export function useFacts(explorer: Explorer, wanted: Wanted): AskedFacts {
  const { area, by, day, rows, columns, measure, as } = explorer;
  const timed = day.standing === 'old' || rows === 'time' || columns === 'time';
  const measures = as === 'rate' && measure.over !== null ? [measure.id, measure.over] : [measure.id];
  const histories: PeopleQuestion[] = timed
    ? wanted.areas.flatMap((code) =>
        wanted.groups.flatMap((group) => measures.map((id) => ({ code, group, measure: id }))),
      )
    : [];
  const groups = timed ? [] : wanted.groups.filter((group) => group !== undefined);
  const tooMany = histories.length > MOST_QUESTIONS ? histories.length : undefined;
  const past = useQueries({
    queries: (tooMany ? [] : histories).map((question) => questions.history(question)),
    combine: combineAnswers<AreaHistoryAnswer>,
  });
  const grouped = useQueries({
    queries: groups.map((group) => questions.children(area.code, group, by)),
    combine: combineAnswers<AreaChildrenAnswer>,
  });
  const facts = useMemo(
    () => [...nowFacts(explorer, groups, grouped.answers), ...pastFacts(past.answers)],
    [explorer, groups, grouped.answers, past.answers],
  );
  const shown = tooMany || !timed ? [] : histories.map((question) => paths.history(question));
  return {
    facts: new Map(facts.map(([key, { figures }]) => [key, figures])),
    protections: new Map(facts.map(([key, { protection }]) => [key, protection])),
    isPending: past.isPending || grouped.isPending,
    error: past.error ?? grouped.error,
    retry: () => {
      past.retry();
      grouped.retry();
    },
    calls: timed ? shown : callsOf(explorer, groups),
    tooMany,
  };
}

function callsOf({ area, by }: Explorer, groups: readonly string[]): string[] {
  const children = groups.length > 0 ? groups : [undefined];
  return [paths.area(area.code), ...children.map((group) => paths.children(area.code, group, by))];
}

type Answer<Data> = Readonly<{
  data?: Data | undefined;
  isPending: boolean;
  error: Error | null;
  refetch: () => unknown;
}>;

/** Answers are given only together, so that each stands in the place of its question. */
function combineAnswers<Data>(all: readonly Answer<Data>[]) {
  const answers = all.flatMap(({ data }) => data ?? []);
  return {
    answers: answers.length === all.length ? answers : [],
    isPending: all.some(({ isPending, error }) => isPending && !error),
    error: all.find(({ error }) => error !== null)?.error ?? null,
    retry: () => {
      for (const { error, refetch } of all) if (error) refetch();
    },
  };
}

type Entry = readonly [string, Readonly<{ figures: Figures; protection: CellProtection }>];

/** Figures of the current day: of the area, and of its parts for everybody and for each group that was asked. */
function nowFacts(
  { area, children, content, day }: Explorer,
  asked: readonly string[],
  grouped: readonly AreaChildrenAnswer[],
): Entry[] {
  const groups = [undefined, ...content.groups.map(({ id }) => id)];
  const of = (code: string, group: string | undefined) => keyOf({ area: code, group, day: day.current });
  const entry = (one: typeof area | (typeof children.children)[number], group: string | undefined): Entry => [
    of(one.code, group),
    { figures: figuresOf(one, group), protection: protectionOf(one.protection, group) },
  ];
  const own = groups.map((group) => entry(area, group));
  const everyone = children.children.map((child) => entry(child, undefined));
  const parts = grouped.flatMap((answer, index) =>
    answer.children.map((child) => entry(child, asked[index])),
  );
  return [...own, ...everyone, ...parts];
}

/** Figures of all days that are kept; measures of one cell come in several answers. */
function pastFacts(answers: readonly AreaHistoryAnswer[]): Entry[] {
  const facts = new Map<string, Entry[1]>();
  for (const { code, group, measure, points, protection } of answers) {
    for (const { asOf, value, hidden } of points) {
      const key = keyOf({ area: code, group: group ?? undefined, day: asOf });
      const known = facts.get(key);
      facts.set(key, {
        figures: { ...known?.figures, ...(value === null ? {} : { [measure]: value }) },
        protection: {
          ...protection,
          hidden: { ...known?.protection.hidden, ...(hidden ? { [measure]: hidden } : {}) },
        },
      });
    }
  }
  return [...facts];
}
