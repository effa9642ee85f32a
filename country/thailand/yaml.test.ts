import { expect, it } from 'vitest';
import { z } from 'zod';
import { Problem } from '../../src/base/errors/index.ts';
import { parseYaml } from './yaml.ts';

const schema = z.strictObject({ id: z.string(), rows: z.record(z.string(), z.number()) });

/** What the problem says about a text that cannot be used. */
function refusalOf(text: string): unknown {
  try {
    return parseYaml(text, 'small.yaml', schema);
  } catch (thrown) {
    if (thrown instanceof Problem) return { code: thrown.code, ...thrown.params };
    throw thrown;
  }
}

it('gives typed content', () => {
  expect(parseYaml("id: a\nrows: { '01': 2 }\n", 'small.yaml', schema)).toEqual({
    id: 'a',
    rows: { '01': 2 },
  });
});

it('names the file and the place of what does not fit', () => {
  expect(refusalOf("id: a\nrows: { '01': x }\n")).toMatchObject({
    code: 'CONTENT_INVALID',
    file: 'small.yaml',
    where: 'rows.01',
  });
  expect(refusalOf('other: 1\n')).toMatchObject({ reason: expect.stringContaining('more)') });
});

it('names the line of what is no YAML', () => {
  expect(refusalOf('id: a\nid: b\n')).toMatchObject({ where: 'line 2' });
  expect(refusalOf('')).toMatchObject({ where: 'the top' });
});

it('refuses a number as a key, because its zeros are lost', () => {
  expect(refusalOf('id: a\nrows: { 01: 2 }\n')).toMatchObject({
    where: 'line 2',
    reason: 'the key 01 needs quotation marks',
  });
  expect(parseYaml('id: a\nrows: { 1: 2, true: 3 }\n', 'small.yaml', schema).rows).toEqual({
    '1': 2,
    true: 3,
  });
});
