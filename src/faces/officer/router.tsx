import type { QueryClient } from '@tanstack/react-query';
import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { AreaPage, AreaSkeleton, loadArea } from './area/index.ts';
import { claimRoutes } from './claim-routes.ts';
import {
  PageProblem,
  readAreaChoice,
  readExploreChoice,
  readFlagsChoice,
  readHouseholdChoice,
  readHouseholdsChoice,
  readListChoice,
  readNewListChoice,
  readPeopleChoice,
  readPersonChoice,
  readProgrammeChoice,
} from './frame/index.ts';
import { HomeGate } from './home-gate.tsx';
import { root } from './root-route.tsx';
import { stewardRoutes } from './steward-routes.ts';

/** After this long without an answer the shape of the page is shown; sooner, it would only be drawn to be taken away at once. */
const SHAPE_AFTER_MS = 150;

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: HomeGate,
});

const area = createRoute({
  getParentRoute: () => root,
  path: '/area/$code',
  validateSearch: readAreaChoice,
  loaderDeps: ({ search }) => ({ group: search.group, by: search.by }),
  loader: ({ context, params, deps }) => loadArea(context.client, params.code, deps),
  component: AreaPage,
  pendingComponent: AreaSkeleton,
});

const people = createRoute({
  getParentRoute: () => root,
  path: '/area/$code/people',
  validateSearch: readPeopleChoice,
  component: lazyRouteComponent(() => import('./people/index.ts'), 'PeoplePage'),
});

const flags = createRoute({
  getParentRoute: () => root,
  path: '/area/$code/flags',
  validateSearch: readFlagsChoice,
  component: lazyRouteComponent(() => import('./flags/index.ts'), 'FlagsPage'),
});

const openAnswers = createRoute({
  getParentRoute: () => root,
  path: '/area/$code/open-answers',
  component: lazyRouteComponent(() => import('./flags/index.ts'), 'OpenAnswersPage'),
});

const explore = createRoute({
  getParentRoute: () => root,
  path: '/explore',
  validateSearch: readExploreChoice,
  component: lazyRouteComponent(() => import('./explorer/index.ts'), 'ExplorerPage'),
});

const person = createRoute({
  getParentRoute: () => root,
  path: '/person/$id',
  validateSearch: readPersonChoice,
  component: lazyRouteComponent(() => import('./person/index.ts'), 'PersonPage'),
});

const search = createRoute({
  getParentRoute: () => root,
  path: '/search',
  component: lazyRouteComponent(() => import('./search/index.ts'), 'SearchPage'),
});

const household = createRoute({
  getParentRoute: () => root,
  path: '/households/$id',
  validateSearch: readHouseholdChoice,
  component: lazyRouteComponent(() => import('./household/index.ts'), 'HouseholdPage'),
});

const lookUps = createRoute({
  getParentRoute: () => root,
  path: '/look-ups',
  component: lazyRouteComponent(() => import('./look-ups/index.ts'), 'LookUpsPage'),
});

const programmes = createRoute({
  getParentRoute: () => root,
  path: '/programmes',
  component: lazyRouteComponent(() => import('./programmes/index.ts'), 'ProgrammesPage'),
});

const programme = createRoute({
  getParentRoute: () => root,
  path: '/programmes/$id',
  validateSearch: readProgrammeChoice,
  component: lazyRouteComponent(() => import('./programmes/index.ts'), 'ProgrammePage'),
});

const openData = createRoute({
  getParentRoute: () => root,
  path: '/open-data',
  component: lazyRouteComponent(() => import('./open-data/index.ts'), 'OpenDataPage'),
});

const households = createRoute({
  getParentRoute: () => root,
  path: '/area/$code/households',
  validateSearch: readHouseholdsChoice,
  component: lazyRouteComponent(() => import('./cohorts/index.ts'), 'HouseholdsPage'),
});

const lists = createRoute({
  getParentRoute: () => root,
  path: '/lists',
  component: lazyRouteComponent(() => import('./cohorts/index.ts'), 'ListsPage'),
});

const newList = createRoute({
  getParentRoute: () => root,
  path: '/lists/new',
  validateSearch: readNewListChoice,
  component: lazyRouteComponent(() => import('./cohorts/index.ts'), 'NewListPage'),
});

const list = createRoute({
  getParentRoute: () => root,
  path: '/lists/$list',
  validateSearch: readListChoice,
  component: lazyRouteComponent(() => import('./cohorts/index.ts'), 'ListPage'),
});

const sheet = createRoute({
  getParentRoute: () => root,
  path: '/lists/$list/sheet',
  validateSearch: readListChoice,
  component: lazyRouteComponent(() => import('./cohorts/index.ts'), 'SheetPage'),
});

/** The pages of the officer's web and their addresses. */
export function makeRouter(client: QueryClient) {
  return createRouter({
    routeTree: root.addChildren([
      ...claimRoutes,
      ...stewardRoutes,
      home,
      area,
      explore,
      people,
      flags,
      openAnswers,
      person,
      search,
      lookUps,
      household,
      programmes,
      programme,
      openData,
      households,
      lists,
      newList,
      list,
      sheet,
    ]),
    context: { client },
    defaultPendingMs: SHAPE_AFTER_MS,
    defaultPendingMinMs: 0,
    defaultErrorComponent: PageProblem,
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
  interface HistoryState {
    /** The area one came from, by the keys on the map: that is where the keys go on. */
    fromOnMap?: string;
    /** The region a province was opened from: the way back leads there. */
    fromRegion?: string;
    /** That people are looked for by what was typed last: it stands in the tab's memory, and neither in the address nor here. */
    look?: 'latest';
  }
}
