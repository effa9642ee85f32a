import type { Officer } from '../../base/access/index.ts';
import type { HomeVisit, HomeVisitBook } from '../../base/ledger/index.ts';
import { dayOf, type IsoDate, personIdOf, type Text } from '../../base/model/index.ts';
import { currentKeys } from '../../stages/linkage/index.ts';
import { allKeys, peopleSeen, type Reading } from '../lookup/index.ts';

/** Where an officer works on visits: what is published, the visits so far, and who they are. */
export type VisitDesk = Readonly<{ reading: Reading; visits: HomeVisitBook; officer: Officer }>;

type Finding = Readonly<{ id: string; title: Text }>;

/** A visit as it is told to an officer. */
export type ToldVisit = Readonly<{
  id: string;
  visitedOn: IsoDate;
  recordedAt: string;
  officer: string;
  findings: Finding[];
  toldBy: Readonly<{ id: string; name: string }> | null;
  note: string | null;
}>;

/** The day it is where people are visited. */
export function todayAt({ reading }: Pick<VisitDesk, 'reading'>, now = new Date()): IsoDate {
  return dayOf(now, reading.country.timeZone);
}

/** Visits to whoever these people are, under any key they ever had, as the officer may read them. */
export async function visitsOf(desk: VisitDesk, people: readonly bigint[]): Promise<ToldVisit[]> {
  const keys = await Promise.all(people.map((key) => allKeys(desk.reading, key)));
  return tellVisits(desk, await desk.visits.ofPeople(keys.flat()));
}

/** Who told a note is named, and what they told shown, only to whoever may see them. */
export async function tellVisits(
  { reading, officer }: VisitDesk,
  visits: readonly HomeVisit[],
): Promise<ToldVisit[]> {
  const told = [...new Set(visits.map(({ toldBy }) => toldBy))];
  const now = await currentKeys(reading.serving, told);
  const currentOf = (key: bigint) => now.get(key) ?? key;
  const { seen } = await peopleSeen(reading, officer, [...new Set(told.map(currentOf))]);
  const names = await namesOf(reading, [...seen.keys()]);
  const titles = new Map(reading.country.homeVisits().findings.map((one) => [one.id, one.title]));
  return visits.map(({ id, visitedOn, at, officer: by, findings, toldBy, note }) => {
    const key = currentOf(toldBy);
    const mayRead = seen.has(key);
    return {
      id: String(id),
      visitedOn,
      recordedAt: at.toISOString(),
      officer: by,
      // What the list no longer has stands by its id.
      findings: findings.map((one) => ({ id: one, title: titles.get(one) ?? { th: one, en: one } })),
      toldBy: mayRead ? { id: personIdOf(key), name: names.get(key) ?? '' } : null,
      note: mayRead ? note : null,
    };
  });
}

async function namesOf(reading: Reading, people: readonly bigint[]): Promise<ReadonlyMap<bigint, string>> {
  if (people.length === 0) return new Map();
  const cards = await reading.cards(people);
  return new Map(
    cards.map(({ key, profile }) => [
      key,
      [profile['given_name'], profile['family_name']].filter(Boolean).join(' '),
    ]),
  );
}
