import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { loadClaimFiles, loadConformance } from '../../../../../country/thailand/index.ts';
import { problem } from '../../../../base/errors/index.ts';
import type { Language } from '../../../../base/model/index.ts';
import {
  type CaseResult,
  caseLines,
  type Given,
  givenSchema,
  junitReport,
  pickCases,
  runSuite,
  sumLine,
} from '../../../../conformance/index.ts';
import { openOutput } from '../../output.ts';
import {
  type CommonOptions,
  examplesText,
  optionsOf,
  readChoice,
  readHospital,
  readPort,
} from '../options.ts';
import { readPassword } from './read-password.ts';
import { watchUntilStopped } from './watch.ts';

const FORMATS = ['text', 'json', 'junit'] as const;

type ConformanceOptions = CommonOptions &
  Readonly<{
    url?: string;
    user?: string;
    hospital?: string;
    passwordFile?: string;
    given?: string;
    only?: readonly string[];
    format: (typeof FORMATS)[number];
    lang: Language;
    watch?: boolean;
    port: number;
    provoke?: boolean;
  }>;

/** Adds `chipao claims conformance`. */
export function addClaimsConformance(claims: Command): void {
  const command = claims
    .command('conformance')
    .description(
      'Holds a server against what hospitals’ programs ask of the hub, case by case; or, with --watch, a program against what the hub asks of it.',
    )
    .option('--url <address>', 'the server, for example http://localhost:8080')
    .option('--hospital <code>', 'the hospital that asks', readHospital('--hospital'))
    .option('--user <login>', 'its user')
    .option('--password-file <file>', 'a file with the password in it, instead of CHIPAO_FDH_PASSWORD')
    .option('--given <file>', 'further accounts and tokens as JSON, so that more can be tried');
  addReportOptions(command).action(async (_options, self: Command) => {
    const options = optionsOf<ConformanceOptions>(self);
    const { url } = options;
    if (url === undefined) throw problem('CONFORMANCE_OPTION_NEEDED', { option: '--url' });
    if (options.watch) await watchUntilStopped({ ...options, url });
    else await tryServer(url, options);
  });
}

function addReportOptions(command: Command): Command {
  return command
    .option('--only <id...>', 'only these cases, by id or the beginning of it')
    .option('--format <format>', 'text, json or junit', readChoice('--format', FORMATS), 'text')
    .option('--lang <language>', 'th or en', readChoice('--lang', ['th', 'en']), 'th')
    .option('--watch', 'pass a program’s calls on to the server and tell what it does well')
    .option(
      '--port <port>',
      'with --watch: where the program sends to; 0 takes a free one',
      readPort('--port'),
      0,
    )
    .option('--provoke', 'with --watch: once each a busy server, a lost answer and a token that is over')
    .addHelpText(
      'after',
      examplesText(
        'claims conformance --url http://localhost:8080 --hospital 99001 --user maker --password-file secret',
        'claims conformance --url https://fdh.example.go.th --hospital 99001 --user maker --only door upload.v2-names',
        'claims conformance --watch --url http://localhost:8080 --port 8090 --provoke',
      ),
    );
}

async function tryServer(server: string, options: ConformanceOptions): Promise<void> {
  const { user, hospital, lang } = options;
  if (user === undefined) throw problem('CONFORMANCE_OPTION_NEEDED', { option: '--user' });
  if (hospital === undefined) throw problem('CONFORMANCE_OPTION_NEEDED', { option: '--hospital' });
  const { kit, cases } = loadConformance();
  const picked = pickCases(cases, options.only ?? []);
  const given = options.given === undefined ? {} : await readGiven(options.given);
  const account = { hospital, user, password: await readPassword(options.passwordFile) };
  const output = openOutput(options);
  const tell = (result: CaseResult) =>
    output.progress(caseLines(result, lang)[0] ?? '', { passing: result.outcome !== 'failed' });
  const set = loadClaimFiles().hubSet();
  const results = await runSuite({ server, account, given, cases: picked, kit, set, now: new Date(), tell });
  report(results, server, options);
  const failed = results.filter(({ outcome }) => outcome === 'failed').length;
  if (failed > 0) throw problem('CONFORMANCE_FAILED', { failed, all: results.length });
}

function report(results: readonly CaseResult[], server: string, options: ConformanceOptions): void {
  const { format, lang } = options;
  if (format === 'junit' && !options.json) {
    process.stdout.write(`${junitReport(results, server)}\n`);
    return;
  }
  openOutput({ json: options.json || format === 'json' }).answer({ server, results }, () => [
    ...results.flatMap((result) => caseLines(result, lang)),
    '',
    sumLine(results, lang),
  ]);
}

async function readGiven(file: string): Promise<Given> {
  const unreadable = (reason: string, cause?: unknown) =>
    problem('CONFORMANCE_GIVEN_UNREADABLE', { file, reason }, cause);
  const text = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw unreadable(cause.code ?? '?', cause);
  });
  const read = givenSchema.safeParse(parsed(text));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw unreadable(`${issue?.path.join('.') || 'JSON'}: ${issue?.message ?? '?'}`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
