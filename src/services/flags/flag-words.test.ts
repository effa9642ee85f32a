import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../base/lake/index.ts';
import { openSmallReading } from '../lookup/testing/small-reading.ts';
import type { FlagReading } from './flag-desk.ts';
import { evidenceWords } from './flag-words.ts';

let reading: FlagReading & { close: () => Promise<void> };

beforeAll(async () => {
  reading = await openSmallReading({ profiles: { profiles: sql`select cast(1 as bigint) as person_id` } });
}, 60_000);

afterAll(() => reading.close());

function told(kind: string, evidence: string) {
  return evidenceWords(reading, { kind, programme: 'state-welfare-card', evidence, doubts: '' }).evidence;
}

describe('a flag on somebody poor without the card', () => {
  it('says plainly, in both languages, that no register tells the income of who never applied', () => {
    const [words] = told('poor-without-card', 'cannot-tell');
    expect(words?.en).toContain('no register tells the income');
    expect(words?.en).toContain('there may be no right');
    expect(words?.th).toContain('ไม่มีทะเบียนใดบอกรายได้');
    expect(words?.th).toContain('อาจไม่มีสิทธิ');
  });

  it('says so when registers show that every condition is met', () => {
    expect(told('poor-without-card', 'eligible')[0]?.en).toBe('by all registers every condition is met');
  });

  it('leaves the conditions of other flags as they are called in the rules', () => {
    expect(told('blocked-by-one', 'own-income')[0]?.en).toContain('100,000 baht');
  });
});
