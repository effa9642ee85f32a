export { disputeRoutes } from './disputes.ts';
export { meRoutes } from './me.ts';
export { myDisputeRoutes } from './my-disputes.ts';
export { myLookRoutes } from './my-looks.ts';
export { myVisitRoutes } from './my-visits.ts';
export { ownDataRoutes } from './own-data.ts';
