import { join as joinPath } from 'node:path';
import { dialect, id, join, openEngine, sql } from '../../src/base/lake/index.ts';
import { type Facts, prepareAllExplanations } from '../../src/stages/entitlements/index.ts';
import { FOLDER } from '../chipao.ts';
import { asked, ON } from './people.ts';

/** How many people one process explained, all programmes with full trees each. */
export type ExplanationResult = Readonly<{ people: number; cpuSeconds: number; peopleACpuSecond: number }>;

const PEOPLE = 20_000;
const WARM_UP = 2_000;
const MB = 1024;

/** Explains people of a file of profiles, each alone and without units, and prints as one line of JSON what it took. */
const [file = ''] = process.argv.slice(2);
const engine = await openEngine({ memoryMb: 500, threads: 1, tempDirectory: joinPath(FOLDER, 'spill') });
const { programmes, columns } = asked();
const rows = await engine.rows(sql`
  select ${join(columns.map((column) => id(column)))}
  from ${dialect.readParquet([file])}
  limit ${PEOPLE + WARM_UP}`);
await engine.close();
const people = rows.map(
  (row): Facts =>
    Object.fromEntries(
      Object.entries(row).map(([name, cell]) => [name, typeof cell === 'object' ? null : cell]),
    ),
);
const explain = prepareAllExplanations(programmes, { on: ON });
let nodes = 0;
for (const facts of people.slice(0, WARM_UP)) nodes += explain({ facts }).length;
const before = process.cpuUsage();
for (const facts of people.slice(WARM_UP)) nodes += explain({ facts }).length;
const used = process.cpuUsage(before);
const cpuSeconds = (used.user + used.system) / 1e6;
const explained = people.length - WARM_UP;
console.log(
  JSON.stringify({
    people: explained,
    explanations: nodes,
    cpuSeconds,
    peopleACpuSecond: Math.round(explained / cpuSeconds),
    peakMb: Math.round(process.resourceUsage().maxRSS / MB),
  }),
);
