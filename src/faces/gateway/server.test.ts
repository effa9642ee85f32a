import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemSchema } from '../../contract/index.ts';
import { buildGateway, type Gateway } from './index.ts';
import { openEmptyHouse } from './testing/empty-house.ts';
import { type Cookies, signInAs } from './testing/sign-in.ts';

const SECRET = 'the table "person_names" at row 9101234567891';

let house: Awaited<ReturnType<typeof openEmptyHouse>>;
let gateway: Gateway;
let production: Gateway;

beforeAll(async () => {
  house = await openEmptyHouse();
  gateway = await buildGateway(house);
  gateway.get('/planted', { schema: { hide: true } }, () => {
    throw new Error(SECRET);
  });
  gateway.log.level = 'silent';
  production = await buildGateway({ ...house, settings: { ...house.settings, environment: 'production' } });
});

afterAll(async () => {
  await gateway.close();
  await production.close();
  await house[Symbol.asyncDispose]();
});

const PEOPLE_ROUTES = [
  '/api/v1/areas/TH/people',
  '/api/v1/people/p0123456789ab',
  '/api/v1/people/p0123456789ab/explain/old-age-allowance',
  '/api/v1/people/p0123456789ab/explain/old-age-allowance?on=2026-01-01&asKnownOn=2026-02-01',
  '/api/v1/people/p0123456789ab/payments/old-age-allowance?months=3',
  '/api/v1/people/p0123456789ab/looks',
  '/api/v1/areas/TH/flags',
  '/api/v1/areas/TH/open-answers',
  '/api/v1/areas/TH/households?limit=10',
  '/api/v1/today',
  '/api/v1/lists',
  '/api/v1/lists/77',
  '/api/v1/lists/77/people?area=17',
  '/api/v1/lists/77/changes',
  '/api/v1/lists/77/sheet',
  '/api/v1/people/p0123456789ab/flags',
  '/api/v1/households/h0123456789ab',
  '/api/v1/households/h0123456789ab/package?change=born:2026-10-01',
  '/api/v1/households/h0123456789ab/visits',
  '/api/v1/people/p0123456789ab/visits',
];
const COUNT_ROUTES = [
  '/readyz',
  '/api/v1/facts',
  '/api/v1/areas?search=a',
  '/api/v1/areas/TH',
  '/api/v1/areas/TH/children',
  '/api/v1/areas/TH/children?by=R4',
  '/api/v1/areas/TH/history?measure=people',
  '/api/v1/areas/TH/masks',
  '/api/v1/compare?areas=17,18',
  '/api/v1/areas/TH/boundaries',
  '/api/v1/open-data',
  '/api/v1/open-data/provinces.csv',
  '/api/v1/open-data/provinces/dictionary',
];
const EVENT_ROUTES = [
  '/api/v1/areas/{code}/events',
  '/api/v1/events',
  '/api/v1/events/keys',
  '/api/v1/people/{id}/events',
];
const AGREEMENT_ROUTES = [
  '/api/v1/agreements',
  '/api/v1/agreements/{agreement}',
  '/api/v1/agreements/{agreement}/receipts',
  '/api/v1/agreements/{agreement}/state',
  '/api/v1/sharing',
  '/api/v1/sharing/{agreement}/{version}',
  '/api/v1/sharing/{agreement}/{version}/effect',
  '/api/v1/shares',
  '/api/v1/shares/openapi.json',
  '/api/v1/shares/receipts',
  '/api/v1/shares/receipts/{receipt}/replay',
  '/api/v1/shares/{agreement}/{grant}/{act}',
];
const SESSION_ROUTES = [
  '/api/v1/session',
  '/api/v1/sessions',
  '/api/v1/sessions/{session}',
  '/api/v1/sessions/end',
  '/api/v1/sign-in',
  '/api/v1/sign-in/callback',
  '/api/v1/sign-in/token',
  '/api/v1/look-ups',
  '/api/v1/look-ups/{request}/answer',
  '/api/v1/look-ups/watched',
];
/** Of citizens, of their disputes, of the log of reads and of hospitals’ pages: each for roles of its own, and tried further beside its routes. */
const OWN_ROLE_ROUTES = [
  ['POST', '/api/v1/households/{id}/visits'],
  ['POST', '/api/v1/home-visits/{visit}/withdraw'],
  ['GET', '/api/v1/me'],
  ['POST', '/api/v1/me/acting'],
  ['GET', '/api/v1/me/copy'],
  ['GET', '/api/v1/me/disputes'],
  ['POST', '/api/v1/me/disputes/step'],
  ['GET', '/api/v1/me/facts'],
  ['GET', '/api/v1/me/household'],
  ['GET', '/api/v1/me/looks'],
  ['GET', '/api/v1/me/looks/{look}/proof'],
  ['GET', '/api/v1/me/rights'],
  ['GET', '/api/v1/me/visits'],
  ['GET', '/api/v1/me/visits/{visit}'],
  ['GET', '/api/v1/claims/overview'],
  ['GET', '/api/v1/claims/queues'],
  ['POST', '/api/v1/claims/queues/replay'],
  ['GET', '/api/v1/erasures'],
  ['POST', '/api/v1/erasures'],
  ['POST', '/api/v1/erasures/{erasure}/confirm'],
  ['POST', '/api/v1/erasures/{erasure}/withdraw'],
  ['GET', '/api/v1/disputes'],
  ['GET', '/api/v1/disputes/{dispute}'],
  ['POST', '/api/v1/disputes/{dispute}/answer'],
  ['GET', '/api/v1/audit/reads'],
  ['GET', '/api/v1/audit/reads/{read}/proof'],
  ['GET', '/api/v1/claims/sendings'],
  ['POST', '/api/v1/claims/sendings'],
  ['GET', '/api/v1/claims/sendings/{receipt}'],
  ['POST', '/api/v1/claims/check'],
  ['POST', '/api/v1/claims/mended'],
  ['GET', '/api/v1/claims/list'],
  ['GET', '/api/v1/claims/list/{claim}'],
  ['POST', '/api/v1/claims/list/{claim}/steps'],
  ['GET', '/api/v1/claims/causes'],
  ['GET', '/api/v1/claims/causes/files'],
  ['GET', '/api/v1/claims/money'],
  ['GET', '/api/v1/claims/statements'],
  ['GET', '/api/v1/claims/statements/{kind}/{payer}'],
] as const;
/** Calls of hospitals' programs, each by a token of the hospital's; tried further beside their routes. */
const HUB_CALL_ROUTES = [
  ['POST', '/api/v1/data_hub/16_files'],
  ['POST', '/api/v2/data_hub/16_files'],
  ['GET', '/api/v1/reservation'],
  ['POST', '/api/v1/reservation'],
  ['PUT', '/api/v1/reservation'],
  ['POST', '/api/v2/reservation/get'],
  ['POST', '/api/v2/reservation/cancel'],
  ['POST', '/api/v1/ucs/track_trans'],
  ['POST', '/api/v1/authen_code'],
  ['POST', '/api/v1/data_hub/total_visit'],
  ['POST', '/api/v1/data_hub/total_visit/daily'],
  ['GET', '/api/v1/data_hub/total_visit/chk/count'],
  ['GET', '/api/v1/data_hub/total_visit/chk/detail'],
  ['POST', '/api/v1/data_hub/dataset/import'],
  ['POST', '/api/v1/opd/service-admissions/dmht'],
  ['POST', '/api/v1/opd/service-admissions/epi'],
  ['POST', '/api/v1/opd/service-admissions/dt'],
  ['POST', '/api/UpdatePHRv1'],
  ['POST', '/ofc_api/v1/opd'],
  ['POST', '/ofc_api/v1/ipd'],
  ['POST', '/sss_api/v1/opd'],
  ['POST', '/sss_api/v1/ipd'],
] as const;
/** The same claims for programs that speak FHIR. */
const FHIR_ROUTES = [
  ['POST', '/api/fhir/r4'],
  ['POST', '/api/fhir/r4/Claim/$submit'],
  ['GET', '/api/fhir/r4/Patient/{id}'],
  ['GET', '/api/fhir/r4/Coverage/{id}'],
  ['GET', '/api/fhir/r4/Encounter/{id}'],
  ['GET', '/api/fhir/r4/Observation/{id}'],
  ['GET', '/api/fhir/r4/Condition/{id}'],
  ['GET', '/api/fhir/r4/Procedure/{id}'],
  ['GET', '/api/fhir/r4/MedicationDispense/{id}'],
  ['GET', '/api/fhir/r4/Claim/{id}'],
  ['GET', '/api/fhir/r4/ClaimResponse/{id}'],
  ['GET', '/api/fhir/r4/ExplanationOfBenefit/{id}'],
  ['GET', '/api/fhir/r4/Patient'],
  ['GET', '/api/fhir/r4/ClaimResponse'],
  ['GET', '/api/fhir/r4/ExplanationOfBenefit'],
] as const;
/** The log itself, which holds nobody in clear. */
const LOG_ROUTES = [
  '/api/v1/audit/checkpoint',
  '/api/v1/audit/cosignature',
  '/api/v1/audit/status',
  '/api/v1/audit/tile/{level}/{*}',
];
const SEARCH = '/api/v1/search';
const FLAG_STEP = '/api/v1/people/p0123456789ab/flags/old-age-allowance/overlap';

