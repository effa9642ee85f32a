import { type Kysely, sql } from 'kysely';
import type { ClaimStanding } from '../../claim/index.ts';
import type { Tables } from '../tables.ts';
import type { ClaimCount, ClaimEvent, ClaimQuestion, CodeCount, KeptClaim } from './claim-words.ts';

type Row = Omit<KeptClaim, 'chargedSatang' | 'paidSatang'> &
  ClaimStanding &
  Readonly<{ chargedSatang: bigint; paidSatang: bigint }>;

const COLUMNS = sql.raw(`
  claim.id, claim.key, claim.hospital, claim.kind, claim.person, claim.scheme,
  to_char(claim.from_at, 'YYYY-MM-DD"T"HH24:MI') as "from", to_char(claim.to_at, 'YYYY-MM-DD"T"HH24:MI') as "to",
  claim.service_day as "serviceDay", claim.charged_satang as "chargedSatang", claim.paid_satang as "paidSatang", claim.content,
  claim.upload, claim.place, claim.version, claim.step, claim.state, claim.stage, claim.appealed_from as "appealedFrom", claim.codes,
  claim.received_at as "receivedAt", claim.changed_at as "changedAt"`);

/** Claims that meet a condition written in SQL over `claim`. */
async function select(
  reader: Kysely<Tables>,
  where: ReturnType<typeof sql>,
  tail = sql`order by claim.id`,
): Promise<KeptClaim[]> {
  const { rows } = await sql<Row>`select ${COLUMNS} from claim where ${where} ${tail}`.execute(reader);
  return rows.map((row) => ({
    ...row,
    chargedSatang: Number(row.chargedSatang),
    paidSatang: Number(row.paidSatang),
  }));
}

/** Claims by their ids, in the order of ids. */
export function findClaims(reader: Kysely<Tables>, ids: readonly bigint[]): Promise<KeptClaim[]> {
  return select(reader, sql`claim.id = any(${ids}::bigint[])`);
}

/** Claims by their keyed tokens. */
export function findByKeys(reader: Kysely<Tables>, keys: readonly Buffer[]): Promise<KeptClaim[]> {
  return select(reader, sql`claim.key = any(${keys}::bytea[])`);
}

/** Everything of one person, the latest service first. */
export function findOfPerson(reader: Kysely<Tables>, person: Buffer): Promise<KeptClaim[]> {
  return select(
    reader,
    sql`claim.person = ${person}`,
    sql`order by claim.from_at desc nulls last, claim.id desc`,
  );
}

/** Claims of people, as far as they matter to whether stays overlap or a visit was sent twice. */
export function findOfPeople(reader: Kysely<Tables>, people: readonly Buffer[]): Promise<KeptClaim[]> {
  if (people.length === 0) return Promise.resolve([]);
  return select(
    reader,
    sql`claim.person = any(${people}::bytea[]) and claim.stage not in ('cancelled', 'unclaimed', 'duplicated')`,
  );
}

/** Those that wait to be checked, the oldest first. */
export function findToCheck(reader: Kysely<Tables>, limit: number): Promise<KeptClaim[]> {
  return select(
    reader,
    sql`claim.stage in ('received', 'resubmitted')`,
    sql`order by claim.id limit ${limit} for update skip locked`,
  );
}

/** Those that passed the checks and were not sent, the oldest first. */
export function findForPayer(
  reader: Kysely<Tables>,
  { schemes, limit }: Readonly<{ schemes: readonly string[]; limit: number }>,
): Promise<KeptClaim[]> {
  return select(
    reader,
    sql`claim.stage = 'checked' and claim.scheme = any(${schemes}::text[])`,
    sql`order by claim.id limit ${limit}`,
  );
}

/** Approved ones that wait for a cut-off, the oldest first. */
export function findApproved(reader: Kysely<Tables>, schemes: readonly string[]): Promise<KeptClaim[]> {
  return select(reader, sql`claim.stage = 'approved' and claim.scheme = any(${schemes}::text[])`);
}

