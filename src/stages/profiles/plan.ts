import { id, join, literal, type Sql, type StagePlan, type Step, sql } from '../../base/lake/index.ts';
import type { DatasetVersion, IsoDate } from '../../base/model/index.ts';
import { factSources } from './catalogue.ts';
import { checkFacts } from './check-facts.ts';
import { contradictions } from './contradictions.ts';
import {
  correctedValues,
  corrections,
  type FactCorrection,
  type KnownCorrection,
  knownCorrections,
} from './corrections/index.ts';
import { type DeliveredSource, type Deliveries, deliveriesOf } from './deliveries.ts';
import { dateOf } from './fact-columns.ts';
import { profiles, registeredOf } from './profiles.ts';
import { type Reading, readingsOf } from './readings.ts';
import {
  bridgeRows,
  duplicateRows,
  homes,
  type NamingColumn,
  personNumbers,
  presentPlaces,
  type Route,
  refusedSteps,
  sourceFacts,
} from './routes/index.ts';
import type { Bridge, FactSettings } from './settings.ts';
import { type ProfileParts, shelves } from './side-by-side.ts';

/** What the profiles stage reads. Without the list of places, codes are believed as they stand. */
export type ProfileInputs = Readonly<{
  linkage: DatasetVersion;
  households: DatasetVersion;
  places?: DatasetVersion | undefined;
  sources: readonly DeliveredSource[];
  facts: FactSettings;
  asOf: IsoDate;
  /** What agencies found to be right where their registers say otherwise. */
  corrections?: readonly FactCorrection[] | undefined;
}>;

/** Gathers what every register knows of a person into one row a person. */
export function planProfiles(inputs: ProfileInputs): StagePlan {
  const { facts, asOf, places } = inputs;
  checkFacts(
    facts,
    inputs.sources.map(({ contract }) => contract),
  );
  const deliveries = deliveriesOf(inputs.sources, asOf, facts.bridges);
  const readings = readingsOf(facts, { asOf, places: places !== undefined });
  const routes = routesOf(facts, readings, deliveries);
  const parts: ProfileParts = {
    facts,
    deliveries,
    routes,
    kinds: householdKinds(facts),
    refusing: refusingSources(routes, facts, deliveries),
  };
  const right = knownCorrections(facts, inputs.corrections ?? []);
  const aliases = inputs.linkage.tables.some(({ name }) => name === 'person_aliases');
  const used = usedSources(parts);
  const versions = deliveries.all.filter(({ source }) => used.has(source)).map(({ version }) => version);
  return {
    dataset: 'profiles',
    parents: [inputs.linkage, inputs.households, ...(places ? [places] : []), ...versions],
    settings: { asOf, states: deliveries.all.map(({ source, state }) => [source, state]) },
    steps: stepsOf(parts, { withPlaces: places !== undefined, right, aliases }),
    notes: {
      sources: sourceNotes(parts, used),
      facts: factNotes(facts),
      known: knownNotes(facts),
      contradictions: sql`select fact, source, count(*) as people from contradictions group by fact, source order by fact, source`,
    },
  };
}

/** Routes that were delivered. A stale one is still read where it tells of deaths. */
function routesOf(
  facts: FactSettings,
  readings: readonly Reading[],
  deliveries: Deliveries,
): ProfileParts['routes'] {
  const deadly = new Set(facts.death.map(({ source, via }) => routeKey({ source, via })));
  const routes = new Map<string, { route: Route; readings: Reading[] }>();
  for (const reading of readings) {
    const key = routeKey(reading);
    const state = deliveries.reach(reading.source, reading.via);
    if (state === 'missing' || (state === 'stale' && !deadly.has(key))) continue;
    const found = routes.get(key);
    if (found) found.readings.push(reading);
    else routes.set(key, { route: { source: reading.source, via: reading.via }, readings: [reading] });
  }
  return [...routes.values()];
}

function routeKey(route: Route): string {
  return `${route.source} ${route.via ?? ''}`;
}

/** Sources read by the people their rows were linked to, or by whose relatives those are, that keep whose rows could not be taken. */
function refusingSources(
  routes: ProfileParts['routes'],
  { bridges }: FactSettings,
  deliveries: Deliveries,
): string[] {
  const sources = routes.flatMap(({ route: { source, via } }) =>
    via === undefined || bridges[via]?.kind === 'relative' ? [source] : [],
  );
  return [...new Set(sources)].filter(deliveries.keepsRefused).sort();
}

function householdKinds(facts: FactSettings): string[] {
  const bridged = Object.values(facts.bridges).flatMap((bridge) =>
    bridge.kind === 'household' ? [bridge.household] : [],
  );
  const shown = facts.facts.flatMap(({ household }) => household ?? []);
  return [...new Set([...shown, ...bridged])].sort();
}

