import { isKeptBack, scopeOf, withinAreas } from '../../base/access/index.ts';
import { problem } from '../../base/errors/index.ts';
import { join, literal, numberIn, type Row, type Sql, sql, textIn } from '../../base/lake/index.ts';
import {
  type AreaCode,
  type FlagState,
  type IsoDate,
  type PersonId,
  personIdOf,
  personKeyOf,
  type Text,
} from '../../base/model/index.ts';
import { type FlagDesk, type FlagPlaceStep, profilesOf, stepsTo } from './flag-desk.ts';
import { type FlagStates, flagName, stateCondition, statesIn } from './flag-states.ts';
import { evidenceWords } from './flag-words.ts';

/** Which flags are wanted: of an area, and if said of a programme, a kind, a state, or of at least so much a month. */
export type FlagListRequest = Readonly<{
  area: string;
  programme?: string | undefined;
  kind?: string | undefined;
  state?: FlagState | undefined;
  atLeastSatang?: number | undefined;
  /** The last flag of the page before. */
  after?: string | undefined;
  limit: number;
}>;

/** One flag of a list, with the person it is on. */
export type FlagRow = Readonly<{
  person: PersonId;
  /** Null for whom is kept back: somebody else has to agree before this officer is told who it is. */
  name: string | null;
  keptBack: boolean;
  /** Subdistrict and village, as far as they are known. */
  place: FlagPlaceStep[];
  programme: string;
  kind: string;
  amountSatang: number | null;
  amountSatangAMonth: number | null;
  since: string | null;
  evidence: Text[];
  keep: string | null;
  confidencePercent: number;
  doubts: Text[];
  state: FlagState;
}>;

/** A page of flags, those about most money a month first, and what the whole area has of each kind and programme. */
export type FlagListAnswer = Readonly<{
  area: AreaCode;
  asOf: IsoDate;
  version: string;
  counts: Readonly<{ programme: string; kind: string; people: number; satangAMonth: number }>[];
  flags: FlagRow[];
  next: string | null;
}>;

/** Flags of an area that the officer may see. Throws AREA_UNKNOWN, REQUEST_INVALID. */
export async function listFlags(desk: FlagDesk, request: FlagListRequest): Promise<FlagListAnswer> {
  const { reading, officer } = desk;
  const area = reading.places.get(request.area).code;
  const parts = reading.places.officialParts(area);
  const where = sql`${withinAreas('village_code', parts)} and ${scopeOf(officer, 'village_code')}`;
  const states = await statesIn(desk, parts);
  const [counts, rows] = await Promise.all([
    countFlags(desk, where),
    reading.serving.rows(sql`
      select *
      from gaps.gaps
      where ${where}
        and ${conditionOf(request)}
        and ${stateCondition(request.state, states)}
        and ${afterCondition(request.after)}
      order by ${MONEY} desc, person_id, programme, kind
      limit ${literal(request.limit + 1)}`),
  ]);
  const page = rows.slice(0, request.limit);
  const names = await namesOf(desk, page);
  return {
    area,
    asOf: reading.asOf,
    version: reading.version('gaps').id,
    counts,
    flags: page.map((row) => toFlag(desk, row, { names, states })),
    next: rows.length > request.limit ? cursorOf(page.at(-1)) : null,
  };
}

const MONEY = sql`coalesce(amount_month, amount, 0)`;

async function countFlags({ reading }: FlagDesk, where: Sql): Promise<FlagListAnswer['counts']> {
  const rows = await reading.serving.rows(sql`
    select
      programme,
      kind,
      cast(count(*) as integer) as people,
      cast(coalesce(sum(amount_month), 0) as bigint) as satang_month
    from gaps.gaps
    where ${where}
    group by programme, kind
    order by programme, kind`);
  return rows.map((row) => ({
    programme: String(row['programme']),
    kind: String(row['kind']),
    people: Number(row['people']),
    satangAMonth: Number(row['satang_month']),
  }));
}

function conditionOf({ programme, kind, atLeastSatang }: FlagListRequest): Sql {
  const tests = [
    ...(programme === undefined ? [] : [sql`programme = ${programme}`]),
    ...(kind === undefined ? [] : [sql`kind = ${kind}`]),
    ...(atLeastSatang === undefined ? [] : [sql`${MONEY} >= ${BigInt(atLeastSatang)}`]),
  ];
  return tests.length > 0 ? join(tests, ' and ') : sql`true`;
}

/** The cursor is the last row's place in the order, so that pages neither repeat nor skip. */
function afterCondition(after: string | undefined): Sql {
  if (after === undefined) return sql`true`;
  const [amount = '', person = '', programme = '', kind = ''] = after.split('.');
  const key = personKeyOf(person);
  if (!/^\d{1,15}$/.test(amount) || key === undefined)
    throw problem('REQUEST_INVALID', { where: 'after', reason: 'it is not a cursor of this list' });
  const same = sql`${MONEY} = ${BigInt(amount)}`;
  return sql`(${MONEY} < ${BigInt(amount)}
    or (${same} and person_id > ${key})
    or (${same} and person_id = ${key} and (programme > ${programme} or (programme = ${programme} and kind > ${kind}))))`;
}

function cursorOf(row: Row | undefined): string | null {
  if (!row) return null;
  const money = Number(row['amount_month'] ?? row['amount'] ?? 0);
  return [money, personIdOf(keyIn(row)), row['programme'], row['kind']].join('.');
}

function keyIn(row: Row): bigint {
  return BigInt(String(row['person_id']));
}

async function namesOf({ reading }: FlagDesk, rows: readonly Row[]): Promise<ReadonlyMap<bigint, string>> {
  if (rows.length === 0) return new Map();
  const keys = [...new Set(rows.map(keyIn))];
  const named = await reading.serving.rows(sql`
    select person_id, given_name, family_name
    from ${await profilesOf(reading.serving, keys)}
    where person_id in (${join(keys.map((key) => literal(key)))})`);
  return new Map(
    named.map((row) => [keyIn(row), [row['given_name'], row['family_name']].filter(Boolean).join(' ')]),
  );
}

function toFlag(
  desk: FlagDesk,
  row: Row,
  { names, states }: Readonly<{ names: ReadonlyMap<bigint, string>; states: FlagStates }>,
): FlagRow {
  const flag = { personKey: keyIn(row), programme: String(row['programme']), kind: String(row['kind']) };
  return {
    person: personIdOf(flag.personKey),
    ...(isKeptBack(desk.officer, flag.personKey) ? nobodyIn(desk, row) : whoIn(desk, row, names)),
    programme: flag.programme,
    kind: flag.kind,
    amountSatang: numberIn(row['amount']),
    amountSatangAMonth: numberIn(row['amount_month']),
    since: textIn(row['since']),
    keep: textIn(row['keep']),
    confidencePercent: Number(row['confidence']),
    state: states.get(flagName(flag))?.state ?? 'flagged',
  };
}

type Who = Pick<FlagRow, 'name' | 'keptBack' | 'place' | 'evidence' | 'doubts'>;

function whoIn(desk: FlagDesk, row: Row, names: ReadonlyMap<bigint, string>): Who {
  return {
    name: names.get(keyIn(row)) ?? '',
    keptBack: false,
    place: stepsTo(desk, textIn(row['village_code'])),
    ...evidenceWords(desk.reading, row),
  };
}

/** The subdistrict alone, and no facts the flag stands on. */
function nobodyIn(desk: FlagDesk, row: Row): Who {
  const place = stepsTo(desk, textIn(row['village_code'])).filter(({ level }) => level !== 'village');
  return { name: null, keptBack: true, place, evidence: [], doubts: [] };
}
