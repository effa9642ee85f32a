import { loadPlaces } from '../../country/thailand/areas/index.ts';
import { openNameBook } from '../../country/thailand/names/index.ts';
import { loadStatistics } from '../../country/thailand/statistics/index.ts';
import { loadSyntheticSettings } from '../../country/thailand/synthetic/index.ts';
import { findYaml, loadYaml } from '../../country/thailand/yaml.ts';
import { contractSchema } from '../../src/stages/intake/index.ts';
import { type SyntheticCountry, synthesise } from '../../src/synthetic/index.ts';

/** What `synthesise` needs of Thailand. */
export function thailandToInvent(): SyntheticCountry {
  const statistics = loadStatistics();
  const places = loadPlaces();
  const names = openNameBook();
  const sources = new URL('../../country/thailand/sources/', import.meta.url);
  return {
    contracts: findYaml(sources).map((file) => loadYaml(file, contractSchema)),
    places: () => places,
    statistics: () => statistics,
    names: () => names,
    synthetic: loadSyntheticSettings(),
  };
}

if (process.argv[1] === import.meta.filename) {
  const [people, seed, out, ...provinces] = process.argv.slice(2);
  if (!out) throw new Error('PEOPLE SEED OUT [PROVINCE …]');
  const started = performance.now();
  const summary = await synthesise({
    country: thailandToInvent(),
    people: Number(people),
    seed: Number(seed),
    out,
    provinces: provinces.length > 0 ? provinces : undefined,
  });
  console.log(JSON.stringify({ ...summary, tookMs: Math.round(performance.now() - started) }, null, 1));
  console.log(`${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
}
