import type { Language } from '../../base/model/index.ts';
import type { Behaviour } from './behaviour-content.ts';
import { JUDGES } from './judge.ts';
import type { SeenCall } from './seen-call.ts';

/** A behaviour with what was seen of it. */
export type CheckedBehaviour = Behaviour &
  Readonly<{ state: 'shown' | 'broken' | 'not-yet'; shown: number; broken: number }>;

/** What a program showed in its calls. */
export type Checklist = Readonly<{ calls: number; behaviours: readonly CheckedBehaviour[] }>;

/** Judges every behaviour by the calls that were seen. */
export function checklistOf(behaviours: readonly Behaviour[], calls: readonly SeenCall[]): Checklist {
  return {
    calls: calls.length,
    behaviours: behaviours.map((one) => {
      const { shown, broken } = JUDGES[one.id](calls, one.most ?? Number.POSITIVE_INFINITY);
      const state = broken > 0 ? 'broken' : shown > 0 ? 'shown' : 'not-yet';
      return { ...one, state, shown, broken };
    }),
  };
}

const WORDS = {
  th: {
    calls: 'คำขอที่เห็น',
    must: 'ต้องทำ',
    should: 'ควรทำ',
    may: 'วิธีพูดอื่นที่รับได้ (พบ)',
    shown: 'ทำแล้ว',
    broken: 'ทำตรงข้าม',
    'not-yet': 'ยังไม่เห็น ลอง:',
    times: 'ครั้ง',
  },
  en: {
    calls: 'calls seen',
    must: 'must do',
    should: 'should do',
    may: 'other ways of speaking that are taken (seen)',
    shown: 'shown',
    broken: 'DOES OTHERWISE',
    'not-yet': 'not seen yet, try:',
    times: 'times',
  },
} as const;
const SIGNS = { shown: '✓', broken: '✗', 'not-yet': '·' } as const;

/** The checklist for people: what must and should be done, and which tolerated ways were seen. */
export function checklistLines({ calls, behaviours }: Checklist, language: Language): string[] {
  const words = WORDS[language];
  const lines = [`${words.calls}: ${calls}`];
  for (const kind of ['must', 'should', 'may'] as const) {
    const own = behaviours.filter((one) => one.kind === kind && (kind !== 'may' || one.state === 'shown'));
    if (own.length === 0) continue;
    lines.push('', words[kind]);
    for (const { state, id, rule, how, shown, broken } of own) {
      const times = state === 'broken' ? broken : shown;
      const told = state === 'not-yet' ? (how?.[language] ?? '') : `${times} ${words.times}`;
      lines.push(`${SIGNS[state]} ${id}  ${rule[language]}  [${words[state]} ${told}]`);
    }
  }
  return lines;
}
