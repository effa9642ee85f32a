import { describe, expect, it } from 'vitest';
import { type Effect, effectText } from './effect-text.ts';

const effect: Effect = {
  effect: 'opens',
  programme: 'grant',
  title: { th: 'เงินอุดหนุน', en: 'grant' },
  was: null,
  answer: 'yes',
  wasSatang: null,
  satang: null,
  applicants: [],
};
const words = { say: (id: string) => id, pick: ({ en }: { en: string }) => en };
const said = (changes: Partial<Effect>) => effectText({ ...effect, ...changes }, words);

describe('what followed on an event', () => {
  it('is a right to apply for only where the rules say so', () => {
    expect(said({ applicants: [{ person: 'p1', name: 'A' }] })).toBe('event.apply');
    expect(said({})).toBe('event.nobody');
    expect(said({ answer: 'no', applicants: [{ person: 'p1', name: 'A' }] })).toBe('event.opens.no');
    expect(said({ answer: 'unknown' })).toBe('event.opens.unknown');
  });

  it('is a payment still found, or what the rules answer now', () => {
    expect(said({ effect: 'stops', answer: null })).toBe('event.paid');
    expect(said({ effect: 'raises', was: 'no', answer: 'yes' })).toBe('event.becomes.yes');
    expect(said({ effect: 'raises', was: 'yes', answer: 'no' })).toBe('event.becomes.no');
    expect(said({ effect: 'raises', was: 'yes', answer: 'yes' })).toBe('event.amount');
  });
});
