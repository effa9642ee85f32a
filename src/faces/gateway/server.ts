import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import swagger from '@fastify/swagger';
import fastify from 'fastify';
import {
  jsonSchemaTransform,
  jsonSchemaTransformObject,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod';
import { openClaimTokens, openTokenOffice } from '../../services/claims/index.ts';
import { guardRoutes, OPEN } from './access-gate.ts';
import { guardAsking, stopForWhoHangsUp } from './asking/index.ts';
import { followPublished } from './current-reading.ts';
import type { Gateway, GatewayHouse, RouteContext } from './gateway.ts';
import { limitQuestions } from './overload.ts';
import { paceUploads } from './pace.ts';
import { answerProblems, refuseAddress } from './problems.ts';
import { agreementRoutes, shareRoutes, sharingRoutes } from './routes/agreements/index.ts';
import { areaRoutes } from './routes/areas.ts';
import { keepAudit, logFilesRoutes, readsRoutes } from './routes/audit/index.ts';
import { citizenRoutes } from './routes/citizen/index.ts';
import { claimRoutes } from './routes/claims/index.ts';
import { cohortRoutes } from './routes/cohorts.ts';
import { todayRoutes, viewRoutes } from './routes/desk/index.ts';
import { erasureRoutes } from './routes/erasures/index.ts';
import { eventRoutes } from './routes/events/index.ts';
import { fdhRoutes } from './routes/fdh/index.ts';
import { fhirRoutes } from './routes/fhir/index.ts';
import { flagRoutes } from './routes/flags.ts';
import { healthRoutes } from './routes/health.ts';
import { homeVisitRoutes } from './routes/home-visits.ts';
import { householdRoutes } from './routes/households.ts';
import { hubBillRoutes } from './routes/hub-bills/index.ts';
import { hubCallRoutes } from './routes/hub-calls/index.ts';
import { findSender, hubNeighbourRoutes } from './routes/hub-neighbours/index.ts';
import { measureRoutes } from './routes/measures.ts';
import { openDataRoutes } from './routes/open-data.ts';
import { explainRoutes, peopleRoutes, searchRoutes } from './routes/people/index.ts';
import { programmeRoutes } from './routes/programmes.ts';
import { reviewRoutes } from './routes/review.ts';
import { lookUpRoutes, sessionRoutes } from './routes/session/index.ts';
import { visitRoutes } from './routes/visits.ts';
import { seePeople, signInRoutes, viewerOf } from './sign-in/index.ts';
import { keepUsedSchemas } from './used-schemas.ts';
import { servePages } from './web.ts';

const BODY_LIMIT_BYTES = 100_000;
/** Whoever sends a body more slowly holds a place for nothing. */
const REQUEST_WITHIN_MS = 30_000;

const ROUTES = [
  healthRoutes,
  sessionRoutes,
  signInRoutes,
  lookUpRoutes,
  erasureRoutes,
  measureRoutes,
  areaRoutes,
  openDataRoutes,
  programmeRoutes,
  peopleRoutes,
  searchRoutes,
  householdRoutes,
  homeVisitRoutes,
  explainRoutes,
  flagRoutes,
  cohortRoutes,
  visitRoutes,
  todayRoutes,
  viewRoutes,
  reviewRoutes,
  readsRoutes,
  logFilesRoutes,
  ...citizenRoutes,
  claimRoutes,
  agreementRoutes,
  shareRoutes,
  sharingRoutes,
  eventRoutes,
  fdhRoutes,
  fhirRoutes,
  hubCallRoutes,
  hubBillRoutes,
  hubNeighbourRoutes,
];

/** Builds the whole gateway: protection, the contract, its routes and the pages. */
export async function buildGateway(house: GatewayHouse): Promise<Gateway> {
  const server: Gateway = fastify({
    logger: { level: 'error', stream: process.stderr },
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: REQUEST_WITHIN_MS,
    frameworkErrors: refuseAddress,
    trustProxy: house.settings.trustedProxies.length > 0 && [...house.settings.trustedProxies],
  }).withTypeProvider<ZodTypeProvider>();
  const context = openContext(server, house);
  server.setValidatorCompiler(validatorCompiler);
  server.setSerializerCompiler(serializerCompiler);
  answerProblems(server);
  await protect(server, context);
  for (const routes of ROUTES) {
    await server.register(async (scope) => routes(scope.withTypeProvider<ZodTypeProvider>(), context));
  }
  server.get('/openapi.json', { schema: { hide: true }, config: OPEN }, (_request, reply) =>
    reply.send(server.swagger()),
  );
  await servePages(server, house.webFolder);
  server.addHook('onClose', () => context.reading.close());
  return server;
}

/** What every route works with, opened once. */
function openContext(server: Gateway, house: GatewayHouse): RouteContext {
  const reading = followPublished(house, (cause) =>
    server.log.error({ err: cause }, 'the newer set cannot be opened'),
  );
  const tokens = openTokenOffice({
    accounts: house.ledger.claims.accounts,
    keys: house.keys,
    content: house.country.claims().accounts,
    now: () => new Date(),
  });
  return {
    ...house,
    reading,
    audit: keepAudit(server, house),
    tokens,
    claimTokens: openClaimTokens(house.keys),
  };
}

/** What goes before every route, in its order. */
async function protect(server: Gateway, context: RouteContext): Promise<void> {
  const { settings } = context;
  await server.register(compress, { encodings: ['gzip'] });
  await server.register(cookie);
  await server.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: CONTENT_POLICY },
    // Browsers heed it over HTTPS only; in development the service is asked over HTTP, and other services may share its name.
    strictTransportSecurity: settings.environment === 'production' && HTTPS_FOR_A_YEAR,
  });
  await server.register(swagger, {
    openapi: OPENAPI,
    transform: jsonSchemaTransform,
    transformObject: (input) => keepUsedSchemas(jsonSchemaTransformObject(input)),
  });
  // After the reading of cookies and the protecting headers, which must be on refusals too.
  guardRoutes(
    server,
    (request) => viewerOf(request, context),
    (request) => findSender(request, context),
  );
  paceUploads(server, settings);
  guardAsking(server, context);
  limitQuestions(server);
  stopForWhoHangsUp(server);
  seePeople(server, context);
}

