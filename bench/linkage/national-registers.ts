import { join } from 'node:path';
import { idOfPlaces, loadPlaces } from '../../country/thailand/areas/index.ts';
import { loadCodeLists } from '../../country/thailand/code-lists/index.ts';
import { loadIntake } from '../../country/thailand/intake.ts';
import { loadLinkage } from '../../country/thailand/linkage.ts';
import { loadContracts } from '../../country/thailand/sources/index.ts';
import { type Lake, openLake } from '../../src/base/lake/index.ts';
import { buildPlaces, runIntake, surveyInput } from '../../src/stages/intake/index.ts';
import { buildLinkage, type DeliveredSource, type LinkageSettings } from '../../src/stages/linkage/index.ts';
import { homeOf, registersOf } from '../chipao.ts';
import { between, type Moment, now, type WatchedStep, watched } from './step-watch.ts';

const LIMITS = { memoryMb: 5000, threads: 2 };
const KB_A_MB = 1024;

/** An invented country as accepted rows: registers of people and those that tell where they live. */
export type National = Readonly<{
  lake: Lake;
  sources: readonly DeliveredSource[];
  truthDir: string;
  settings: LinkageSettings;
}>;

/** Takes the registers in; what was taken in before is kept, for it is linking that is measured. */
export async function nationalRegisters(people: number, limits = LIMITS): Promise<National> {
  const input = registersOf(people);
  const home = homeOf(`national-${people}`, { keep: true });
  const places = new Set(loadLinkage().place.sources.map(({ from }) => from));
  const contracts = loadContracts().filter(({ id, identifies }) => identifies === 'person' || places.has(id));
  const lake = await openLake(home, limits);
  const { version: areas } = await buildPlaces(lake, { id: idOfPlaces(), read: loadPlaces });
  const intake = await runIntake(lake, {
    survey: await surveyInput({ inputDir: input, contracts, cacheFile: join(home, 'file-facts.json') }),
    places: areas,
    contracts,
    codeLists: loadCodeLists(),
    settings: loadIntake(),
    environment: 'development',
  });
  const sources = contracts.flatMap((contract) => {
    const built = intake.built.find(({ source }) => source === contract.id);
    return built ? [{ contract, version: built.version.version }] : [];
  });
  return { lake, sources, truthDir: join(input, '..', 'truth'), settings: loadLinkage() };
}

/**
 * The stage linkage on them, in clock and processor seconds and in records for each. `fromRows`: from accepted rows until the whole
 * version is published. `fromKeys`: from keys until every row has its person id, which is the end of the step `links`; keys are
 * what `KEY_STEPS` make. The step `records` makes the keys of rows while it joins them by number: all of it counts
 * after keys, reading every row included. The tables about people and for reviewers are made when all rows have their ids;
 * `fromKeysToAllTables` counts them too.
 */
export async function linkNational({ lake, sources, settings }: National) {
  const { lake: watchedLake, steps } = watched(lake);
  const begun = now();
  const { version } = await buildLinkage(
    watchedLake,
    { sources, settings, secret: 'a bench needs no secret' },
    { again: true },
  );
  const ended = now();
  const rows = version.tables.find(({ name }) => name === 'links')?.rows ?? 0;
  return {
    version,
    measured: {
      rows,
      fromRows: pace(rows, between(begun, ended)),
      fromKeys: { ...pace(rows, fromKeys(steps, stepOf(steps, 'links').ended)), keysMadeBy: KEY_STEPS },
      fromKeysToAllTables: pace(rows, fromKeys(steps, ended)),
      peakMemoryMb: Math.round(process.resourceUsage().maxRSS / KB_A_MB),
      memoryLimitMb: lake.limits.memoryMb,
      dearestSteps: steps
        .map(({ table, begun: from, ended: to }) => ({ table, seconds: inSeconds(between(from, to).ms) }))
        .toSorted((one, other) => other.seconds - one.seconds)
        .slice(0, STEPS_SHOWN),
    },
  };
}

/** Names and their folds; the register of record and the rows in doubt as integers, with numbers, dates, sexes, places and what is mended. */
const KEY_STEPS = [
  'source_names',
  'holders',
  'unsettled_rows',
  'distinct_names',
  'name_lists',
  'key_lists',
  'folded_names',
  'folds',
  'names',
  'spine',
  'residue',
];
const STEPS_SHOWN = 12;

/** From the first step after `records` that makes no keys to some end, and `records` itself. */
function fromKeys(steps: readonly WatchedStep[], end: Moment): Moment {
  const records = stepOf(steps, 'records');
  const after = steps.filter(
    ({ table, begun }) => begun.ms >= records.ended.ms && !KEY_STEPS.includes(table),
  );
  const keysEnd = after
    .map(({ begun }) => begun)
    .reduce((first, one) => (one.ms < first.ms ? one : first), end);
  const [joined, rest] = [between(records.begun, records.ended), between(keysEnd, end)];
  return { ms: joined.ms + rest.ms, cpuMs: joined.cpuMs + rest.cpuMs };
}

function stepOf(steps: readonly WatchedStep[], table: string): WatchedStep {
  const step = steps.find((one) => one.table === table);
  if (!step) throw new Error(`the stage has no step ${table}`);
  return step;
}

function pace(rows: number, { ms, cpuMs }: Moment) {
  return {
    seconds: inSeconds(ms),
    cpuSeconds: inSeconds(cpuMs),
    recordsPerSecond: Math.round((rows / ms) * 1000),
    recordsPerCpuSecond: Math.round((rows / cpuMs) * 1000),
  };
}

function inSeconds(ms: number): number {
  return Number((ms / 1000).toFixed(1));
}
