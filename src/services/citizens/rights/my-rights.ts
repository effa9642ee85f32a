import { sql } from '../../../base/lake/index.ts';
import type { IsoDate, Text } from '../../../base/model/index.ts';
import type { Programme } from '../../../stages/entitlements/index.ts';
import { gapsOf } from '../../../stages/gaps/index.ts';
import { type ExplainedRight, type Reading, readKnown, rightsBy } from '../../lookup/index.ts';
import { dayIn } from '../days.ts';
import type { Self } from '../self.ts';
import { isCrowdedOut } from './crowded-out.ts';
import { type Obstacle, obstaclesOf } from './deciding.ts';
import { nextPayment } from './next-payment.ts';

type Amounts = Readonly<{
  period: Programme['period'];
  /** In the programme's period; null for a service, or where it is not known. */
  satang: number | null;
  satangAMonth: number | null;
}>;
type Named = Readonly<{ programme: string; title: Text; authority: Text }> & Amounts;

/** A right that arrives, and when it does next; not known for what has no day of the month. */
export type ReceivedRight = Named & Readonly<{ nextOn: IsoDate | null; since: IsoDate | null }>;

/** A right that does not arrive though all conditions are met: since when, what to do, and where. */
export type PossibleRight = Named &
  Readonly<{
    since: IsoDate | null;
    conditions: Text[];
    missingOut: boolean;
    steps: { do: Text; where: Text; bring: Text[] };
  }>;

/** A right of which registers do not tell enough. */
export type OpenRight = Named & Readonly<{ obstacles: Obstacle[] }>;

/**
 * A right that the rules refuse: by what, and by which fact of which register; `near` when one thing alone stands in the way,
 * and no other service is received in its place.
 */
export type RefusedRight = Named & Readonly<{ obstacles: Obstacle[]; near: boolean }>;

/** How all programmes stand with one citizen. */
export type MyRights = Readonly<{
  asOf: IsoDate;
  satangAMonth: number;
  nextPayment: Readonly<{ on: IsoDate; satang: number }> | null;
  receives: ReceivedRight[];
  couldGet: PossibleRight[];
  cannotSay: OpenRight[];
  refused: RefusedRight[];
}>;

/** What a citizen receives, could receive and is refused, with why; `today` decides when money comes next. */
export async function readMyRights(reading: Reading, self: Self, today: IsoDate): Promise<MyRights> {
  const [known, missed] = await Promise.all([readKnown(reading, self), missedBy(reading, self)]);
  const all = rightsBy(reading, self.profile, known);
  const standing = (one: ExplainedRight['right']['standing']) =>
    all.filter(({ right }) => right.standing === one);
  const gets = standing('gets');
  const receives = gets.map((one) => receivedRight(reading, one, today));
  return {
    asOf: reading.asOf,
    satangAMonth: receives.reduce((sum, { satangAMonth }) => sum + (satangAMonth ?? 0), 0),
    nextPayment: firstPayment(receives),
    receives,
    couldGet: standing('could-get')
      .map((one) => possibleRight(reading, one, missed))
      .sort((one, other) => (other.satangAMonth ?? 0) - (one.satangAMonth ?? 0)),
    cannotSay: standing('cannot-say').map((one) => ({
      ...named(one),
      obstacles: obstaclesOf(reading, one.explanation, 'unknown'),
    })),
    refused: standing('not-entitled').flatMap((one) => refusedRight(reading, one, gets)),
  };
}

function named({ programme, right }: ExplainedRight): Named {
  const { id, title, authority, period } = programme;
  return {
    programme: id,
    title,
    authority,
    period,
    satang: right.amountSatang,
    satangAMonth: right.amountSatangAMonth,
  };
}

function receivedRight(reading: Reading, one: ExplainedRight, today: IsoDate): ReceivedRight {
  const { payments } = reading.country.citizens();
  const day = payments.find(({ programme }) => programme === one.programme.id)?.dayOfMonth;
  const paid = one.right.paidSatangAMonth;
  return {
    ...named(one),
    satang: one.programme.period === 'month' ? paid : one.right.amountSatang,
    satangAMonth: paid,
    nextOn: day === undefined ? null : nextPayment(day, today),
    since: dayIn(one.right.since),
  };
}

/** The first day on which money comes, and all that comes then. */
function firstPayment(receives: readonly ReceivedRight[]): MyRights['nextPayment'] {
  const paid = receives.filter(({ nextOn, satang }) => nextOn !== null && satang !== null && satang > 0);
  const on = paid.flatMap(({ nextOn }) => nextOn ?? []).sort()[0];
  if (!on) return null;
  const satang = paid.filter(({ nextOn }) => nextOn === on).reduce((sum, one) => sum + (one.satang ?? 0), 0);
  return { on, satang };
}

function possibleRight(reading: Reading, one: ExplainedRight, missed: ReadonlySet<string>): PossibleRight {
  const { steps, otherwise } = reading.country.citizens();
  const {
    do: act,
    where,
    bring,
  } = steps.find(({ programme }) => programme === one.programme.id) ?? otherwise;
  return {
    ...named(one),
    since: dayIn(one.right.since),
    conditions: one.explanation.tree.map(({ text }) => text),
    missingOut: missed.has(one.programme.id),
    steps: { do: act, where, bring: [...bring] },
  };
}

/** Programmes that are not in force refuse nobody. */
function refusedRight(
  reading: Reading,
  one: ExplainedRight,
  gets: readonly ExplainedRight[],
): RefusedRight[] {
  if (!one.explanation.version) return [];
  const obstacles = obstaclesOf(reading, one.explanation, 'failed');
  const open = one.explanation.tree.some(({ outcome }) => outcome === 'unknown');
  const near = obstacles.length === 1 && !open && !isCrowdedOut(one, gets);
  return [{ ...named(one), obstacles, near }];
}

/** Programmes that flags say do not reach the person. */
async function missedBy(reading: Reading, { key }: Self): Promise<Set<string>> {
  const rows = await reading.serving.rows(sql`
    select programme
    from ${await gapsOf(reading.serving, [key])}
    where person_id = ${key}
      and kind = 'missing-out'`);
  return new Set(rows.map((row) => String(row['programme'])));
}
