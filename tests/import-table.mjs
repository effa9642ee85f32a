/**
 * Who may import whom: the one table of the house. Left: a room (a folder below `src`, or the country's content). Right: the
 * rooms it may enter, by their front doors (`index.ts`). dependency-cruiser checks it; a planted bad import must fail.
 */
export const STAGES = [
  'intake',
  'linkage',
  'households',
  'profiles',
  'entitlements',
  'needs',
  'poverty',
  'gaps',
  'areas',
  'search',
  'policy',
];

const BASE = [
  'base/model',
  'base/errors',
  'base/claim',
  'base/settings',
  'base/keys',
  'base/lake',
  'base/ledger',
  'base/access',
  'base/condition',
  'base/agreement',
  'base/audit',
  'base/disclosure',
  'base/merkle',
];
const ALL_STAGES = STAGES.map((stage) => `stages/${stage}`);
const SERVICES = [
  'agreements',
  'lookup',
  'review',
  'flags',
  'cohorts',
  'cases',
  'applications',
  'citizens',
  'claims',
  'events',
  'erasure',
  'identity',
].map((name) => `services/${name}`);

export const IMPORT_TABLE = {
  'base/model': [],
  'base/errors': ['base/model'],
  'base/claim': ['base/model', 'base/errors'],
  'base/settings': ['base/model', 'base/errors'],
  'base/keys': ['base/model', 'base/errors'],
  'base/lake': ['base/model', 'base/errors', 'base/keys'],
  'base/merkle': [],
  'base/ledger': ['base/model', 'base/errors', 'base/claim', 'base/keys', 'base/merkle'],
  'base/condition': ['base/model'],
  'base/access': ['base/model', 'base/errors', 'base/lake', 'base/ledger'],
  'base/agreement': ['base/model', 'base/errors', 'base/lake', 'base/condition', 'base/access'],
  'base/disclosure': ['base/model', 'base/errors', 'base/lake', 'base/access'],
  'base/audit': ['base/model', 'base/errors', 'base/merkle', 'base/ledger'],
  linker: BASE,
  // What hospitals' files look like and what is wrong with them: of the words and errors only, so that it runs anywhere.
  filesets: ['base/model', 'base/errors'],
  // Held against any server and any program, so it knows nothing of ours but the files and the words.
  conformance: ['base/model', 'base/errors', 'filesets'],
  ...Object.fromEntries(
    STAGES.map((stage, index) => [`stages/${stage}`, [...BASE, 'linker', ...ALL_STAGES.slice(0, index)]]),
  ),
  ...Object.fromEntries(
    SERVICES.map((service) => [service, [...BASE, 'linker', 'filesets', ...ALL_STAGES, 'country.ts']]),
  ),
  // Open tables are the figures of the lookup, cut at a level: counted twice they could differ.
  // A citizen is told what an officer is told: rights and facts asked twice could differ.
  'services/citizens': [...BASE, ...ALL_STAGES, 'services/lookup', 'country.ts'],
  // A visit is to a household and to people as lookup shows them.
  'services/home-visits': [...BASE, ...ALL_STAGES, 'services/lookup', 'country.ts'],
  // Who is to be erased is somebody of an officer's area in what is published.
  'services/erasure': [...BASE, ...ALL_STAGES, 'services/lookup', 'country.ts'],
  // Events leave under agreements, asked where that is decided for everybody, and are shown of people as lists of people are.
  'services/events': [...BASE, ...ALL_STAGES, 'services/agreements', 'services/lookup', 'country.ts'],
  // Claims in FHIR are the claims that hospitals send as files, submitted and opened in one place.
  'services/fhir': [...BASE, 'filesets', 'services/claims', 'country.ts'],
  // Who signs in is somebody in what is published, and is found there as officers find people.
  'services/identity': [...BASE, ...ALL_STAGES, 'services/lookup', 'country.ts'],
  'services/open-data': [...BASE, ...ALL_STAGES, 'services/lookup', 'country.ts'],
  // An officer's day is what awaits them in rooms that own their figures.
  // Nothing leaves for a payer but under an agreement whose signatures hold, which is asked where it is decided for everybody.
  'services/claims': [...BASE, 'linker', 'filesets', ...ALL_STAGES, 'services/agreements', 'country.ts'],
  'services/views': [...BASE, ...ALL_STAGES, 'services/flags', 'services/cohorts', 'country.ts'],
  contract: ['base/model', 'base/condition'],
  synthetic: [...BASE, ...ALL_STAGES, 'country.ts'],
  'country.ts': ['base/model', 'base/claim', 'base/agreement', 'filesets', ...ALL_STAGES, 'synthetic'],
  'stage-watch.ts': BASE,
  'pipeline.ts': [...BASE, ...ALL_STAGES, 'country.ts', 'stage-watch.ts'],
  'faces/shared': ['contract', 'base/model', 'base/condition'],
  'faces/citizen': ['contract', 'base/model', 'faces/shared'],
  'faces/officer': ['contract', 'base/model', 'base/condition', 'faces/shared'],
  'faces/gateway': [
    'contract',
    ...BASE,
    'filesets',
    ...ALL_STAGES,
    ...SERVICES,
    'services/fhir',
    'services/home-visits',
    'services/open-data',
    'services/views',
    'country.ts',
  ],
  'faces/cli': [
    'contract',
    ...BASE,
    'linker',
    'filesets',
    'conformance',
    ...ALL_STAGES,
    ...SERVICES,
    'services/open-data',
    'synthetic',
    'country.ts',
    'pipeline.ts',
    'stage-watch.ts',
    'faces/gateway',
    'country',
  ],
  country: [
    'country.ts',
    'base/model',
    'base/errors',
    'base/claim',
    'base/agreement',
    'linker',
    'filesets',
    'conformance',
    ...ALL_STAGES,
    'synthetic',
  ],
};

/** The one room that may import a package. */
export const PACKAGE_ROOMS = {
  '@duckdb/node-api': 'base/lake',
  pg: 'base/ledger',
  kysely: 'base/ledger',
  'openid-client': 'services/identity',
  'oidc-provider': 'faces/gateway',
  fhir: 'services/fhir',
};

/** Rooms that run in a browser, or are shared with one, and so import no Node module. */
export const BROWSER_ROOMS = ['base/condition', 'contract', 'faces/shared', 'faces/officer', 'faces/citizen'];
