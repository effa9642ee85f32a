import { join } from 'node:path';
import { idOfPlaces, loadPlaces } from '../../country/thailand/areas/index.ts';
import { loadCodeLists } from '../../country/thailand/code-lists/index.ts';
import { loadIntake } from '../../country/thailand/intake.ts';
import { loadLinkage } from '../../country/thailand/linkage.ts';
import { loadContracts } from '../../country/thailand/sources/index.ts';
import { type Lake, openLake } from '../../src/base/lake/index.ts';
import { buildPlaces, runIntake, surveyInput } from '../../src/stages/intake/index.ts';
import { buildLinkage, type DeliveredSource } from '../../src/stages/linkage/index.ts';
import { homeOf, registersOf } from '../chipao.ts';

const MEMORY_MB = 5000;
const THREADS = 2;
const KB_A_MB = 1024;
const MICROSECONDS = 1e6;

/** An invented country as accepted rows: registers of people and those that tell where they live. */
export type National = Readonly<{ lake: Lake; sources: readonly DeliveredSource[]; truthDir: string }>;

/** Takes the registers in; what was taken in before is kept, for it is linking that is measured. */
export async function nationalRegisters(people: number): Promise<National> {
  const input = registersOf(people);
  const home = homeOf(`national-${people}`, { keep: true });
  const places = new Set(loadLinkage().place.sources.map(({ from }) => from));
  const contracts = loadContracts().filter(({ id, identifies }) => identifies === 'person' || places.has(id));
  const lake = await openLake(home, { memoryMb: MEMORY_MB, threads: THREADS });
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
  return { lake, sources, truthDir: join(input, '..', 'truth') };
}

/** The stage linkage on them, from accepted rows to published links: clock and processor seconds, and records for each. */
export async function linkNational({ lake, sources }: National) {
  const before = process.cpuUsage();
  const begun = performance.now();
  const { version } = await buildLinkage(
    lake,
    { sources, settings: loadLinkage(), secret: 'a bench needs no secret' },
    { again: true },
  );
  const seconds = (performance.now() - begun) / 1000;
  const { user, system } = process.cpuUsage(before);
  const cpuSeconds = (user + system) / MICROSECONDS;
  const rows = version.tables.find(({ name }) => name === 'links')?.rows ?? 0;
  return {
    version,
    measured: {
      rows,
      seconds: Number(seconds.toFixed(1)),
      cpuSeconds: Number(cpuSeconds.toFixed(1)),
      recordsPerSecond: Math.round(rows / seconds),
      recordsPerCpuSecond: Math.round(rows / cpuSeconds),
      peakMemoryMb: Math.round(process.resourceUsage().maxRSS / KB_A_MB),
    },
  };
}
