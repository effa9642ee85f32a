import type { CaseResult } from '../suite/run-suite.ts';

const A_SECOND_MS = 1000;
const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Results as the XML that build servers read. */
export function junitReport(results: readonly CaseResult[], server: string): string {
  const failures = results.filter(({ outcome }) => outcome === 'failed').length;
  const skipped = results.filter(({ outcome }) => outcome === 'not-given' || outcome === 'told').length;
  const seconds = results.reduce((sum, { tookMs }) => sum + tookMs, 0) / A_SECOND_MS;
  const head = `<testsuite name="${escaped(`conformance of ${server}`)}" tests="${results.length}" failures="${failures}" skipped="${skipped}" time="${seconds.toFixed(3)}">`;
  return ['<?xml version="1.0" encoding="UTF-8"?>', head, ...results.map(caseOf), '</testsuite>'].join('\n');
}

function caseOf({ id, rule, outcome, tookMs, missing, call, differences = [] }: CaseResult): string {
  const [group = ''] = id.split('.');
  const name = escaped(`${id}: ${rule.en}`);
  const open = `<testcase classname="${escaped(group)}" name="${name}" time="${(tookMs / A_SECOND_MS).toFixed(3)}"`;
  if (outcome === 'passed') return `${open}/>`;
  if (outcome !== 'failed') {
    const why = missing ? `not given: ${missing.join(', ')}` : 'cannot be tried from outside';
    return `${open}><skipped message="${escaped(why)}"/></testcase>`;
  }
  const told = differences.map(({ at, wanted, got }) => `${at}: wanted ${wanted}, got ${got}`).join('\n');
  return `${open}><failure message="${escaped(call ?? '')}">${escaped(told)}</failure></testcase>`;
}

/** XML knows no control characters, however they are written. */
function escaped(text: string): string {
  const plain = [...text].map((letter) => (letter < ' ' && letter !== '\n' ? ' ' : letter)).join('');
  return plain.replaceAll(/[&<>"]/g, (letter) => ESCAPES[letter] ?? letter);
}
