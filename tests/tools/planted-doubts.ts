import { id, type Lake, sql } from '../../src/base/lake/index.ts';
import type { Ledger } from '../../src/base/ledger/index.ts';
import type { DatasetVersion } from '../../src/base/model/index.ts';
import type { Country } from '../../src/country.ts';
import { plantPairs } from '../../src/services/review/testing/planted-pairs.ts';

type House = Readonly<{ lake: Lake; ledger: Ledger; country: Country }>;

const REVIEWED = ['review_pairs', 'review_records'];
const SUBDISTRICTS = 12;
const SUBDISTRICT_DIGITS = 6;
const OUTSIDE_VILLAGES = '00';

/** Publishes the current set once more, with made-up pairs of records in doubt in the villages of a province. */
export async function plantDoubts(
  { lake, ledger, country }: House,
  { count, province }: Readonly<{ count: number; province: string }>,
): Promise<void> {
  const run = await ledger.runs.latestSucceeded();
  const versions = await ledger.versions.allCurrent();
  const linkage = versions.find(({ dataset }) => dataset === 'linkage');
  if (!run?.asOf || !linkage) throw new Error('publish a set before planting doubts in it');
  const planted = await plantInto(lake, linkage, {
    count,
    villages: villagesOf(country, province),
  });
  const { id: runId } = await ledger.runs.start({ inputDir: 'planted doubts' });
  const others = versions.filter(({ dataset }) => dataset !== 'linkage');
  await ledger.runs.succeed(runId, { asOf: run.asOf, versions: [...others, planted], summary: {} });
}

/** One village in each of a few subdistricts, so that tests can each have one to themselves. */
function villagesOf(country: Country, province: string): string[] {
  const villages = country
    .places()
    .filter(({ level, code, retired }) => level === 'village' && !retired && code.startsWith(province))
    .map(({ code }) => code)
    .filter((code) => !code.endsWith(OUTSIDE_VILLAGES));
  const bySubdistrict = Map.groupBy(villages, (code) => code.slice(0, SUBDISTRICT_DIGITS));
  return [...bySubdistrict.values()].slice(0, SUBDISTRICTS).flatMap(([first]) => first ?? []);
}

async function plantInto(
  lake: Lake,
  linkage: DatasetVersion,
  wish: Readonly<{ count: number; villages: readonly string[] }>,
): Promise<DatasetVersion> {
  const kept = linkage.tables.map(({ name }) => name).filter((name) => !REVIEWED.includes(name));
  const identity = { dataset: 'linkage', parents: [linkage], fingerprint: ['planted doubts', wish] };
  const { version } = await lake.build(identity, async (workspace) => {
    for (const table of kept) await workspace.writeTable(table, sql`select * from ${id(`linkage.${table}`)}`);
    for (const [table, select] of Object.entries(plantPairs(wish))) await workspace.writeTable(table, select);
    return {};
  });
  return version;
}
