import type { DisputeAnswer } from '../disputes/index.ts';
import type { MyFacts } from '../facts/index.ts';
import type { MyHouseholds } from '../my-household.ts';
import type { MyLook } from '../my-looks.ts';
import type { MyRights } from '../rights/index.ts';
import type { MyClaimUse, MyVisit, VisitDetails } from '../visits/index.ts';

/** Everything that is known of a citizen here, as it was on one day. */
export type MyCopy = Readonly<{
  madeOn: string;
  name: string;
  facts: MyFacts;
  rights: MyRights;
  households: MyHouseholds;
  looks: readonly MyLook[];
  /** Who sent, received or opened one's claims. */
  claims: readonly MyClaimUse[];
  visits: readonly (MyVisit & Omit<VisitDetails, 'id'>)[];
  disputes: readonly DisputeAnswer[];
}>;
