import { createIntl } from 'react-intl';
import { describe, expect, it } from 'vitest';
import { catalogue, isMessageId } from './every-message.ts';

const ids = Object.keys(catalogue.th).filter(isMessageId);

/** The names of the values a message asks for. */
function valuesIn(message: string): string[] {
  return [...new Set([...message.matchAll(/\{(\w+)(?=[,}])/g)].map((found) => found[1] ?? ''))].toSorted();
}

describe('the catalogue', () => {
  it('asks for the same values in both languages', () => {
    const inThai = ids.map((id) => [id, valuesIn(catalogue.th[id])]);
    const inEnglish = ids.map((id) => [id, valuesIn(catalogue.en[id])]);
    // English leaves out the name of the level, since it cannot know its plural.
    const differing = inThai
      .filter((entry, index) => String(entry) !== String(inEnglish[index]))
      .map(([id]) => id);
    expect(differing).toEqual(['league.half']);
  });

  it.each(['th', 'en'] as const)('has only messages that can be said (%s)', (locale) => {
    const problems: unknown[] = [];
    const intl = createIntl({
      locale,
      messages: catalogue[locale],
      onError: (error) => problems.push(error),
    });
    for (const id of ids) {
      const values = Object.fromEntries(valuesIn(catalogue[locale][id]).map((name) => [name, 1]));
      intl.formatMessage({ id }, values);
    }
    expect(problems).toEqual([]);
  });

  it('never says one thing in Thai letters where English is asked for', () => {
    expect(ids.filter((id) => /[\u0E00-\u0E7F]/.test(catalogue.en[id]))).toEqual([]);
  });
});
