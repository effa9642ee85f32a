import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Engine, openLake } from '../../../src/base/lake/index.ts';
import {
  checkCases,
  describeProgramme,
  readCases,
  untriedThresholds,
} from '../../../src/stages/entitlements/index.ts';
import { loadCases, loadProgrammes } from './index.ts';

let home: string;
let engine: Engine;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'chipao-programmes-'));
  engine = await (await openLake(home, { memoryMb: 512, threads: 1 })).openEngine([]);
});

afterAll(async () => {
  await engine.close();
  await rm(home, { recursive: true, force: true });
});

describe.each(loadProgrammes())('$id', (programme) => {
  const cases = readCases(loadCases(programme.id), programme);

  test('every case holds, in SQL as in the tree', async () => {
    expect(await checkCases(engine, programme, cases)).toEqual([]);
  });

  test('every threshold of every version has a case just below, at and just above it', () => {
    expect(untriedThresholds(programme, cases)).toEqual([]);
  });

  test('every version has a case on its first day and, where it ends, on its last', () => {
    const days = new Set(cases.map((example) => String(example.on)));
    const ends = programme.versions.flatMap(({ inForce }) => [
      inForce.from,
      ...(inForce.to ? [inForce.to] : []),
    ]);
    expect(ends.filter((day) => !days.has(day))).toEqual([]);
  });

  test('every change of an amount, an age or a limit has a case the day before and on the day', () => {
    const days = new Set(cases.map((example) => String(example.on)));
    const changes = Object.values(programme.parameters)
      .filter(([first]) => first?.value?.type !== 'date')
      .flatMap((periods) => periods.slice(1).map(({ from }) => from));
    const asked = [...new Set(changes)].flatMap((day) => [dayBefore(day), day]);
    expect(asked.filter((day) => !days.has(day))).toEqual([]);
  });

  test('every temporary addition has a case on its first and last day, and on the days around', () => {
    const days = new Set(cases.map((example) => String(example.on)));
    const asked = programme.overlays.flatMap(({ inForce: { from, to } }) => [
      dayBefore(from),
      from,
      ...(to ? [to, dayAfter(to)] : []),
    ]);
    expect(asked.filter((day) => !days.has(day))).toEqual([]);
  });

  test('every exception decides a case', () => {
    const deciding = new Set(cases.map(({ expected }) => expected.exception));
    const exceptions = programme.versions.flatMap((version) => version.exceptions.map(({ id }) => id));
    expect(exceptions.filter((id) => !deciding.has(id))).toEqual([]);
  });

  test('what became known only later has a case as known before and as known from then on', () => {
    const knownOn = new Set(cases.flatMap((example) => (example.knownOn ? [String(example.knownOn)] : [])));
    const later = [...programme.versions, ...programme.overlays].flatMap(({ inForce, knownFrom }) =>
      knownFrom && knownFrom > inForce.from ? [dayBefore(knownFrom), knownFrom] : [],
    );
    expect(later.filter((day) => !knownOn.has(day))).toEqual([]);
  });

  test('every rule in force can be read in both languages', () => {
    for (const { inForce } of programme.versions) {
      const text = describeProgramme(programme, inForce.from);
      expect(text?.conditions.length).toBeGreaterThan(0);
      for (const { sentence } of text?.conditions ?? []) {
        expect(sentence.th).toMatch(/[ก-๙]/);
        expect(sentence.en).not.toMatch(/[ก-๙]/);
      }
    }
  });
});

const DAY_MS = 86_400_000;

function dayBefore(day: string): string {
  return new Date(Date.parse(day) - DAY_MS).toISOString().slice(0, 10);
}

function dayAfter(day: string): string {
  return new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10);
}
