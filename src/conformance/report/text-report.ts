import type { Language } from '../../base/model/index.ts';
import type { CaseResult } from '../suite/run-suite.ts';

const WORDS = {
  th: {
    passed: 'ผ่าน',
    failed: 'ไม่ผ่าน',
    'not-given': 'ไม่ได้ลอง เพราะไม่ได้ให้',
    told: 'ลองจากภายนอกไม่ได้',
    call: 'คำขอ',
    wanted: 'ต้องเป็น',
    got: 'ได้',
    section: 'อ่านที่',
    ours: 'เพิ่มเติม',
    cases: 'ข้อ',
  },
  en: {
    passed: 'passed',
    failed: 'FAILED',
    'not-given': 'not tried, for want of',
    told: 'cannot be tried from outside',
    call: 'call',
    wanted: 'wanted',
    got: 'got',
    section: 'see',
    ours: 'beyond the hub',
    cases: 'cases',
  },
} as const;

const SIGNS = { passed: '✓', failed: '✗', 'not-given': '·', told: '·' } as const;
const OUTCOMES = ['passed', 'failed', 'not-given', 'told'] as const;

/** One line for a case that went well, and why for one that did not. */
export function caseLines(result: CaseResult, language: Language): string[] {
  const words = WORDS[language];
  const { id, rule, outcome, level, missing, call, differences = [], section } = result;
  const beyond = level === 'ours' ? ` (${words.ours})` : '';
  const why = outcome === 'passed' ? '' : `  [${words[outcome]}${missing ? ` ${missing.join(', ')}` : ''}]`;
  const line = `${SIGNS[outcome]} ${id}  ${rule[language]}${beyond}${why}`;
  if (outcome !== 'failed') return [line];
  return [
    line,
    `    ${words.call}: ${call}`,
    ...differences.flatMap(({ at, wanted, got }) => [
      `    ${at || '-'}`,
      `      ${words.wanted}: ${wanted}`,
      `      ${words.got}: ${got}`,
    ]),
    `    ${words.section}: docs/guide/${section}`,
  ];
}

/** How many of which outcome, in one line. */
export function sumLine(results: readonly CaseResult[], language: Language): string {
  const words = WORDS[language];
  const sums = OUTCOMES.flatMap((outcome) => {
    const number = results.filter((one) => one.outcome === outcome).length;
    return number === 0 ? [] : [`${words[outcome].replace(/,? for want of$/, '')} ${number}`];
  });
  return `${results.length} ${words.cases}: ${sums.join(' · ')}`;
}
