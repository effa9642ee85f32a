import type { ProtectionOfficer } from '../../base/access/index.ts';
import { problem } from '../../base/errors/index.ts';
import { join, literal, sql } from '../../base/lake/index.ts';
import type { Erasure } from '../../base/ledger/index.ts';
import { COUNTRY_CODE, isWithin, parseAreaCode, personKeyOf } from '../../base/model/index.ts';
import { currentKeys } from '../../stages/linkage/index.ts';
import type { Reading } from '../lookup/index.ts';
import { askErasure, confirmErasure, type FoundErasure, REASON } from './erasure-desk.ts';
import type { ErasureHouse } from './erasure-house.ts';
import { patientFor } from './patience.ts';

/** What protection officers work with at their pages: a house, and what is published, open for questions. */
export type OfficerHouse = ErasureHouse & Readonly<{ reading: Reading }>;

/** What an erasure waits for: a second person; the next run; or the one after, because the last found a register that still shows somebody. */
export type ErasureWait = 'second-person' | 'run' | 'another-run';

/** An erasure as an officer is shown it: why and of how much, as long as it is open. */
export type ShownErasure = FoundErasure &
  Readonly<{ reason: string | undefined; waitsFor: ErasureWait | undefined }>;

/** What an officer asks for; who asks is who is signed in. */
export type OfficersWish = Readonly<{ person: string; basis: string; reason: string }>;

/** Somebody at a page does not wait longer; the command line waits as long as it takes. */
const CONFIRM_WITHIN_SECONDS = 60;

/** Every erasure that an officer may see: what is over names nobody; of what is open, those of people of the own area, and the own. */
export async function erasuresFor(house: OfficerHouse, officer: ProtectionOfficer): Promise<ShownErasure[]> {
  const all = await house.ledger.erasures.list();
  const within = await withinArea(
    house,
    officer,
    all.flatMap(({ personKey }) => personKey ?? []),
  );
  return await show(
    house,
    all.filter((erasure) => isSeen(erasure, officer, within)),
  );
}

/** Asks that somebody of the own area be erased. Throws what `askErasure` does, and PERSON_UNKNOWN for anybody else. */
export async function askAsOfficer(
  house: OfficerHouse,
  officer: ProtectionOfficer,
  { person, basis, reason }: OfficersWish,
): Promise<ShownErasure> {
  const given = personKeyOf(person);
  if (given === undefined) throw problem('PERSON_UNKNOWN');
  const personKey = (await currentKeys(house.reading.serving, [given])).get(given) ?? given;
  if (!(await withinArea(house, officer, [personKey])).has(personKey)) throw problem('PERSON_UNKNOWN');
  const { erasure } = await askErasure(
    house,
    { person: personKey, basis, reason, by: officer.subject },
    new Date(),
  );
  return await showOne(house, erasure);
}

/** Confirms what another officer asked for. Throws what `confirmErasure` does; ERASURE_UNKNOWN also for what the officer may not see. */
export async function confirmAsOfficer(
  house: OfficerHouse,
  officer: ProtectionOfficer,
  id: number,
): Promise<ShownErasure> {
  await getSeen(house, officer, id);
  const deciding = { now: new Date(), patience: patientFor(CONFIRM_WITHIN_SECONDS) };
  const { erasure } = await confirmErasure(house, { id, by: officer.subject }, deciding);
  return await showOne(house, erasure);
}

/** What was taken back, and who it was about: only the answer to whoever took it back can tell. */
export type WithdrawnErasure = Readonly<{ shown: ShownErasure; personKey: bigint | undefined }>;

/** Takes back what nobody confirmed yet: whoever asked, or the second person, who does not agree. Throws ERASURE_UNKNOWN, ERASURE_ENDED. */
export async function withdrawAsOfficer(
  house: OfficerHouse,
  officer: ProtectionOfficer,
  id: number,
): Promise<WithdrawnErasure> {
  const { personKey } = await getSeen(house, officer, id);
  const erasure = await house.ledger.erasures.withdraw(id, officer.subject);
  return { shown: await showOne(house, erasure), personKey };
}

