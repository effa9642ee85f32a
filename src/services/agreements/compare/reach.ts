import {
  type Agreement,
  alikeSql,
  checkAgreement,
  columnsOf,
  compileGrant,
  findWidenings,
  type Grant,
  isMeantAlike,
  isMeantAsSigned,
  type PlanSetting,
  type SharePlan,
  subjectsSql,
  type Widening,
} from '../../../base/agreement/index.ts';
import { type Sql, sql } from '../../../base/lake/index.ts';
import { settingOf } from '../share/compiled-share.ts';
import type { ShareDesk } from '../share/index.ts';

/** What comparing needs: what is published, and the country's datasets. */
export type CompareDesk = Pick<ShareDesk, 'reading' | 'ledger' | 'country' | 'keys'>;

/** What a grant would give on the data of now. */
export type GrantReach = Readonly<{
  grant: string;
  /** Nothing of it is given: its words mean something else than what was signed. What is counted waits for a new signature. */
  waits: boolean;
  /** Nothing where rows are about nobody. */
  people: number | null;
  rows: number;
  columns: readonly string[];
  /** Rows that nobody else is like, and rows with fewer than the smallest cell like them, by all that leaves but tokens. */
  alone: number;
  few: number;
  /** Whether all of it can be taken at once, and in how many days the people of it. */
  fitsAtOnce: boolean;
  days: number | null;
}>;

type Reach = Readonly<{ plan: SharePlan; setting: PlanSetting }>;

/** Everybody a grant reaches, whatever may be done with them. */
async function reachOf(desk: CompareDesk, agreement: Agreement, grant: Grant): Promise<Reach> {
  const recipient = grant.to[0] ?? '';
  const open = { ...agreement, grants: [{ ...grant, act: ['table' as const] }] };
  const request = { act: 'table' as const, by: [] };
  const asking = { grant: grant.id, recipient, request, state: 'active' as const, on: agreement.valid.from };
  const plan = compileGrant(open, asking, desk.country.content.datasets);
  const setting = await settingOf(desk, { agreement, grant, recipient, asOf: desk.reading.asOf });
  return { plan: { ...plan, count: null }, setting };
}

/** What goes to payers lies sealed in the ledger, claim by claim, and is counted there. */
function leavesToPayers({ country }: CompareDesk, grant: Grant): boolean {
  return country.content.datasets.find(({ id }) => id === grant.dataset)?.through === 'payers';
}

const NOT_COUNTED = { people: null, rows: 0, alone: 0, few: 0, fitsAtOnce: true, days: null } as const;

/**
 * Counts what an agreement would give on the data of now, grant by grant. Of a grant whose words mean something else than what was signed
 * it counts what a new signature would give, and says that it waits. Nothing leaves: these are counts.
 */
export async function simulateAgreement(desk: CompareDesk, agreement: Agreement): Promise<GrantReach[]> {
  const { datasets } = desk.country.content;
  const reached: GrantReach[] = [];
  for (const grant of agreement.grants) {
    const waits = !isMeantAsSigned(grant, datasets);
    const counted = waits ? signedAnew(desk, agreement, grant) : grant;
    const counts =
      counted && !leavesToPayers(desk, grant) ? await countGrant(desk, agreement, counted) : NOT_COUNTED;
    reached.push({ grant: grant.id, waits, columns: columnsOf(grant), ...counts });
  }
  return reached;
}

/** A grant as it would be signed now; nothing when what it speaks of is not there any more. */
function signedAnew(
  { country }: CompareDesk,
  agreement: Agreement,
  { means: _means, ...grant }: Grant,
): Grant | undefined {
  return checkAgreement({ ...agreement, grants: [grant] }, country.content).agreement?.grants[0];
}

type Counts = Omit<GrantReach, 'grant' | 'waits' | 'columns'>;

async function countGrant(desk: CompareDesk, agreement: Agreement, grant: Grant): Promise<Counts> {
  const { plan, setting } = await reachOf(desk, agreement, grant);
  const people = plan.subject ? await count(desk, subjectsSql(plan, setting)) : null;
  const [alike] = await desk.reading.serving.rows(alikeSql(plan, setting, grant.output.minCell));
  const rows = Number(alike?.['rows'] ?? 0);
  const aDay = grant.output.subjectsPerDay;
  return {
    people,
    rows,
    alone: Number(alike?.['alone'] ?? 0),
    few: Number(alike?.['few'] ?? 0),
    fitsAtOnce: grant.act.every((act) => act === 'table') || rows <= grant.output.maxRows,
    days: people === null || aDay === 0 ? null : Math.ceil(people / aDay),
  };
}

/** What a version adds to and takes from the one before, in people and columns. */
export type GrantDifference = Readonly<{
  grant: string;
  columnsAdded: readonly string[];
  columnsRemoved: readonly string[];
  columnsChanged: readonly string[];
  /** Its words mean something else than in the version before. */
  meansOtherwise: boolean;
  /** Nothing where rows are about nobody. */
  peopleAdded: number | null;
  peopleRemoved: number | null;
}>;

export type AgreementDifference = Readonly<{
  grants: readonly GrantDifference[];
  widenings: readonly Widening[];
}>;

/** Compares two versions on the data of now, before anybody signs. */
export async function diffAgreements(
  desk: CompareDesk,
  before: Agreement,
  after: Agreement,
): Promise<AgreementDifference> {
  const { datasets } = desk.country.content;
  const ids = [...new Set([...before.grants, ...after.grants].map(({ id }) => id))];
  const grants: GrantDifference[] = [];
  for (const id of ids) {
    const find = (agreement: Agreement) => agreement.grants.find((grant) => grant.id === id);
    const [former, next] = [find(before), find(after)];
    const added = await onlyIn(desk, { agreement: after, grant: next }, { agreement: before, grant: former });
    const removed = await onlyIn(
      desk,
      { agreement: before, grant: former },
      { agreement: after, grant: next },
    );
    const [old, now] = [former ? columnsOf(former) : [], next ? columnsOf(next) : []];
    grants.push({
      grant: id,
      columnsAdded: now.filter((name) => !old.includes(name)),
      columnsRemoved: old.filter((name) => !now.includes(name)),
      columnsChanged: now.filter(
        (name) => old.includes(name) && former?.columns[name] !== next?.columns[name],
      ),
      meansOtherwise: former && next ? !isMeantAlike(former, next, datasets) : false,
      peopleAdded: added,
      peopleRemoved: removed,
    });
  }
  return { grants, widenings: findWidenings(before, after, datasets) };
}

type Side = Readonly<{ agreement: Agreement; grant: Grant | undefined }>;

async function onlyIn(desk: CompareDesk, one: Side, other: Side): Promise<number | null> {
  if (!one.grant) return 0;
  const inOne = await subjects(desk, one.agreement, one.grant);
  if (!inOne) return null;
  const inOther = other.grant && (await subjects(desk, other.agreement, other.grant));
  const rest = inOther
    ? sql`select subject from (${inOne}) as one except select subject from (${inOther}) as other`
    : inOne;
  return await count(desk, rest);
}

async function subjects(desk: CompareDesk, agreement: Agreement, grant: Grant): Promise<Sql | undefined> {
  if (leavesToPayers(desk, grant)) return undefined;
  const { plan, setting } = await reachOf(desk, agreement, grant);
  return plan.subject ? subjectsSql(plan, setting) : undefined;
}

async function count({ reading }: CompareDesk, statement: Sql): Promise<number> {
  const [row] = await reading.serving.rows(
    sql`select cast(count(*) as bigint) as total from (${statement}) as counted`,
  );
  return Number(row?.['total'] ?? 0);
}
