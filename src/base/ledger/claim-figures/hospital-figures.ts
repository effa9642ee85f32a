import { type Kysely, sql } from 'kysely';
import type { ClaimState } from '../../claim/index.ts';
import type { ClaimStandingGroup } from '../../model/index.ts';
import type { Tables } from '../tables.ts';
import { groupOf } from './claim-standing.ts';

/** Which sendings of a hospital are wanted, the latest first. */
export type SendingQuestion = Readonly<{
  hospital: string;
  receipt?: string | undefined;
  /** Those before this place in the list. */
  before?: string | undefined;
  limit: number;
}>;

/** How the claims stand whose current version came in one upload. */
export type StandingCounts = Readonly<Partial<Record<ClaimStandingGroup, number>>>;

/** Something that a hospital sent: kept, or refused at the door. */
export type HospitalSending = Readonly<{
  /** Its place in the list. */
  place: string;
  at: Date;
  api: string;
  actor: string;
  sizeBytes: number;
  kept: Readonly<{
    id: bigint;
    receipt: string;
    form: string;
    period: string;
    content: Buffer;
    rows: number;
    claims: number;
    standings: StandingCounts;
    /** Of the claims, those that wait to be checked. */
    unchecked: number;
  }> | null;
  refused: Readonly<{
    message: string;
    faults: readonly Readonly<{ code: string; file: string; row: number | null; field: string | null }>[];
    faultCount: number;
  }> | null;
}>;

type SendingRow = Readonly<{
  place: string;
  at: Date;
  api: string;
  actor: string;
  size_bytes: number;
  id: bigint;
  receipt: string | null;
  form: string;
  period: string;
  content: Buffer;
  file_rows: number;
  claims: number;
  message: string | null;
  faults: NonNullable<HospitalSending['refused']>['faults'];
  fault_count: number;
  states: Readonly<Partial<Record<ClaimState, number>>>;
  unchecked: number;
}>;

const PLACE = sql.raw(`to_char(at at time zone 'UTC', 'YYYYMMDDHH24MISSUS')`);

/** Uploads of a hospital, kept and refused in one list. */
export async function listSendings(
  reader: Kysely<Tables>,
  { hospital, receipt, before, limit }: SendingQuestion,
): Promise<HospitalSending[]> {
  const earlier = before === undefined ? sql`true` : sql`place < ${before}`;
  const { rows } = await sql<SendingRow>`
    with sent as (
      select * from (
        select ${PLACE} || 'k' || lpad(id::text, 12, '0') as place, at, api, actor, size_bytes, id, receipt, form, period, content,
          file_rows, claims, null::text as message, null::jsonb as faults, 0 as fault_count
        from claim_upload
        where hospital = ${hospital} and ${receipt === undefined ? sql`true` : sql`receipt = ${receipt}`}
        union all
        select ${PLACE} || 'r' || lpad(id::text, 12, '0'), at, api, actor, size_bytes, id, null, '', '', '\\x'::bytea,
          0, 0, message, faults, fault_count
        from claim_refusal
        where hospital = ${hospital} and ${receipt === undefined}::boolean
      ) as all_sent
      where ${earlier} order by place desc limit ${limit}
    )
    select sent.*, coalesce(standing.states, '{}'::json) as states, coalesce(standing.unchecked, 0)::integer as unchecked
    from sent left join lateral (
      select json_object_agg(state, claims) as states, sum(waiting) as unchecked
      from (
        select state, count(*) as claims, count(*) filter (where stage in ('received', 'resubmitted')) as waiting
        from claim where claim.upload = sent.id and sent.receipt is not null group by state
      ) as counted
    ) as standing on true
    order by sent.place desc`.execute(reader);
  return rows.map(toSending);
}

function toSending(row: SendingRow): HospitalSending {
  const { place, at, api, actor, size_bytes: sizeBytes } = row;
  const { id, receipt, form, period, content, file_rows: fileRows, claims, unchecked } = row;
  const kept =
    receipt === null
      ? null
      : {
          id,
          receipt,
          form,
          period,
          content,
          rows: fileRows,
          claims,
          unchecked,
          standings: grouped(row.states),
        };
  const refused =
    row.message === null ? null : { message: row.message, faults: row.faults, faultCount: row.fault_count };
  return { place, at, api, actor, sizeBytes, kept, refused };
}

function grouped(states: SendingRow['states']): StandingCounts {
  const counts: Partial<Record<ClaimStandingGroup, number>> = {};
  for (const [state, claims] of Object.entries(states)) {
    const group = groupOf(state);
    if (group) counts[group] = (counts[group] ?? 0) + Number(claims);
  }
  return counts;
}

