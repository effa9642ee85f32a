import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { dialect, openEngine, type Row, sql } from '../../../src/base/lake/index.ts';
import { FOLDER } from '../../chipao.ts';

const HERE = import.meta.dirname;
const REQUIREMENTS = join(HERE, 'requirements.txt');
const STDERR_SHOWN = 2000;
const PEOPLE = 3_000_000;
const ROUNDS = 3;

const reportSchema = z.object({
  cpuSeconds: z.object({
    total: z.number(),
    calculate: z.number().optional(),
    build: z.number().optional(),
  }),
  peakMb: z.number(),
  totals: z.record(z.string(), z.number()),
});
type Report = z.infer<typeof reportSchema>;

/** OpenFisca and ours by the same law on the same people, in turns: persons a CPU second, memory, and exactness of the totals. */
export function peersOpenFisca(): Promise<object> {
  return measureBeside(PEOPLE);
}

/** The same for another number of people; each total beside the exact one, which is added up in whole satang. */
export async function measureBeside(people: number): Promise<object> {
  const { file, exact } = await peopleOf(people);
  const python = installed();
  const rounds = Array.from({ length: ROUNDS }, () => ({
    openfisca: report(python, ['-B', join(HERE, 'run.py'), file]),
    ours: report(process.execPath, [join(HERE, 'ours.ts'), file]),
  }));
  const openfisca = least(rounds.map((round) => round.openfisca));
  const ours = least(rounds.map((round) => round.ours));
  return {
    people,
    versions: readFileSync(REQUIREMENTS, 'utf8').trim().split('\n'),
    openfisca: { ...openfisca, personsACpuSecond: Math.round(people / openfisca.cpuSeconds.total) },
    ours: { ...ours, personsACpuSecond: Math.round(people / ours.cpuSeconds.total) },
    exact,
  };
}

function least(reports: readonly Report[]): Report {
  const [first, ...others] = reports;
  if (!first) throw new Error('no round was measured');
  return others.reduce((best, next) => (next.cpuSeconds.total < best.cpuSeconds.total ? next : best), first);
}

/** Households of three: two with the role of an adult or one, the others children; whole satang everywhere. */
async function peopleOf(people: number): Promise<Readonly<{ file: string; exact: object }>> {
  const file = resolve(FOLDER, `openfisca-people-${people}.parquet`);
  mkdirSync(dirname(file), { recursive: true });
  const engine = await openEngine({ memoryMb: 1000, threads: 2, tempDirectory: join(FOLDER, 'spill') });
  const select = sql`
    select
      number as person_id,
      number // 3 as household_id,
      cast(case number % 3 when 0 then date '1940-01-01' + cast(chance % 21000 as integer)
        else date '1980-01-01' + cast(chance % 13000 as integer) end as date) as birth,
      cast(null as varchar) as birth_precision,
      case when chance % 5 < 2 then 0 else cast(chance % 300000 as bigint) end as salary,
      cast(hash(number // 3) % 1000000 as bigint) as rent,
      number % 3 = 0 or (number % 3 = 1 and hash(number // 3) % 2 = 0) as adult_role
    from (select series.number, cast(hash(series.number) % 1000000007 as bigint) as chance from ${dialect.series('number', people)}) as drawn`;
  await engine.run(dialect.writeParquet(select, file));
  const [exact] = await engine.rows(exactTotals(file));
  await engine.close();
  return { file, exact: plain(exact ?? {}) };
}

/** The law once more, by hand in one statement: what both should come to. */
function exactTotals(file: string) {
  return sql`
    with household as (
      select household_id,
        sum(salary) as income, min(rent) as rent, count(*) filter (where adult_role) as adults,
        max(birth) as youngest,
        count(*) filter (where birth <= date '1998-06-01' and salary = 0) as basic,
        count(*) filter (where birth <= date '1955-06-01') as pensioners
      from ${dialect.readParquet([file])}
      group by household_id
    )
    select
      cast(sum(basic) * 60000 as bigint) as basic_income,
      cast(sum(pensioners) * 100 as bigint) as pension,
      cast(sum((2 * rent + 4) // 8) as bigint) as housing_allowance,
      cast(count(*) filter (where income <= 50000
        and ((adults = 1 and youngest > date '2008-06-01') or youngest > date '2010-06-01')) * 60000 as bigint) as parenting_allowance
    from household`;
}

const SATANG = 100;

function plain(row: Row): object {
  return Object.fromEntries(Object.entries(row).map(([name, satang]) => [name, Number(satang) / SATANG]));
}

function report(command: string, words: readonly string[]): Report {
  const { status, stdout, stderr } = spawnSync(command, words, { encoding: 'utf8' });
  if (status !== 0)
    throw new Error(`${words.join(' ')} ended with ${status}: ${stderr.slice(-STDERR_SHOWN)}`);
  return reportSchema.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''));
}

/** The Python of an environment of its own, made once under the home folder with the pinned versions. */
function installed(): string {
  const folder = resolve(FOLDER, 'peers', 'openfisca');
  const executable = join(folder, 'bin', 'python');
  const mark = join(folder, 'installed.txt');
  const wanted = readFileSync(REQUIREMENTS, 'utf8');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return executable;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(dirname(folder), { recursive: true });
  run('python3', ['-m', 'venv', folder]);
  run(executable, ['-m', 'pip', 'install', '--quiet', '-r', REQUIREMENTS]);
  writeFileSync(mark, wanted);
  return executable;
}

function run(command: string, words: readonly string[]): void {
  const { status, stderr, error } = spawnSync(command, words, { encoding: 'utf8' });
  if (status !== 0)
    throw new Error(`${command} ${words.join(' ')}: ${error?.message ?? stderr.slice(-STDERR_SHOWN)}`);
}
