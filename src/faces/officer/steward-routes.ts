import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { readDisputesChoice, readErasuresChoice, readReadsChoice, readReviewChoice } from './frame/index.ts';
import { root } from './root-route.tsx';

const reads = createRoute({
  getParentRoute: () => root,
  path: '/reads',
  validateSearch: readReadsChoice,
  component: lazyRouteComponent(() => import('./reads/index.ts'), 'ReadsPage'),
});

const disputes = createRoute({
  getParentRoute: () => root,
  path: '/disputes',
  validateSearch: readDisputesChoice,
  component: lazyRouteComponent(() => import('./disputes/index.ts'), 'DisputesPage'),
});

const dispute = createRoute({
  getParentRoute: () => root,
  path: '/disputes/$dispute',
  component: lazyRouteComponent(() => import('./disputes/index.ts'), 'DisputePage'),
});

const sharing = createRoute({
  getParentRoute: () => root,
  path: '/sharing',
  component: lazyRouteComponent(() => import('./sharing/index.ts'), 'SharingPage'),
});

const sharedAgreement = createRoute({
  getParentRoute: () => root,
  path: '/sharing/$agreement/$version',
  component: lazyRouteComponent(() => import('./sharing/index.ts'), 'AgreementPage'),
});

const erasures = createRoute({
  getParentRoute: () => root,
  path: '/erasures',
  validateSearch: readErasuresChoice,
  component: lazyRouteComponent(() => import('./erasures/index.ts'), 'ErasuresPage'),
});

const review = createRoute({
  getParentRoute: () => root,
  path: '/review',
  validateSearch: readReviewChoice,
  component: lazyRouteComponent(() => import('./review/index.ts'), 'ReviewPage'),
});

/** Pages of those who answer for data: stewards, protection officers and auditors. */
export const stewardRoutes = [reads, disputes, dispute, sharing, sharedAgreement, erasures, review] as const;
