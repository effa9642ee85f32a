import { problem } from '../../base/errors/index.ts';
import { type IsoDate, parseIsoDate, personKeyOf, type Text } from '../../base/model/index.ts';
import { readRoster } from '../lookup/index.ts';
import { type ToldVisit, tellVisits, todayAt, type VisitDesk, visitsOf } from './visit-desk.ts';

/** Visits to a household, and what one can write down of another. */
export type HouseholdVisits = Readonly<{
  household: string;
  visits: ToldVisit[];
  findings: Readonly<{ id: string; title: Text }>[];
  againAfterDays: number;
  today: IsoDate;
}>;

/** A visit as an officer writes it down. */
export type VisitOrder = Readonly<{
  household: string;
  visitedOn: string;
  toldBy: string;
  findings: readonly string[];
  note: string | null;
}>;

/** Visits to a household, under whoever of it the officer may see. Throws HOUSEHOLD_UNKNOWN. */
export async function readHouseholdVisits(
  desk: VisitDesk,
  household: string,
): Promise<HouseholdVisits & Readonly<{ people: readonly bigint[] }>> {
  const { seen } = await readRoster(desk.reading, desk.officer, household);
  const { findings, againAfterDays } = desk.reading.country.homeVisits();
  return {
    household,
    visits: await visitsOf(desk, seen),
    findings: [...findings],
    againAfterDays,
    today: todayAt(desk),
    people: seen,
  };
}

/** Writes a visit down. Throws HOUSEHOLD_UNKNOWN; REQUEST_INVALID for a day to come, a finding there is not, and who does not live there. */
export async function recordVisit(
  desk: VisitDesk,
  { household, visitedOn, toldBy, findings, note }: VisitOrder,
): Promise<Readonly<{ visit: ToldVisit; people: readonly bigint[] }>> {
  const { reading, officer, visits } = desk;
  const { kind, place, seen } = await readRoster(reading, officer, household);
  const teller = personKeyOf(toldBy);
  if (teller === undefined || !seen.includes(teller))
    throw refused('toldBy', 'this is nobody of the household whom you may see');
  const day = parseIsoDate(visitedOn);
  if (!day || day > todayAt(desk)) throw refused('visitedOn', 'the day is still to come');
  const known = new Set(reading.country.homeVisits().findings.map(({ id }) => id));
  const found = [...new Set(findings)];
  if (found.some((one) => !known.has(one))) throw refused('findings', 'there is no such finding');
  const written = await visits.record({
    visitedOn: day,
    household: { kind, id: BigInt(household) },
    people: seen,
    toldBy: teller,
    findings: found,
    note,
    village: place.findLast(({ level }) => level !== 'country')?.code ?? null,
    officer: officer.subject,
    sessionId: officer.sessionId,
    datasetVersion: reading.version('households').id,
  });
  const [visit] = await tellVisits(desk, [written]);
  if (!visit) throw problem('HOME_VISIT_UNKNOWN');
  return { visit, people: seen };
}

/** Takes a visit back that was written down wrongly. Throws HOME_VISIT_UNKNOWN. */
export async function withdrawVisit(
  { visits, officer }: VisitDesk,
  { visit, reason }: Readonly<{ visit: string; reason: string }>,
): Promise<readonly bigint[]> {
  if (!/^\d{1,15}$/.test(visit)) throw problem('HOME_VISIT_UNKNOWN');
  const { people } = await visits.withdraw({
    id: BigInt(visit),
    area: officer.area,
    officer: officer.subject,
    sessionId: officer.sessionId,
    reason,
  });
  return people;
}

function refused(where: string, reason: string) {
  return problem('REQUEST_INVALID', { where, reason });
}