const REVIEW_ROUTES = [
  ['GET', '/api/v1/review/next'],
  ['GET', '/api/v1/review/progress'],
  ['GET', '/api/v1/review/12'],
  ['POST', '/api/v1/review/12/answer'],
  ['POST', '/api/v1/review/12/undo'],
] as const;

const CONDITION = { any: [{ not: { sex: 'f' } }, { all: [{ age: { from: 60 } }] }] };
const REASON = 'for the visits of October';
/** What changes or asks more than an address can hold of target lists. */
const LIST_POSTS: readonly (readonly [url: string, payload: object | undefined])[] = [
  ['/api/v1/lists', { name: 'a list', area: '17', condition: CONDITION }],
  ['/api/v1/lists/preview', { area: '17', condition: CONDITION }],
  ['/api/v1/lists/overlap', { area: '17', condition: CONDITION }],
  ['/api/v1/lists/77', { archived: true, reason: REASON }],
  ['/api/v1/lists/77/refresh', undefined],
  ['/api/v1/lists/77/people', { person: 'p0123456789ab', act: 'added', reason: REASON }],
  ['/api/v1/lists/77/export', { format: 'csv', reason: REASON }],
];

const signedIn = new Map<string, Promise<Cookies>>();

/** One session a role and area is enough for all that only ask. */
function signIn(role: string, area = 'TH'): Promise<Cookies> {
  const known = signedIn.get(`${role} ${area}`) ?? signInAs(gateway, { role, area });
  signedIn.set(`${role} ${area}`, known);
  return known;
}

