import { type Kysely, sql, type Transaction } from 'kysely';
import { CLAIM_STANDINGS, CLAIM_WAITS, type ClaimStandingGroup, type ClaimWait } from '../../model/index.ts';
import type { SchemePayer } from '../payers/payer-words.ts';
import type { Tables } from '../tables.ts';
import { stagesOf, statesOf, waitOf } from './claim-standing.ts';

/** Which claims are counted; what is not said counts all. */
export type OverviewQuestion = Readonly<{
  /** Of these hospitals alone, or of all but these. */
  hospitals?: Readonly<{ among: readonly string[] } | { except: readonly string[] }> | undefined;
  /** `none` is a claim that says no scheme. */
  scheme?: string | undefined;
  /** `YYYY-MM` of the service, or `none` where no day is known. */
  month?: string | undefined;
  /** A code that is open. */
  code?: string | undefined;
  standing?: ClaimStandingGroup | undefined;
  /** Those that wait for this. */
  wait?: ClaimWait | undefined;
  /** Whoever pays for their scheme; `none` where nobody does. */
  payer?: string | undefined;
  /** Who pays for which scheme. */
  payers: readonly SchemePayer[];
}>;

/** Claims counted and added up, with how many of them stand how. */
export type ClaimFigures = Readonly<{ claims: number; chargedSatang: number }> &
  Readonly<Record<ClaimStandingGroup, number>>;

/** Claims that wait for one thing and one payer: how many, and since when the oldest, half and nineteen of twenty wait. */
export type ClaimBacklog = Readonly<{
  wait: ClaimWait;
  payer: string | null;
  claims: number;
  oldest: Date;
  half: Date;
  nearlyAll: Date;
}>;

/** Figures of claims at one moment; they are of the same claims and fit each other. */
export type ClaimOverview = Readonly<{
  at: Date;
  /** When anything last happened to any of the claims counted. */
  changedAt: Date | null;
  total: ClaimFigures;
  hospitals: readonly (ClaimFigures & Readonly<{ hospital: string }>)[];
  schemes: readonly (ClaimFigures & Readonly<{ scheme: string | null }>)[];
  months: readonly (ClaimFigures & Readonly<{ month: string | null }>)[];
  codes: readonly Readonly<{ code: string; claims: number; hospitals: number; chargedSatang: number }>[];
  backlog: readonly ClaimBacklog[];
}>;

/** Counts claims by hospital, scheme, month of service, open code, and what they wait for; all of one moment. */
export function readClaimOverview(
  database: Kysely<Tables>,
  question: OverviewQuestion,
): Promise<ClaimOverview> {
  return database
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (turn) => {
      const parts = await readParts(turn, question);
      const whole = parts.find(({ part }) => part === WHOLE);
      const of = (part: number) => parts.filter((row) => row.part === part);
      return {
        at: whole?.at ?? new Date(),
        changedAt: whole?.changedAt ?? null,
        total: figuresOf(whole),
        hospitals: of(BY_HOSPITAL).map((row) => ({ hospital: row.hospital ?? '', ...figuresOf(row) })),
        schemes: of(BY_SCHEME).map((row) => ({ scheme: row.scheme, ...figuresOf(row) })),
        months: of(BY_MONTH).map((row) => ({ month: row.month, ...figuresOf(row) })),
        codes: await readCodes(turn, question),
        backlog: await readBacklog(turn, question),
      };
    });
}

/** What `grouping (hospital, scheme, month)` says: a bit for each column that a row is not of. */
const WHOLE = 7;
const BY_HOSPITAL = 3;
const BY_SCHEME = 5;
const BY_MONTH = 6;

type Sums = Readonly<{ claims: number; chargedSatang: bigint | null }> &
  Readonly<Record<ClaimStandingGroup, number>>;
type Part = Sums &
  Readonly<{
    part: number;
    at: Date;
    changedAt: Date | null;
    hospital: string | null;
    scheme: string | null;
    month: string | null;
  }>;