type Beside = Readonly<{ withPlaces: boolean; right: readonly KnownCorrection[]; aliases: boolean }>;

function stepsOf(parts: ProfileParts, { withPlaces, right, aliases }: Beside): Step[] {
  const { facts, routes, kinds, refusing } = parts;
  const bridges = [...new Set(routes.flatMap(({ route }) => route.via ?? []))];
  const named = namedColumns(parts);
  return [
    ...(withPlaces ? [presentPlaces(facts)] : []),
    ...(named.length > 0 ? [personNumbers(named, numberedColumns(parts))] : []),
    duplicateRows(),
    ...kinds.map((kind) => homes(kind)),
    ...bridges.flatMap((name) => bridgeRows(name, facts) ?? []),
    ...(refusing.length > 0 ? refusedSteps(refusing) : []),
    ...routes.map(({ route, readings }) =>
      sourceFacts({ route, readings, keepsRefused: refusing.includes(route.source) }, facts),
    ),
    ...shelves(parts),
    ...(right.length > 0
      ? [correctedValues(right, { aliases, dateOf: (source) => dateOf(source, parts.deliveries) })]
      : []),
    profiles(parts, right),
    contradictions(parts),
    ...(right.length > 0 ? [corrections(right, registeredOf(parts))] : []),
  ];
}

/** Columns in which rows name somebody else by number. */
function namedColumns({ facts, routes }: ProfileParts): NamingColumn[] {
  const read = new Set(routes.map(({ route }) => routeKey(route)));
  const persons = facts.facts
    .filter((fact) => fact.type === 'person')
    .flatMap((fact) => fact.from ?? [])
    .flatMap((origin) =>
      origin.column && read.has(routeKey(origin)) ? [{ source: origin.source, column: origin.column }] : [],
    );
  const relatives = routes.flatMap(({ route }) => {
    const bridge = bridgeOf(facts, route);
    if (bridge?.kind !== 'relative') return [];
    const column = bridge.rows[route.source];
    return [
      { source: bridge.of, column: bridge.number },
      ...(column ? [{ source: route.source, column }] : []),
    ];
  });
  return onceEach([...persons, ...relatives]);
}

/** Columns in which rows carry the number of the person they were linked to. */
function numberedColumns(parts: ProfileParts): NamingColumn[] {
  const used = usedSources(parts);
  return parts.deliveries.all.flatMap(({ source, contract }) =>
    used.has(source) && contract.identifies === 'person' && hasNumber(contract)
      ? [{ source, column: OWN_NUMBER }]
      : [],
  );
}

/** The field in which every source keeps the number of whom its rows are about. */
const OWN_NUMBER = 'pid';

function hasNumber({ columns }: DeliveredSource['contract']): boolean {
  return columns.some(({ field }) => field === OWN_NUMBER);
}

function onceEach(columns: readonly NamingColumn[]): NamingColumn[] {
  return [...new Map(columns.map((one) => [`${one.source} ${one.column}`, one])).values()];
}

function bridgeOf({ bridges }: FactSettings, { via }: Route): Bridge | undefined {
  return via ? bridges[via] : undefined;
}

function usedSources({ facts, routes }: ProfileParts): Set<string> {
  return new Set(
    routes.flatMap(({ route }) => {
      const bridge = bridgeOf(facts, route);
      return bridge && bridge.kind !== 'household' ? [route.source, bridge.of] : [route.source];
    }),
  );
}

function sourceNotes({ facts, deliveries }: ProfileParts, used: ReadonlySet<string>): Sql {
  const asked = new Set(facts.facts.flatMap((fact) => factSources(fact, facts)));
  const rows = [...asked].sort().map((source) => {
    const state = deliveries.stateOf(source);
    const date = literal(deliveries.dateOf(source));
    return sql`select ${literal(source)} as source, ${date} as as_of, ${literal(state)} as state, ${used.has(source)} as used`;
  });
  return sql`${join(rows, ' union all ')} order by source`;
}

function factNotes(facts: FactSettings): Sql {
  const rows = facts.facts.map((fact) => {
    const sources = factSources(fact, facts).join(', ');
    return sql`select ${literal(fact.fact)} as fact, ${literal(fact.type)} as type, ${literal(sources)} as sources`;
  });
  return join(rows, ' union all ');
}

/** Of how many people each fact is known. */
function knownNotes(facts: FactSettings): Sql {
  const counts = facts.facts.map(({ fact }) => sql`count(${id(fact)}) as ${id(fact)}`);
  return sql`select ${join([sql`count(*) as people`, ...counts])} from profiles`;
}
