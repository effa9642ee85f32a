import { join } from 'node:path';
import { loadPlaces } from '../../country/thailand/areas/index.ts';
import { loadCodeLists } from '../../country/thailand/code-lists/index.ts';
import { loadIntake } from '../../country/thailand/intake.ts';
import { loadLinkage } from '../../country/thailand/linkage.ts';
import { loadContracts } from '../../country/thailand/sources/index.ts';
import { openLake } from '../../src/base/lake/index.ts';
import type { DatasetVersion } from '../../src/base/model/index.ts';
import { buildPlaces, runIntake, surveyInput } from '../../src/stages/intake/index.ts';
import { buildLinkage, type DeliveredSource } from '../../src/stages/linkage/index.ts';
import { evaluateLinks, type LinkEvaluation } from '../../src/synthetic/index.ts';
import { homeOf, registersOf } from '../chipao.ts';

const TARGETS = { falseMergesPer100k: 1, missedWithNumber: 0.001, missedWithoutNumber: 0.05 };
const KB_A_MB = 1024;
const LIMITS = { memoryMb: 5000, threads: 2 };

/** Linking an invented country whose truth is known: false merges, missed links, and records a second. */
export const NATIONAL = {
  'linkage-national': () => national(1_000_000),
  'linkage-national-5000000': () => national(5_000_000),
};

async function national(people: number): Promise<object> {
  const input = registersOf(people);
  const home = homeOf(`national-${people}`, { keep: false });
  const made = await linkRegisters(input, home);
  const judged = await judge(home, made.versions, join(input, '..', 'truth'));
  const [all] = judged.groups;
  return {
    people,
    rows: made.rows,
    seconds: made.seconds,
    recordsPerSecond: Math.round(made.rows / (made.seconds.linkage || 1)),
    peakMemoryMb: made.peakMemoryMb,
    targets: TARGETS,
    falseMergesPer100k: all?.falseMergesPer100k,
    missedWithNumber: all?.withNumber.share,
    missedWithoutNumber: all?.withoutNumber.share,
    ...judged,
    linkage: made.notes,
  };
}

/** From files to links, by the stages themselves: registers of people and those that tell where they live; nothing after linking is made. */
async function linkRegisters(input: string, home: string) {
  const settings = loadLinkage();
  const places = new Set(settings.place.sources.map(({ from }) => from));
  const contracts = loadContracts().filter(({ id, identifies }) => identifies === 'person' || places.has(id));
  const lake = await openLake(home, LIMITS);
  const watch = openWatch();
  const { version: areas } = await buildPlaces(lake, loadPlaces(), {});
  const survey = await surveyInput({
    inputDir: input,
    contracts,
    cacheFile: join(home, 'file-facts.json'),
  });
  const intake = await runIntake(lake, {
    survey,
    places: areas,
    contracts,
    codeLists: loadCodeLists(),
    settings: loadIntake(),
    environment: 'development',
  });
  const sources: DeliveredSource[] = contracts.flatMap((contract) => {
    const built = intake.built.find(({ source }) => source === contract.id);
    return built ? [{ contract, version: built.version.version }] : [];
  });
  const intakeSeconds = watch();
  const { version } = await buildLinkage(lake, {
    sources,
    settings,
    secret: 'a bench needs no secret',
  });
  const { tiers, doubts, review, repairs } = version.notes;
  return {
    versions: [...sources.map((source) => source.version), version],
    rows: version.tables.find(({ name }) => name === 'links')?.rows ?? 0,
    seconds: { intake: intakeSeconds, linkage: watch() },
    peakMemoryMb: Math.round(process.resourceUsage().maxRSS / KB_A_MB),
    notes: { tiers, doubts, review, repairs },
  };
}

async function judge(
  home: string,
  versions: readonly DatasetVersion[],
  truthDir: string,
): Promise<LinkEvaluation> {
  const lake = await openLake(home, LIMITS);
  const engine = await lake.openEngine(versions);
  try {
    return await evaluateLinks({ engine, truthDir });
  } finally {
    await engine.close();
  }
}

/** Seconds since it was last asked. */
function openWatch(): () => number {
  let last = performance.now();
  return () => {
    const since = (performance.now() - last) / 1000;
    last = performance.now();
    return Number(since.toFixed(1));
  };
}
