import { expect, it } from 'vitest';
import { readRightValue, writtenValue } from './right-value.ts';

it('reads what a steward writes, in baht and in either era', () => {
  expect(readRightValue({ type: 'money' }, '1,200')).toBe('120000');
  expect(readRightValue({ type: 'date' }, '2488-06-07')).toBe('1945-06-07');
  expect(readRightValue({ type: 'date' }, '1945-06-07')).toBe('1945-06-07');
  expect(readRightValue({ type: 'date' }, '7/6/2488')).toBeUndefined();
  expect(readRightValue({ type: 'boolean' }, 'false')).toBe('false');
  expect(readRightValue({ type: 'text' }, ' ')).toBeUndefined();
});

it('begins with what the citizen says', () => {
  expect(writtenValue({ type: 'money', wants: { value: 60000, words: null } })).toBe('600');
  expect(writtenValue({ type: 'boolean', wants: { value: false, words: null } })).toBe('false');
  expect(writtenValue({ type: 'text', wants: { value: null, words: null } })).toBe('');
});
