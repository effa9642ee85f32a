import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { readClaimsChoice } from './claims/choice/index.ts';
import { readClaimsOverviewChoice } from './frame/index.ts';
import { root } from './root-route.tsx';

const claims = createRoute({
  getParentRoute: () => root,
  path: '/claims',
  component: lazyRouteComponent(() => import('./claims/hospital/index.ts'), 'UploadsPage'),
});

const claimReceipt = createRoute({
  getParentRoute: () => root,
  path: '/claims/receipts/$receipt',
  component: lazyRouteComponent(() => import('./claims/hospital/index.ts'), 'ReceiptPage'),
});

const claimCauses = createRoute({
  getParentRoute: () => root,
  path: '/claims/causes',
  component: lazyRouteComponent(() => import('./claims/hospital-claims/index.ts'), 'CausesPage'),
});

const claimList = createRoute({
  getParentRoute: () => root,
  path: '/claims/list',
  validateSearch: readClaimsChoice,
  component: lazyRouteComponent(() => import('./claims/hospital-claims/index.ts'), 'ClaimsPage'),
});

const claimMoney = createRoute({
  getParentRoute: () => root,
  path: '/claims/money',
  component: lazyRouteComponent(() => import('./claims/hospital-claims/index.ts'), 'MoneyPage'),
});

const claim = createRoute({
  getParentRoute: () => root,
  path: '/claims/$claim',
  component: lazyRouteComponent(() => import('./claims/hospital-claims/index.ts'), 'ClaimPage'),
});

const claimsOverview = createRoute({
  getParentRoute: () => root,
  path: '/claims/overview',
  validateSearch: readClaimsOverviewChoice,
  component: lazyRouteComponent(() => import('./claims/overview/index.ts'), 'ClaimsOverviewPage'),
});

const claimQueues = createRoute({
  getParentRoute: () => root,
  path: '/claims/queues',
  component: lazyRouteComponent(() => import('./claims/operator/index.ts'), 'ClaimQueuesPage'),
});

/** Pages about claims: of one hospital, of an area, and of the gateway. */
export const claimRoutes = [
  claims,
  claimReceipt,
  claimCauses,
  claimList,
  claimMoney,
  claim,
  claimsOverview,
  claimQueues,
] as const;
