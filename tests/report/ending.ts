import type { Count } from './counts.ts';

const LONGEST_FAILURE = 1500;

/** The end of the report: what needed a second try, then what failed, and the sums alone on the last line. */
export function endingOf(counts: readonly Count[]): string {
  const passed = counts.reduce((sum, one) => sum + one.passed, 0);
  const failed = counts.reduce((sum, one) => sum + one.failed, 0);
  // What failed stands last, where whoever sees only the end of the report finds it.
  return [
    ...counts.flatMap(({ secondTries }) => secondTries).map((one) => told('passed at the second try:', one)),
    ...counts.flatMap(({ failures }) => failures).map((one) => told('FAILED', one)),
    `\n${passed} passed, ${failed} failed\n`,
  ].join('');
}

function told(how: string, what: string): string {
  return `\n${how} ${what.slice(0, LONGEST_FAILURE)}\n`;
}
