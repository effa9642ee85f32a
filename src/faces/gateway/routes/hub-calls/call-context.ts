import type { BookingPort } from '../../../../services/claims/index.ts';
import type { RouteContext } from '../../gateway.ts';

/** What the hub's calls besides uploads are given: the house, and the payers' side of booking. */
export type HubCallContext = RouteContext & Readonly<{ payer: BookingPort }>;
