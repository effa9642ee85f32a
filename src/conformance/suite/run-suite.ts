import { performance } from 'node:perf_hooks';
import { asProblem, Problem, problem, sentenceOf } from '../../base/errors/index.ts';
import type { FileSet } from '../../filesets/index.ts';
import { type Account, type Callers, type Given, hashOf, openCallers } from '../asking/callers.ts';
import { dayWords, patientWords, runMark } from '../asking/case-words.ts';
import type { Fill } from '../asking/fill-words.ts';
import type { ConformanceCase, ConformanceKit, GIVEN } from '../cases/case-schema.ts';
import type { Difference } from './compare.ts';
import { runStep } from './run-step.ts';

/** What became of one case. `told` is said for completeness and cannot be asked for from outside. */
export type CaseResult = Readonly<{
  id: string;
  rule: ConformanceCase['rule'];
  section: string;
  level: ConformanceCase['level'];
  outcome: 'passed' | 'failed' | 'not-given' | 'told';
  tookMs: number;
  /** What has to be given for it, where it was not. */
  missing?: readonly string[];
  /** The call that was answered otherwise, and how. */
  call?: string;
  differences?: readonly Difference[];
}>;

/** What a server is tried with. */
export type SuiteOrder = Readonly<{
  server: string;
  account: Account;
  given: Given;
  cases: readonly ConformanceCase[];
  kit: ConformanceKit;
  set: FileSet;
  now: Date;
  tell?: (result: CaseResult) => void;
}>;

type Run = SuiteOrder & Readonly<{ callers: Callers; mark: string; days: Fill }>;
type NeededThing = (typeof GIVEN)[number];

/** Tries a server with every case, one after the other. Throws CONFORMANCE_LOGIN_REFUSED and CONFORMANCE_NO_ANSWER before the first. */
export async function runSuite(order: SuiteOrder): Promise<CaseResult[]> {
  const server = addressOf(order.server);
  const callers = openCallers({ ...order, server });
  // Whoever cannot sign in hears that once, and not from every case.
  await callers.headerOf('hospital');
  const run = { ...order, server, callers, mark: runMark(order.now), days: dayWords(order.now) };
  const results: CaseResult[] = [];
  for (const [at, one] of order.cases.entries()) {
    const result = await runCase(run, one, at);
    results.push(result);
    order.tell?.(result);
  }
  return results;
}

function addressOf(server: string): string {
  const url = URL.parse(server);
  if (!url || !/^https?:$/.test(url.protocol)) throw problem('CONFORMANCE_ADDRESS', { server });
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}

async function runCase(run: Run, one: ConformanceCase, at: number): Promise<CaseResult> {
  const { id, rule, section, level } = one;
  const about = { id, rule, section, level };
  if (level === 'told') return { ...about, outcome: 'told', tookMs: 0 };
  const missing = neededFor(one).filter((name) => run.given[name] === undefined);
  if (missing.length > 0) return { ...about, outcome: 'not-given', tookMs: 0, missing };
  const begun = performance.now();
  const fill = new Map([...wordsOf(run), ...patientWords(run.mark, at)]);
  for (const step of one.steps) {
    const { call, differences } = await runStep(run, step, fill).catch((thrown: unknown) => ({
      call: `${step.method} ${step.path}`,
      differences: [{ at: '', wanted: 'an answer', got: told(thrown) }],
    }));
    if (differences.length > 0)
      return { ...about, outcome: 'failed', tookMs: performance.now() - begun, call, differences };
  }
  return { ...about, outcome: 'passed', tookMs: performance.now() - begun };
}

function neededFor({ needs, steps }: ConformanceCase): NeededThing[] {
  const callers = steps.flatMap(({ as }) =>
    as === 'expired' || as === 'limited' || as === 'other' || as === 'records' ? [as] : [],
  );
  return [...new Set([...needs, ...callers])];
}

function wordsOf({ account, given, kit, days }: Run): Fill {
  const { usual, compose } = kit.passwordKeys;
  const hash = hashOf(account.password, usual);
  const words = [
    ['hospital', account.hospital],
    ['other', given.other?.hospital ?? kit.otherHospital],
    ['user', account.user],
    ['hash', hash],
    ['hash-capitals', hash.toUpperCase()],
    ['hash-compose', hashOf(account.password, compose)],
    ['hash-wrong', hashOf('another password', usual)],
    ['spare', given.spare?.user ?? ''],
    ['spare-hash', hashOf(given.spare?.password ?? '', usual)],
  ] as const;
  return new Map([...words, ...days]);
}

function told(thrown: unknown): string {
  if (!(thrown instanceof Problem)) throw asProblem(thrown, 'conformance');
  return sentenceOf(thrown, 'en');
}