function refusal(body: string) {
  expect(problemSchema.parse(JSON.parse(body))).toEqual(JSON.parse(body));
  return (JSON.parse(body) as { code: string }).code;
}

describe('every route', () => {
  it('is one of those tried here', async () => {
    const { paths } = (await gateway.inject('/openapi.json')).json<{ paths: Record<string, unknown> }>();
    const review = REVIEW_ROUTES.map(([, url]) => url);
    const lists = LIST_POSTS.map(([url]) => url);
    const programmes = ['/api/v1/programmes', '/api/v1/programmes/{id}'];
    const others = [
      '/healthz',
      '/token',
      '/api/v1/views',
      '/api/v1/views/{view}',
      '/api/v1/measures',
      ...AGREEMENT_ROUTES,
      ...EVENT_ROUTES,
      ...OWN_ROLE_ROUTES.map(([, url]) => url),
      ...HUB_CALL_ROUTES.map(([, url]) => url),
      '/api/fhir/r4/metadata',
      ...FHIR_ROUTES.map(([, url]) => url),
      ...LOG_ROUTES,
      ...SESSION_ROUTES,
      ...programmes,
    ];
    const tried = [...PEOPLE_ROUTES, ...COUNT_ROUTES, FLAG_STEP, SEARCH, ...lists, ...review, ...others].map(
      (url) =>
        url
          .replace(/\?.*/, '')
          .replace('/TH', '/{code}')
          .replace('provinces.csv', '{file}')
          .replace('provinces/', '{dataset}/')
          .replace('/12', '/{pair}')
          .replace('/77', '/{list}')
          .replace(/[hp]0123456789ab/, '{id}')
          .replace('old-age-allowance', '{programme}')
          .replace('{programme}/overlap', '{programme}/{kind}'),
    );
    expect(Object.keys(paths).sort()).toEqual([...new Set(tried)].sort());
  });

  it.each(FHIR_ROUTES)(
    '%s %s is closed to whoever has no token of a hospital, in words of FHIR',
    async (method, url) => {
      const reply = await gateway.inject({ method, url, cookies: await signIn('officer') });
      expect(reply.statusCode).toBe(401);
      expect(reply.json()).toMatchObject({ resourceType: 'OperationOutcome', issue: [{ code: 'login' }] });
    },
  );

  it.each(PEOPLE_ROUTES)('%s is closed to anyone and to viewers', async (url) => {
    const anyone = await gateway.inject(url);
    expect([anyone.statusCode, refusal(anyone.body)]).toEqual([401, 'SIGN_IN_NEEDED']);
    const viewer = await gateway.inject({ url, cookies: await signIn('viewer') });
    expect([viewer.statusCode, refusal(viewer.body)]).toEqual([403, 'NOT_ALLOWED']);
    const forged = await gateway.inject({ url, cookies: { chipao_session: 'AAAA' } });
    expect(forged.statusCode).toBe(401);
  });

  it.each(OWN_ROLE_ROUTES)('%s %s is closed to anyone and to viewers', async (method, url) => {
    const asked = { method, url: url.replace(/\{\w+\}/, '12') };
    const anyone = await gateway.inject(asked);
    expect([anyone.statusCode, refusal(anyone.body)]).toEqual([401, 'SIGN_IN_NEEDED']);
    const viewer = await gateway.inject({ ...asked, cookies: await signIn('viewer') });
    expect([viewer.statusCode, refusal(viewer.body)]).toEqual([403, 'NOT_ALLOWED']);
  });

  it.each(HUB_CALL_ROUTES)('%s %s is open to programs of hospitals alone', async (method, url) => {
    for (const cookies of [{}, await signIn('officer'), await signIn('steward')]) {
      const answer = await gateway.inject({ method, url, cookies });
      expect([answer.statusCode, answer.body]).toEqual([
        401,
        expect.stringContaining('authorized token not found'),
      ]);
    }
  });

  it.each(REVIEW_ROUTES)('%s %s is open to stewards alone', async (method, url) => {
    const asked = { method, url, ...(url.endsWith('/answer') ? { payload: { answer: 'same' } } : {}) };
    const anyone = await gateway.inject(asked);
    expect([anyone.statusCode, refusal(anyone.body)]).toEqual([401, 'SIGN_IN_NEEDED']);
    for (const role of ['viewer', 'officer']) {
      const other = await gateway.inject({ ...asked, cookies: await signIn(role) });
      expect([other.statusCode, refusal(other.body)]).toEqual([403, 'NOT_ALLOWED']);
    }
    const steward = await gateway.inject({ ...asked, cookies: await signIn('steward') });
    expect([steward.statusCode, refusal(steward.body)]).toEqual([503, 'VERSION_MISSING']);
  });

  it('that takes a step with a flag is open to officers alone', async () => {
    const payload = { to: 'confirmed', reason: 'seen at home', seen: 0 };
    const step = { method: 'POST' as const, url: FLAG_STEP, payload };
    const anyone = await gateway.inject(step);
    expect([anyone.statusCode, refusal(anyone.body)]).toEqual([401, 'SIGN_IN_NEEDED']);
    for (const role of ['viewer', 'steward']) {
      const other = await gateway.inject({ ...step, cookies: await signIn(role) });
      expect([other.statusCode, refusal(other.body)]).toEqual([403, 'NOT_ALLOWED']);
    }
    const officer = await gateway.inject({ ...step, cookies: await signIn('officer') });
    expect([officer.statusCode, refusal(officer.body)]).toEqual([503, 'VERSION_MISSING']);
    const bare = await gateway.inject({
      ...step,
      payload: { to: 'confirmed', seen: 0 },
      cookies: await signIn('officer'),
    });
    expect([bare.statusCode, refusal(bare.body)]).toEqual([400, 'REQUEST_INVALID']);
  });

  it.each(LIST_POSTS)('%s, posted to, is open to officers alone', async (url, payload) => {
    const asked = { method: 'POST' as const, url, ...(payload ? { payload } : {}) };
    const anyone = await gateway.inject(asked);
    expect([anyone.statusCode, refusal(anyone.body)]).toEqual([401, 'SIGN_IN_NEEDED']);
    for (const role of ['viewer', 'steward']) {
      const other = await gateway.inject({ ...asked, cookies: await signIn(role) });
      expect([other.statusCode, refusal(other.body)]).toEqual([403, 'NOT_ALLOWED']);
    }
    const officer = await gateway.inject({ ...asked, cookies: await signIn('officer') });
    expect([officer.statusCode, refusal(officer.body)]).toEqual([503, 'VERSION_MISSING']);
  });

  it.each([
    ['/api/v1/lists', { name: ' ', area: '17', condition: CONDITION }],
    ['/api/v1/lists', { name: 'a list', area: '17', condition: { sql: 'true' } }],
    ['/api/v1/lists/preview', { area: '17', condition: { all: [] } }],
    ['/api/v1/lists/77', { archived: true }],
    ['/api/v1/lists/77/people', { person: 'p0123456789ab', act: 'added' }],
    ['/api/v1/lists/77/export', { format: 'pdf', reason: REASON }],
    ['/api/v1/lists/77/export', { format: 'csv', reason: '  no  ' }],
  ])('%s refuses %j', async (url, payload) => {
    const wrong = await gateway.inject({ method: 'POST', url, payload, cookies: await signIn('officer') });
    expect([wrong.statusCode, refusal(wrong.body)]).toEqual([400, 'REQUEST_INVALID']);
  });

  it('that looks people up is open to officers alone, and keeps what is looked for out of what it says', async () => {
    const search = { method: 'POST' as const, url: SEARCH, payload: { text: 'สมชาย ใจดี' } };
    const anyone = await gateway.inject(search);
    expect([anyone.statusCode, refusal(anyone.body)]).toEqual([401, 'SIGN_IN_NEEDED']);
    for (const role of ['viewer', 'steward']) {
      const other = await gateway.inject({ ...search, cookies: await signIn(role) });
      expect([other.statusCode, refusal(other.body)]).toEqual([403, 'NOT_ALLOWED']);
    }
    const officer = await gateway.inject({ ...search, cookies: await signIn('officer') });
    expect([officer.statusCode, refusal(officer.body)]).toEqual([503, 'VERSION_MISSING']);
    const long = { ...search, payload: { text: 'ส'.repeat(200) }, cookies: await signIn('officer') };
    const refused = await gateway.inject(long);
    expect([refused.statusCode, refusal(refused.body)]).toEqual([400, 'REQUEST_INVALID']);
    expect(refused.body).not.toContain('สสส');
    expect((await gateway.inject({ url: `${SEARCH}?text=x` })).statusCode).toBe(404);
  });

  it('of people is closed to stewards, who see pairs only', async () => {
    for (const url of PEOPLE_ROUTES) {
      const answer = await gateway.inject({ url, cookies: await signIn('steward') });
      expect([answer.statusCode, refusal(answer.body)]).toEqual([403, 'NOT_ALLOWED']);
    }
  });

  it.each([...COUNT_ROUTES, ...PEOPLE_ROUTES])('%s says that nothing is published yet', async (url) => {
    const answer = await gateway.inject({ url, cookies: await signIn('officer') });
    expect([answer.statusCode, refusal(answer.body)]).toEqual([503, 'VERSION_MISSING']);
  });
});

