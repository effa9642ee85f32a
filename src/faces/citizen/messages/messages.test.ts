import { expect, it } from 'vitest';
import { english } from './english.ts';
import { thai } from './thai.ts';

const valuesIn = (message: string) => [...message.matchAll(/\{(\w+)\}/g)].map((found) => found[1]).toSorted();
const english_: Readonly<Record<string, string>> = english;

it('asks for the same values in both languages, and speaks only the one that is asked for', () => {
  for (const [id, message] of Object.entries(thai)) {
    const other = english_[id] ?? '';
    expect([id, valuesIn(other)]).toEqual([id, valuesIn(message)]);
    if (id !== 'app.language') expect([id, /[\u0E00-\u0E7F]/.test(other)]).toEqual([id, false]);
  }
  expect(Object.keys(english)).toEqual(Object.keys(thai));
});
