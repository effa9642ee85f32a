import { loadThailand } from '../../country/thailand/index.ts';
import { synthesise } from '../../src/synthetic/index.ts';

/** Makes an invented Thailand without the command: `node tests/tools/synth.ts PEOPLE SEED OUT [PROVINCE …]`. */
const [people, seed, out = '', ...provinces] = process.argv.slice(2);
const started = performance.now();
const summary = await synthesise({
  country: loadThailand().synthetic(),
  people: Number(people),
  seed: Number(seed),
  out,
  provinces: provinces.length > 0 ? provinces : undefined,
});
const tookMs = Math.round(performance.now() - started);
const peakMemoryMb = Math.round(process.resourceUsage().maxRSS / 1024);
console.log(JSON.stringify({ ...summary, tookMs, peakMemoryMb }, null, 1));