/** Money of a hospital's claims of one month of service that stand alike. */
export type MonthMoney = Readonly<{
  /** `YYYY-MM`; nothing where no day of service can be told. */
  month: string | null;
  group: ClaimStandingGroup;
  claims: number;
  /** What was asked for: charged without what patients paid. */
  claimedSatang: number;
  /** What payers approved, of those that are approved or paid. */
  approvedSatang: number;
  paidSatang: number;
}>;

/** What a hospital claimed, by month of service and how it stands. */
export async function readMoney(reader: Kysely<Tables>, hospital: string): Promise<MonthMoney[]> {
  const { rows } = await sql<
    Readonly<{
      month: string | null;
      state: string;
      claims: number;
      claimed: bigint;
      approved: bigint;
      paid: bigint;
    }>
  >`
    select to_char(claim.service_day, 'YYYY-MM') as month, claim.state, count(*)::integer as claims,
      sum(claim.charged_satang - claim.paid_satang)::bigint as claimed,
      sum(case when claim.state in ('approved', 'cut_off_batch', 'settled')
        then coalesce(decided.approved, claim.charged_satang - claim.paid_satang) else 0 end)::bigint as approved,
      sum(coalesce(decided.paid, 0))::bigint as paid
    from claim left join lateral (
      select
        (array_agg((event.detail ->> 'satang')::bigint order by event.step desc)
          filter (where event.kind in ('approved', 'appeal-answered') and event.detail ->> 'satang' is not null))[1] as approved,
        sum((event.detail ->> 'satang')::bigint) filter (where event.kind = 'settled') as paid
      from claim_event as event
      where event.claim = claim.id and event.version = claim.version
    ) as decided on claim.state in ('approved', 'cut_off_batch', 'settled')
    where claim.hospital = ${hospital}
    group by 1, 2 order by 1 desc nulls last, 2`.execute(reader);
  return [
    ...Map.groupBy(rows, ({ month, state }) => `${month ?? ''} ${groupOf(state) ?? ''}`).values(),
  ].flatMap((alike) => {
    const [first] = alike;
    const group = first && groupOf(first.state);
    if (!first || !group) return [];
    const sum = (of: (row: (typeof alike)[number]) => bigint | number) =>
      alike.reduce((total, row) => total + Number(of(row)), 0);
    return {
      month: first.month,
      group,
      claims: sum(({ claims }) => claims),
      claimedSatang: sum(({ claimed }) => claimed),
      approvedSatang: sum(({ approved }) => approved),
      paidSatang: sum(({ paid }) => paid),
    };
  });
}

/** Claims that are paid together, as a hospital asks for their statement. */
export type HospitalBatch = Readonly<{
  number: string;
  at: Date;
  payer: string;
  scheme: string;
  kind: string;
  period: string;
  claims: number;
  satang: number;
}>;

/** What a payer decided about claims of a hospital in a month, as it is asked for in one statement. */
export type DecidedMonth = Readonly<{ payer: string; month: string; claims: number; latestAt: Date }>;

const MOST_BATCHES = 200;

export async function listBatches(reader: Kysely<Tables>, hospital: string): Promise<HospitalBatch[]> {
  const { rows } = await sql<Omit<HospitalBatch, 'satang'> & Readonly<{ satang: bigint }>>`
    select number, at, payer, scheme, kind, period, claims, satang from cut_off_batch
    where hospital = ${hospital} order by id desc limit ${MOST_BATCHES}`.execute(reader);
  return rows.map((row) => ({ ...row, satang: Number(row.satang) }));
}

/** Months as the country's clocks count them. */
export async function listDecidedMonths(
  reader: Kysely<Tables>,
  { hospital, timeZone }: Readonly<{ hospital: string; timeZone: string }>,
): Promise<DecidedMonth[]> {
  const { rows } = await sql<DecidedMonth>`
    select answer.payer, to_char(answer.answered_at at time zone ${timeZone}, 'YYYY-MM') as month,
      count(*)::integer as claims, max(answer.answered_at) as "latestAt"
    from payer_answer as answer join payer_parcel as parcel on parcel.id = answer.parcel_id
    where parcel.hospital = ${hospital} and answer.told
      and answer.kind in ('incomplete', 'approved', 'rejected', 'duplicated')
    group by 1, 2 order by 2 desc, 1`.execute(reader);
  return rows;
}
