import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDuckDb } from './duckdb.ts';
import type { Engine } from './engine.ts';
import { id, join, literal, render, type Sql, sql } from './sql.ts';

const folder = mkdtempSync(joinPath(tmpdir(), 'chipao-sql-'));
const NAUGHTY = [
  "'; drop table person; --",
  "' or '1'='1",
  '" or ""="',
  '$1',
  '\\',
  "\\'; select 1",
  '/* */',
  ';',
  '#{x}',
  '๏๎ป้า‮txt',
];
let engine: Engine;

beforeAll(async () => {
  engine = await openDuckDb({ memoryMb: 200, threads: 1, tempDirectory: folder });
  await engine.run(sql`create table person as select 1 as one`);
});

afterAll(async () => {
  expect(await engine.rows(sql`select one from person`)).toEqual([{ one: 1 }]);
  await engine.close();
  rmSync(folder, { recursive: true });
});

async function answer(statement: Sql): Promise<unknown> {
  return Object.values((await engine.rows(statement))[0] ?? {})[0];
}

describe('text from outside', () => {
  it.each(NAUGHTY)('stays a value, bound or quoted, and a name: %s', async (text) => {
    expect(render(sql`select ${text}`)).toEqual({ text: 'select $1', values: [text] });
    expect(await answer(sql`select ${text} as said`)).toBe(text);
    expect(await answer(sql`select ${literal(text)} as said`)).toBe(text);
    const name = text.replaceAll('.', '');
    expect(await engine.rows(sql`select 1 as ${id(name)}`)).toEqual([{ [name]: 1 }]);
  });

  it('comes back as it went in, whatever it is', async () => {
    const texts = fc.string({ unit: 'grapheme', maxLength: 30 }).filter((text) => !text.includes('\0'));
    await fc.assert(
      fc.asyncProperty(texts, texts, async (one, other) => {
        const pieces = join([sql`${one}`, literal(other)], ' || ');
        expect(await answer(sql`select ${pieces} as said`)).toBe(one + other);
      }),
      { numRuns: 200 },
    );
  });
});
