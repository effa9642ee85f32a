import type { Day } from '../calendar.ts';
import type { SyntheticSettings } from '../settings/index.ts';
import type { Entitlement } from './entitlement.ts';

/** What the offices know and decide by. */
export type Offices = Readonly<{ settings: SyntheticSettings; asOf: Day }>;

/** A place on an allowance roll. */
export type RollPlace = Readonly<{ isPaid: boolean; amountMonth: number; since: Day }>;

/** An application for the welfare card and what came of it. */
export type CardApplication = Readonly<{
  appliedOn: Day;
  passed: boolean;
  /** A criterion, or null when refused by mistake or passed. */
  refusedFor: string | null;
  cardStatus: 'active' | 'suspended' | 'cancelled' | null;
}>;

export type DisabilityCard = Readonly<{ issued: Day; expires: Day | null; isValid: boolean }>;
export type StatePension = Readonly<{ kind: string; amountMonth: number; since: Day; isPaid: boolean }>;

/** What a person is owed and what the offices give: the two differ where a fault was planted. */
export type Welfare = Readonly<{
  owed: Entitlement;
  card: CardApplication | null;
  oldAge: RollPlace | null;
  disabilityCard: DisabilityCard | null;
  disability: RollPlace | null;
  childGrant: RollPlace | null;
  pension: StatePension | null;
  /** What the disabled are reported by besides the card: clinic, survey, school. */
  reportedBy: Readonly<{ clinic: boolean; survey: boolean; school: boolean }>;
}>;