async function readParts(turn: Transaction<Tables>, question: OverviewQuestion): Promise<Part[]> {
  const { rows } = await sql<Part>`
    select grouping(hospital, scheme, month) as part, now() as at, max(changed_at) as "changedAt",
      hospital, scheme, month, count(*)::integer as claims, sum(charged_satang)::bigint as "chargedSatang",
      ${countsByStanding()}
    from (
      select hospital, scheme, to_char(service_day, 'YYYY-MM') as month, charged_satang, state, changed_at
      from claim where ${chosen(question)}
    ) as counted
    group by grouping sets ((), (hospital), (scheme), (month))
    order by part, hospital, scheme nulls last, month nulls last`.execute(turn);
  return rows;
}

function countsByStanding() {
  return sql.join(
    CLAIM_STANDINGS.map((group) => {
      const states = sql.join(statesOf(group).map((state) => sql.lit(state)));
      return sql`(count(*) filter (where state in (${states})))::integer as ${sql.ref(group)}`;
    }),
  );
}

function figuresOf(sums: Sums | undefined): ClaimFigures {
  const { claims = 0, chargedSatang = null } = sums ?? {};
  const count = (group: ClaimStandingGroup) => sums?.[group] ?? 0;
  return {
    claims,
    chargedSatang: Number(chargedSatang ?? 0n),
    'under-way': count('under-way'),
    'to-correct': count('to-correct'),
    refused: count('refused'),
    approved: count('approved'),
    paid: count('paid'),
    withdrawn: count('withdrawn'),
  };
}

async function readCodes(
  turn: Transaction<Tables>,
  question: OverviewQuestion,
): Promise<ClaimOverview['codes']> {
  const { rows } = await sql<
    Readonly<{ code: string; claims: number; hospitals: number; chargedSatang: bigint }>
  >`
    select code, count(*)::integer as claims, count(distinct hospital)::integer as hospitals,
      sum(charged_satang)::bigint as "chargedSatang"
    from claim cross join lateral unnest(codes) as code
    where ${chosen(question)}
    group by code order by claims desc, code`.execute(turn);
  return rows.map((row) => ({ ...row, chargedSatang: Number(row.chargedSatang) }));
}

async function readBacklog(turn: Transaction<Tables>, question: OverviewQuestion): Promise<ClaimBacklog[]> {
  const { payers } = question;
  // The latest moments first is the shortest waits first.
  const { rows } = await sql<ClaimBacklog>`
    select ${waitOf('claim.stage')} as wait, given.payer, count(*)::integer as claims, min(changed_at) as oldest,
      percentile_disc(0.5) within group (order by changed_at desc) as half,
      percentile_disc(0.95) within group (order by changed_at desc) as "nearlyAll"
    from claim
    left join unnest(
      ${payers.map(({ scheme }) => scheme)}::text[], ${payers.map(({ payer }) => payer)}::text[]
    ) as given (scheme, payer) on given.scheme = claim.scheme
    where ${chosen(question)} and claim.stage in (${stagesOf(CLAIM_WAITS)})
    group by 1, 2 order by 1, 2`.execute(turn);
  return rows;
}

const NONE = 'none';

/** The condition on `claim` that a question is. */
function chosen({ hospitals, scheme, month, code, standing, wait, payer, payers }: OverviewQuestion) {
  const paidFor = payers.filter((one) => one.payer === payer).map((one) => one.scheme);
  const parts = [
    hospitals && ofHospitals(hospitals),
    scheme === NONE ? sql`claim.scheme is null` : scheme && sql`claim.scheme = ${scheme}`,
    month === NONE
      ? sql`claim.service_day is null`
      : month &&
        sql`claim.service_day >= ${`${month}-01`}::date and claim.service_day < ${`${month}-01`}::date + interval '1 month'`,
    code && sql`${code} = any(claim.codes)`,
    standing && sql`claim.state = any(${statesOf(standing)}::text[])`,
    wait && sql`claim.stage in (${stagesOf([wait])})`,
    payer === NONE
      ? sql`(claim.scheme is null or claim.scheme <> all(${payers.map((one) => one.scheme)}::text[]))`
      : payer && sql`claim.scheme = any(${paidFor}::text[])`,
  ].filter((part) => typeof part === 'object');
  return parts.length === 0 ? sql`true` : sql.join(parts, sql` and `);
}

function ofHospitals(hospitals: NonNullable<OverviewQuestion['hospitals']>) {
  return 'among' in hospitals
    ? sql`claim.hospital = any(${hospitals.among}::text[])`
    : sql`claim.hospital <> all(${hospitals.except}::text[])`;
}