describe('a wrong request', () => {
  it.each([
    ['/api/v1/areas/TH/people?limit=0', 400, 'REQUEST_INVALID'],
    ['/api/v1/areas/TH/people?limit=many', 400, 'REQUEST_INVALID'],
    ['/api/v1/areas/TH/people?limit=100000', 400, 'REQUEST_INVALID'],
    [`/api/v1/people/${'x'.repeat(50)}`, 400, 'REQUEST_INVALID'],
    ['/api/v1/areas?search=', 400, 'REQUEST_INVALID'],
    ['/api/v1/areas/TH/history', 400, 'REQUEST_INVALID'],
    [`/api/v1/open-data/${'x'.repeat(50)}.csv`, 400, 'REQUEST_INVALID'],
    ['/api/v1/compare?areas=17;18', 400, 'REQUEST_INVALID'],
    ['/api/v1/nothing', 404, 'ROUTE_UNKNOWN'],
    ['/%E0%A4%A', 404, 'ROUTE_UNKNOWN'],
  ])('%s is answered with %i', async (url, status, code) => {
    const answer = await gateway.inject({ url, cookies: await signIn('officer') });
    expect([answer.statusCode, refusal(answer.body)]).toEqual([status, code]);
  });

  it('does not have its numbers repeated', async () => {
    const answer = await gateway.inject('/person/9101234567891');
    expect(answer.statusCode).toBe(404);
    expect(answer.body).not.toContain('9101234567891');
  });
});

