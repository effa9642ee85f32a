import type { PublicationBook, SessionBook } from '../../base/ledger/index.ts';
import type { IsoDate } from '../../base/model/index.ts';
import {
  type CohortDesk,
  type CohortStep,
  countChanges,
  listCohorts,
  sumMissingHouseholds,
} from '../cohorts/index.ts';
import { type FlagDesk, type FlagSums, sumFlags } from '../flags/index.ts';

/** Where the day is looked over: target lists, flags, what was published when, and when the officer was last here. */
export type TodayDesk = CohortDesk &
  FlagDesk &
  Readonly<{
    publications: Pick<PublicationBook, 'editionsOf'>;
    sessions: Pick<SessionBook, 'lastVisit'>;
  }>;

/** What awaits an officer: counts and money, and nobody's name. */
export type Today = FlagSums &
  Readonly<{
    area: CohortStep;
    asOf: IsoDate;
    publishedAt: string | null;
    lastVisit: string | null;
    lists: TodayList[];
    allLists: number;
    households: Readonly<{
      households: number;
      people: number;
      satangAMonth: number;
      notVisited: number;
      againAfterDays: number;
    }>;
  }>;

/** A target list with what its latest version changed. */
export type TodayList = Readonly<{
  id: string;
  name: string;
  people: number;
  version: number;
  asOf: IsoDate;
  stale: boolean;
  changed: Readonly<{ entered: number; left: number }> | null;
}>;

const LISTS_SHOWN = 6;

/** Looks over an officer's day. */
export async function readToday(desk: TodayDesk): Promise<Today> {
  const { reading, officer } = desk;
  const { code, level, nameTh, nameEn } = reading.places.get(officer.area);
  const [flags, { lists, allLists }, households, editions, lastVisit] = await Promise.all([
    sumFlags(desk),
    readLists(desk),
    sumMissingHouseholds(desk),
    desk.publications.editionsOf('areas'),
    desk.sessions.lastVisit(officer.subject, officer.sessionId ?? ''),
  ]);
  const edition = editions.find(({ runId }) => runId === reading.runId);
  return {
    area: { code, level, name: { th: nameTh, en: nameEn } },
    asOf: reading.asOf,
    publishedAt: edition?.publishedAt.toISOString() ?? null,
    lastVisit: lastVisit?.toISOString() ?? null,
    ...flags,
    lists,
    allLists,
    households,
  };
}

async function readLists(desk: TodayDesk): Promise<Pick<Today, 'lists' | 'allLists'>> {
  const heads = (await listCohorts(desk)).filter(({ archived, own }) => own && !archived);
  const lists = await Promise.all(
    heads.slice(0, LISTS_SHOWN).map(async ({ id, name, version, stale }) => ({
      id,
      name,
      people: version.people ?? 0,
      version: version.version,
      asOf: version.asOf,
      stale,
      changed: await countChanges(desk, id),
    })),
  );
  return { lists, allLists: heads.length };
}
