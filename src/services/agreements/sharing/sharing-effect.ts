import type { Agreement, Grant } from '../../../base/agreement/index.ts';
import type { Text } from '../../../base/model/index.ts';
import { diffAgreements, type GrantReach, simulateAgreement } from '../compare/index.ts';
import { type EffectDesk, findVersion, type KnownVersion } from './sharing-desk.ts';

/** A count of people as it is told: to the nearest whole smallest one, or only that it is below that. */
export type ToldCount = Readonly<{ count: number | null; fewerThan: number | null }>;

/** What a grant would give on the data of now. */
export type ToldReach = Omit<GrantReach, 'people' | 'rows' | 'columns' | 'alone' | 'few'> &
  Readonly<{
    title: Text;
    people: ToldCount | null;
    rows: ToldCount;
    columns: number;
    /** Rows that nobody else is like, and rows that few are like, these among them. */
    alone: ToldCount;
    few: ToldCount;
  }>;

/** What a version gives, and what it adds to and takes from the one it follows. */
export type SharingEffect = Readonly<{
  asOf: string;
  reach: readonly ToldReach[];
  /** The version it is compared with: the one in force, else the one before. */
  against: number | null;
  grants: readonly Readonly<{
    grant: string;
    columnsAdded: readonly Text[];
    columnsRemoved: readonly Text[];
    columnsChanged: readonly Text[];
    meansOtherwise: boolean;
    peopleAdded: ToldCount | null;
    peopleRemoved: ToldCount | null;
  }>[];
  widenings: readonly Readonly<{ grant: string; path: string; from: string; to: string }>[];
}>;

/** Works out what a version would give, before anybody signs. Throws AGREEMENT_UNKNOWN. */
export async function sharingEffect(
  desk: EffectDesk,
  which: Readonly<{ agreement: string; version: number }>,
): Promise<SharingEffect> {
  const { found, all } = await findVersion(desk, which);
  const { agreement } = found;
  const before = formerOf(found, all);
  const reach = await simulateAgreement(desk.compare, agreement);
  const difference = before && (await diffAgreements(desk.compare, before.agreement, agreement));
  const tell = tellCount(desk.country.desk.fewest);
  const titles = columnTitles(desk);
  return {
    asOf: desk.compare.reading.asOf,
    reach: reach.map((one) => toldReach(one, { grant: grantOf(agreement, one.grant), tell })),
    against: before?.agreement.version ?? null,
    grants: (difference?.grants ?? []).map((grant) => ({
      grant: grant.grant,
      columnsAdded: grant.columnsAdded.map(titles),
      columnsRemoved: grant.columnsRemoved.map(titles),
      columnsChanged: grant.columnsChanged.map(titles),
      meansOtherwise: grant.meansOtherwise,
      peopleAdded: grant.peopleAdded === null ? null : tell(grant.peopleAdded),
      peopleRemoved: grant.peopleRemoved === null ? null : tell(grant.peopleRemoved),
    })),
    widenings: difference?.widenings ?? [],
  };
}

/** The version in force, if it is another one; else the latest before it. */
function formerOf({ agreement }: KnownVersion, all: readonly KnownVersion[]): KnownVersion | undefined {
  const others = all.filter((one) => one.agreement.version < agreement.version);
  return others.findLast(({ state }) => state === 'active') ?? others.at(-1);
}

function grantOf({ grants }: Agreement, id: string): Grant | undefined {
  return grants.find((grant) => grant.id === id);
}

type Telling = Readonly<{ grant: Grant | undefined; tell: (count: number) => ToldCount }>;

function toldReach(reach: GrantReach, { grant, tell }: Telling): ToldReach {
  const people = reach.people === null ? null : tell(reach.people);
  return {
    grant: reach.grant,
    waits: reach.waits,
    title: grant?.title ?? { th: reach.grant, en: reach.grant },
    people,
    rows: tell(reach.rows),
    columns: reach.columns.length,
    alone: tell(reach.alone),
    few: tell(reach.few),
    fitsAtOnce: reach.fitsAtOnce || isAskedOneByOne(grant),
    days: reach.days === null || !people ? null : daysFor(people, grant?.output.subjectsPerDay ?? 0),
  };
}

/** Days of what is told, for days of what is not told would tell it. */
function daysFor({ count, fewerThan }: ToldCount, aDay: number): number | null {
  return aDay > 0 ? Math.ceil((count ?? fewerThan ?? 0) / aDay) : null;
}

/** What is looked up person by person is never taken at once. */
function isAskedOneByOne(grant: Grant | undefined): boolean {
  return (grant?.act ?? []).every((act) => act === 'lookup' || act === 'table');
}

/**
 * Nobody is told as none, a few as fewer than the smallest count, and more to its nearest multiple: of exact counts, one could be taken
 * from the other.
 */
function tellCount(fewest: number): (count: number) => ToldCount {
  return (count) =>
    count > 0 && count < fewest
      ? { count: null, fewerThan: fewest }
      : { count: Math.round(count / fewest) * fewest, fewerThan: null };
}

function columnTitles({ country }: EffectDesk): (name: string) => Text {
  const titles = new Map(
    country.content.datasets.flatMap(({ columns }) => columns.map(({ name, title }) => [name, title])),
  );
  return (name) => titles.get(name) ?? { th: name, en: name };
}
