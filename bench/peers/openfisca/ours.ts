import { join as joinPath } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { loadYaml } from '../../../country/thailand/yaml.ts';
import { dialect, id, join, openEngine, sql } from '../../../src/base/lake/index.ts';
import { parseIsoDate } from '../../../src/base/model/index.ts';
import {
  compileProgrammes,
  decidingSteps,
  decisionColumns,
  entitlementSettingsSchema,
  readProgrammes,
} from '../../../src/stages/entitlements/index.ts';
import { FOLDER } from '../../chipao.ts';

const MB = 1024;
const SATANG = 100;
const lawSchema = z.object({
  settings: entitlementSettingsSchema,
  common: z.record(z.string(), z.unknown()),
  programmes: z.array(z.record(z.string(), z.unknown())),
});

/** Decides the people of a Parquet file by the same law and prints, as one line of JSON, what it took and the totals in baht. */
const [file = ''] = process.argv.slice(2);
const law = loadYaml(pathToFileURL(joinPath(import.meta.dirname, 'law.yaml')), lawSchema);
const files = law.programmes.map((raw) => ({ file: 'law.yaml', raw: { ...law.common, ...raw } }));
const programmes = readProgrammes(files, law.settings);
const asOf = parseIsoDate('2016-06-01');
if (!asOf) throw new RangeError('the day');
const engine = await openEngine({ memoryMb: 700, threads: 1, tempDirectory: joinPath(FOLDER, 'spill') });
const people = dialect.readParquet([file]);
const { before, decisions } = decidingSteps(programmes, compileProgrammes(programmes, asOf), people);
const begun = process.cpuUsage();
for (const { table, select } of before) await engine.run(dialect.createTable(id(table), select));
const sums = programmes.map((programme) => {
  const { amount } = decisionColumns(programme.id);
  return sql`cast(sum(${id(amount)}) as bigint) as ${id(programme.id)}`;
});
const [totals] = await engine.rows(sql`select ${join(sums)} from (${decisions}) as decision`);
const used = process.cpuUsage(begun);
await engine.close();
console.log(
  JSON.stringify({
    cpuSeconds: { total: (used.user + used.system) / 1e6 },
    peakMb: Math.round(process.resourceUsage().maxRSS / MB),
    totals: Object.fromEntries(
      Object.entries(totals ?? {}).map(([name, satang]) => [
        name.replaceAll('-', '_'),
        Number(satang) / SATANG,
      ]),
    ),
  }),
);