async function getSeen(house: OfficerHouse, officer: ProtectionOfficer, id: number): Promise<Erasure> {
  const erasure = await house.ledger.erasures.find(id);
  const within = await withinArea(
    house,
    officer,
    erasure?.personKey === undefined ? [] : [erasure.personKey],
  );
  if (!erasure || !isSeen(erasure, officer, within)) throw problem('ERASURE_UNKNOWN', { erasure: id });
  return erasure;
}

function isSeen(
  erasure: Erasure,
  { area, subject }: ProtectionOfficer,
  within: ReadonlySet<bigint>,
): boolean {
  const { personKey, askedBy, confirmedBy } = erasure;
  if (personKey === undefined || area === COUNTRY_CODE) return true;
  return within.has(personKey) || askedBy === subject || confirmedBy === subject;
}

/** Of some people those who live, or lived, in an officer's area; whom no register places is of the country alone. */
async function withinArea(
  { reading }: OfficerHouse,
  { area }: ProtectionOfficer,
  people: readonly bigint[],
): Promise<ReadonlySet<bigint>> {
  if (area === COUNTRY_CODE) return new Set(people);
  const cards = await reading.cards(people);
  return new Set(
    cards.flatMap(({ key, village }) => {
      const place = village === null ? undefined : parseAreaCode(village);
      return place !== undefined && isWithin(place, area) ? [key] : [];
    }),
  );
}

async function showOne(house: OfficerHouse, erasure: Erasure): Promise<ShownErasure> {
  const [shown] = await show(house, [erasure]);
  if (!shown) throw problem('ERASURE_UNKNOWN', { erasure: erasure.id });
  return shown;
}

async function show(house: OfficerHouse, erasures: readonly Erasure[]): Promise<ShownErasure[]> {
  const open = erasures.flatMap(({ personKey: person, reason: sealed }) =>
    person === undefined || sealed === undefined ? [] : [{ person, kind: REASON, sealed }],
  );
  const [reasons, rows, run] = await Promise.all([
    house.vault.openAll(open),
    rowsNow(
      house.reading,
      open.map(({ person }) => person),
    ),
    house.ledger.runs.latestSucceeded(),
  ]);
  const reasonOf = new Map(open.map(({ person }, place) => [person, reasons[place] ?? undefined]));
  return erasures.map((erasure) => {
    const { personKey } = erasure;
    return {
      erasure,
      reason: personKey === undefined ? undefined : reasonOf.get(personKey),
      rows: (personKey === undefined ? undefined : rows.get(personKey)) ?? {},
      waitsFor: waitOf(erasure, run?.startedAt),
    };
  });
}

function waitOf({ state, confirmedAt }: Erasure, lastRun: Date | undefined): ErasureWait | undefined {
  if (state === 'asked') return 'second-person';
  if (state !== 'confirmed' || !confirmedAt) return undefined;
  return lastRun !== undefined && lastRun > confirmedAt ? 'another-run' : 'run';
}

/** How many rows of which register are published of each of some people. */
async function rowsNow(
  { serving }: Reading,
  people: readonly bigint[],
): Promise<ReadonlyMap<bigint, Readonly<Record<string, number>>>> {
  if (people.length === 0) return new Map();
  const counted = await serving.rows(sql`
    select person_id, source, cast(count(*) as integer) as rows
    from linkage.links
    where person_id in (${join(people.map((key) => literal(key)))})
    group by all
    order by person_id, source`);
  const rows = new Map<bigint, Record<string, number>>();
  for (const { person_id, source, rows: count } of counted) {
    const key = BigInt(String(person_id));
    rows.set(key, { ...rows.get(key), [String(source)]: Number(count) });
  }
  return rows;
}
