import { disputeRoutes } from './disputes.ts';
import { meRoutes } from './me.ts';
import { myDisputeRoutes } from './my-disputes.ts';
import { myLookRoutes } from './my-looks.ts';
import { myVisitRoutes } from './my-visits.ts';
import { ownDataRoutes } from './own-data.ts';

/** What is a citizen's own, and the desk where what they say is wrong is answered. */
export const citizenRoutes = [
  meRoutes,
  ownDataRoutes,
  myDisputeRoutes,
  myLookRoutes,
  myVisitRoutes,
  disputeRoutes,
] as const;