describe('what nobody expected', () => {
  it('leaves as a number to look for, not as what it says', async () => {
    const answer = await gateway.inject('/planted');
    expect([answer.statusCode, refusal(answer.body)]).toEqual([500, 'UNEXPECTED']);
    expect(answer.body).not.toContain('person_names');
  });
});

describe('signing in', () => {
  it('without a real identity is refused in production, with all that belongs to it', async () => {
    const answer = await production.inject('/api/v1/sign-in');
    expect([answer.statusCode, refusal(answer.body), answer.cookies]).toEqual([403, 'SIGN_IN_CLOSED', []]);
    for (const place of ['auth', 'token', 'people/1', '.well-known/openid-configuration']) {
      const page = await production.inject(`/sign-in/development/${place}`);
      expect([page.statusCode, refusal(page.body), page.cookies]).toEqual([403, 'DEVELOPMENT_ONLY', []]);
    }
    const session = await production.inject('/api/v1/session');
    expect(session.json()).toMatchObject({
      signedIn: false,
      signInOffered: false,
      developmentSignIn: false,
    });
  });
});

describe('protection', () => {
  it('is on every answer', async () => {
    const { headers } = await gateway.inject('/healthz');
    expect(headers['content-security-policy']).toContain("default-src 'self'");
    for (const rule of ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"])
      expect(headers['content-security-policy']).toContain(rule);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['strict-transport-security']).toBeUndefined();
    const inProduction = await production.inject('/healthz');
    expect(inProduction.headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains');
  });
});