const OPENAPI = {
  openapi: '3.1.0' as const,
  info: {
    title: 'Chipao',
    version: '1',
    description:
      'Figures by area, the people behind them, and why a programme answers as it does. Money is satang a month; dates are Gregorian.',
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
  },
  tags: [
    { name: 'areas', description: 'Counts by area, from the country down to the village' },
    { name: 'open data', description: 'Tables of figures for anybody, down to provinces' },
    {
      name: 'programmes',
      description: 'Programmes of help as rules and as text, with their versions and cases',
    },
    { name: 'people', description: 'People behind a count, for officers of the area' },
    {
      name: 'households',
      description:
        'Households of the area: what they receive, could receive, and what a change would make of it',
    },
    {
      name: 'flags',
      description:
        'Who misses out or is paid wrongly, what officers decided about it, and what cannot be told',
    },
    {
      name: 'lists',
      description: 'Target lists: whom a condition meets, version by version, and the households to visit',
    },
    { name: 'review', description: 'Pairs of records that may be one person, for data stewards of the area' },
    { name: 'desk', description: 'A desk of one’s own: what awaits one today, and pages kept under a name' },
    {
      name: 'me',
      description: 'What is known of oneself, for citizens who signed in, and saying that it is wrong',
    },
    { name: 'disputes', description: 'Facts that citizens say are wrong, for the stewards of the area' },
    {
      name: 'audit',
      description: 'Who read personal data, and the log of it that everybody may check',
    },
    {
      name: 'agreements',
      description: 'Agreements of agencies as a public register, and what systems of their parties may ask',
    },
    {
      name: 'fhir',
      description: 'FHIR R4 for hospitals’ programs: claims sent as bundles, and what became of them',
    },
    {
      name: 'claims',
      description:
        'Claims of a hospital for its own people, figures of them for officers, queues for the operator',
    },
    {
      name: 'fdh',
      description:
        'The Financial Data Hub as hospitals’ programs know it: tokens, uploads and what became of claims',
    },
    { name: 'session', description: 'Who is signed in' },
    {
      name: 'look-ups',
      description: 'Asking to see one person outside the own area because of a case, and agreeing to it',
    },
    {
      name: 'erasures',
      description: 'Erasing one person’s data: asked for by one protection officer, confirmed by another',
    },
    { name: 'health', description: 'Whether the service is up' },
  ],
};

const HTTPS_FOR_A_YEAR = { maxAge: 31_536_000, includeSubDomains: true };

/** Styles are written by the components themselves; everything else comes from here alone. */
const CONTENT_POLICY = {
  'default-src': ["'self'"],
  'script-src': ["'self'"],
  'style-src': ["'self'", "'unsafe-inline'"],
  'img-src': ["'self'", 'data:'],
  'font-src': ["'self'"],
  'connect-src': ["'self'"],
  'frame-ancestors': ["'none'"],
  'object-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
};