/** Claims for a list, the newest first. */
export function listClaims(reader: Kysely<Tables>, question: ClaimQuestion): Promise<KeptClaim[]> {
  const { hospital, hospitals, states, stages, scheme, code, upload, undated } = question;
  const { from, to, before, limit } = question;
  const wanted = [
    hospital === undefined ? undefined : sql`claim.hospital = ${hospital}`,
    hospitals === undefined ? undefined : sql`claim.hospital = any(${hospitals}::text[])`,
    states === undefined ? undefined : sql`claim.state = any(${states}::text[])`,
    stages === undefined ? undefined : sql`claim.stage = any(${stages}::text[])`,
    scheme === undefined ? undefined : sql`claim.scheme = ${scheme}`,
    code === undefined ? undefined : sql`${code} = any(claim.codes)`,
    upload === undefined ? undefined : sql`claim.upload = ${upload}`,
    undated === undefined ? undefined : sql`claim.service_day is null`,
    from === undefined ? undefined : sql`claim.service_day >= ${from}`,
    to === undefined ? undefined : sql`claim.service_day <= ${to}`,
    before === undefined ? undefined : sql`claim.id < ${before}`,
  ].filter((part) => part !== undefined);
  const where = wanted.length === 0 ? sql`true` : sql.join(wanted, sql` and `);
  return select(reader, where, sql`order by claim.id desc limit ${limit}`);
}

/** Everything that happened to a claim, or to all after a place in the order of happening. */
export async function readEvents(
  reader: Kysely<Tables>,
  wanted: Readonly<{ claims: readonly bigint[] } | { after: bigint; limit: number }>,
): Promise<ClaimEvent[]> {
  const columns = sql.raw(`id, claim, step, version, at, kind, outcome,
    json_build_object('actor', actor, 'controller', controller, 'processor', processor) as hand, upload, place, codes, detail`);
  const { rows } =
    'claims' in wanted
      ? await sql<ClaimEvent>`
          select ${columns} from claim_event where claim = any(${wanted.claims}::bigint[]) order by claim, step`.execute(
          reader,
        )
      : await sql<ClaimEvent>`
          select ${columns} from claim_event where id > ${wanted.after} order by id limit ${wanted.limit}`.execute(
          reader,
        );
  return rows;
}

/** Claims by hospital, scheme, month of service and state, counted and added up. */
export async function countClaims(
  reader: Kysely<Tables>,
  hospitals: readonly string[] | undefined,
): Promise<ClaimCount[]> {
  const { rows } = await sql<Omit<ClaimCount, 'chargedSatang'> & Readonly<{ chargedSatang: bigint }>>`
    select hospital, scheme, to_char(service_day, 'YYYY-MM') as month, state,
      count(*)::integer as claims, sum(charged_satang)::bigint as "chargedSatang"
    from claim where ${ofHospitals(hospitals)}
    group by 1, 2, 3, 4 order by 1, 2, 3, 4`.execute(reader);
  return rows.map((row) => ({ ...row, chargedSatang: Number(row.chargedSatang) }));
}

/** Claims by hospital and open code. */
export async function countCodes(
  reader: Kysely<Tables>,
  hospitals: readonly string[] | undefined,
): Promise<CodeCount[]> {
  const { rows } = await sql<Omit<CodeCount, 'chargedSatang'> & Readonly<{ chargedSatang: bigint }>>`
    select hospital, code, count(*)::integer as claims, sum(charged_satang)::bigint as "chargedSatang"
    from claim cross join lateral unnest(codes) as code
    where ${ofHospitals(hospitals)}
    group by 1, 2 order by 1, 3 desc, 2`.execute(reader);
  return rows.map((row) => ({ ...row, chargedSatang: Number(row.chargedSatang) }));
}

function ofHospitals(hospitals: readonly string[] | undefined) {
  return hospitals === undefined ? sql`true` : sql`hospital = any(${hospitals}::text[])`;
}
