import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
  retainSearchParams,
} from '@tanstack/react-router';
import { COUNTRY_CODE } from '../../base/model/index.ts';
import { AreaPage, AreaSkeleton, loadArea } from './area/index.ts';
import {
  Frame,
  MissingPage,
  PageProblem,
  readAreaChoice,
  readFlagsChoice,
  readHouseholdChoice,
  readLanguage,
  readPeopleChoice,
  readProgrammeChoice,
  readReviewChoice,
} from './frame/index.ts';

/** After this long without an answer the shape of the page is shown. */
const SHAPE_AFTER_MS = 80;

const root = createRootRouteWithContext<{ client: QueryClient }>()({
  validateSearch: readLanguage,
  search: { middlewares: [retainSearchParams(['lang'])] },
  component: Frame,
  notFoundComponent: MissingPage,
});

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/area/$code', params: { code: COUNTRY_CODE } });
  },
});

const area = createRoute({
  getParentRoute: () => root,
  path: '/area/$code',
  validateSearch: readAreaChoice,
  loaderDeps: ({ search }) => ({ group: search.group }),
  loader: ({ context, params, deps }) => loadArea(context.client, params.code, deps.group),
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

const person = createRoute({
  getParentRoute: () => root,
  path: '/person/$id',
  component: lazyRouteComponent(() => import('./person/index.ts'), 'PersonPage'),
});

const household = createRoute({
  getParentRoute: () => root,
  path: '/households/$id',
  validateSearch: readHouseholdChoice,
  component: lazyRouteComponent(() => import('./household/index.ts'), 'HouseholdPage'),
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

const review = createRoute({
  getParentRoute: () => root,
  path: '/review',
  validateSearch: readReviewChoice,
  component: lazyRouteComponent(() => import('./review/index.ts'), 'ReviewPage'),
});

/** The pages of the officer's web and their addresses. */
export function makeRouter(client: QueryClient) {
  return createRouter({
    routeTree: root.addChildren([
      home,
      area,
      people,
      flags,
      openAnswers,
      person,
      household,
      programmes,
      programme,
      review,
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
  }
}
