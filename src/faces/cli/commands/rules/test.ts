import { existsSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { loadCasesFrom, loadProgrammesFrom, loadThailand } from '../../../../../country/thailand/index.ts';
import { problem } from '../../../../base/errors/index.ts';
import { type Engine, openEngine } from '../../../../base/lake/index.ts';
import { findProgramme } from '../../../../services/lookup/index.ts';
import {
  type CaseFailure,
  type CaseFile,
  type CaseParity,
  checkCaseParity,
  checkCases,
  type Programme,
  readCases,
  type Threshold,
  untriedThresholds,
} from '../../../../stages/entitlements/index.ts';
import { openOutput } from '../../output.ts';
import { examplesText, optionsOf } from '../options.ts';

const MEMORY_MB = 1000;

/** What trying out one programme came to. */
type Tried = Readonly<{
  programme: string;
  cases: number;
  failures: readonly CaseFailure[];
  parity: CaseParity;
  untried: readonly Threshold[];
}>;

/** Adds `chipao rules test`. */
export function addRulesTest(rules: Command): void {
  rules
    .command('test')
    .description(
      'Runs the cases of programmes through SQL and through the tree that explains, and asks both about the people of all cases on every day the rules change.',
    )
    .argument('[programme]', 'id of a programme (default: all)')
    .option('--from <folder>', 'programmes and cases of another folder, such as drafts')
    .addHelpText(
      'after',
      examplesText(
        'rules test',
        'rules test old-age-allowance --json',
        'rules test --from drafts/programmes',
      ),
    )
    .action(async (id: string | undefined, _options, command: Command) => {
      const options = optionsOf<{ from?: string }>(command);
      const output = openOutput(options);
      const { programmes, casesOf } = programmesIn(options.from);
      const chosen = id === undefined ? programmes : [findProgramme({ country: { programmes } }, id)];
      const tried = await withEngine(async (engine) => {
        const all: Tried[] = [];
        for (const programme of chosen) {
          output.progress(`  ${programme.id} …`, { passing: true });
          all.push(await tryOut(engine, programme, casesOf(programme)));
        }
        return all;
      });
      output.answer({ programmes: tried }, () => tried.flatMap(triedLines));
      refuseFailures(tried);
    });
}

type Programmes = Readonly<{
  programmes: readonly Programme[];
  casesOf: (programme: Programme) => CaseFile;
}>;

/** The programmes to try out: the country's, or those of a folder that somebody is writing in. */
function programmesIn(folder: string | undefined): Programmes {
  if (folder === undefined) {
    const country = loadThailand();
    return { programmes: country.programmes, casesOf: country.programmeCases };
  }
  if (!existsSync(folder) || !statSync(folder).isDirectory()) throw problem('RULES_FOLDER', { folder });
  const programmes = loadProgrammesFrom(folder);
  if (programmes.length === 0) throw problem('RULES_FOLDER', { folder });
  return { programmes, casesOf: ({ id }) => loadCasesFrom(folder, id) };
}

async function tryOut(engine: Engine, programme: Programme, file: CaseFile): Promise<Tried> {
  const cases = readCases(file, programme);
  return {
    programme: programme.id,
    cases: cases.length,
    failures: await checkCases(engine, programme, cases),
    parity: await checkCaseParity(engine, programme, cases),
    untried: untriedThresholds(programme, cases),
  };
}

/** An engine of its own, without the lake: rules are tried on people that do not exist. */
async function withEngine<Answer>(work: (engine: Engine) => Promise<Answer>): Promise<Answer> {
  const tempDirectory = await mkdtemp(join(tmpdir(), 'chipao-rules-'));
  const engine = await openEngine({ memoryMb: MEMORY_MB, threads: 1, tempDirectory });
  try {
    return await work(engine);
  } finally {
    await engine.close();
    await rm(tempDirectory, { recursive: true, force: true });
  }
}

function triedLines({ programme, cases, failures, parity, untried }: Tried): string[] {
  const mark = failures.length + parity.mismatches.length === 0 ? '✓' : '✗';
  return [
    `${mark} ${programme}: ${cases} cases, ${parity.compared} decisions of both engines compared`,
    ...failures.map(
      ({ case: sentence, on, differs, expected, found }) =>
        `    ${on} ${sentence}: ${differs} should be ${write(expected)}, is ${write(found)}`,
    ),
    ...parity.mismatches.map(({ on, people }) => `    ${on}: SQL and tree differ for ${people} people`),
    ...untried.map(
      ({ version, parameter, sentence, limit, lacks }) =>
        `    no case ${lacks.join(', ')} ${parameter ?? 'the limit'} (${limit}) in ${version}: ${sentence}`,
    ),
  ];
}

function refuseFailures(tried: readonly Tried[]): void {
  const failed = tried.reduce(
    (all, { failures }) => all + new Set(failures.map(({ case: sentence, on }) => `${on} ${sentence}`)).size,
    0,
  );
  const mismatches = tried.reduce(
    (all, { parity }) => all + parity.mismatches.reduce((sum, { people }) => sum + people, 0),
    0,
  );
  const cases = tried.reduce((all, one) => all + one.cases, 0);
  if (failed + mismatches > 0) throw problem('CASES_FAILED', { failed, cases, mismatches });
}

function write(value: unknown): string {
  const written = JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'bigint' ? Number(inner) : inner,
  );
  return written ?? '-';
}
