import { readFileSync } from 'node:fs';

/** How one check ended. */
export type Count = Readonly<{
  passed: number;
  failed: number;
  /** What failed, and why. */
  failures: readonly string[];
  /** What failed at first and passed when tried again; it counts as passed, and is told of. */
  secondTries: readonly string[];
}>;

type VitestReport = Readonly<{
  numPassedTests: number;
  numFailedTests: number;
  testResults: readonly Readonly<{
    name: string;
    status: string;
    message: string;
    assertionResults: readonly Readonly<{
      fullName: string;
      status: string;
      /** Of all tries: a test that passed at its second has those of its first. */
      failureMessages: readonly string[];
    }>[];
  }>[];
}>;

/** Counts what vitest's JSON report tells. */
export function countVitest(path: string): Count {
  const report = JSON.parse(readFileSync(path, 'utf8')) as VitestReport;
  const failures = report.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((one) => one.status === 'failed');
    if (status === 'failed' && failed.length === 0) return [`${name}: ${message}`];
    return failed.map((one) => `${name}: ${one.fullName}: ${one.failureMessages.join(' ')}`);
  });
  const secondTries = report.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter((one) => one.status === 'passed' && one.failureMessages.length > 0)
      .map((one) => `${name}: ${one.fullName}: ${one.failureMessages.join(' ')}`),
  );
  return { passed: report.numPassedTests, failed: report.numFailedTests, failures, secondTries };
}

type BrowserSpec = Readonly<{
  file: string;
  line: number;
  title: string;
  ok: boolean;
  tests: readonly Readonly<{
    status: string;
    results: readonly Readonly<{ errors: readonly Readonly<{ message?: string }>[] }>[];
  }>[];
}>;
type BrowserSuite = Readonly<{ suites?: readonly BrowserSuite[]; specs?: readonly BrowserSpec[] }>;
type BrowserReport = BrowserSuite &
  Readonly<{ stats: Readonly<{ expected: number; unexpected: number; flaky: number }> }>;

/** Counts what Playwright's JSON report tells. */
export function countBrowser(path: string): Count {
  const report = JSON.parse(readFileSync(path, 'utf8')) as BrowserReport;
  const specs = specsOf(report);
  const { expected, flaky, unexpected } = report.stats;
  return {
    passed: expected + flaky,
    failed: unexpected,
    failures: specs.filter(({ ok }) => !ok).map(told),
    secondTries: specs.filter(({ tests }) => tests.some(({ status }) => status === 'flaky')).map(told),
  };
}

function specsOf(suite: BrowserSuite): readonly BrowserSpec[] {
  return [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)];
}

function told({ file, line, title, tests }: BrowserSpec): string {
  const said = tests.flatMap(({ results }) => results.flatMap(({ errors }) => errors));
  return [`${file}:${line}: ${title}`, ...said.map(({ message }) => message ?? '')].join(': ');
}
