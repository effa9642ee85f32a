import { Socket } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openPace } from './pace.ts';

const sender = (who = 'a', line: Socket | undefined = undefined) => ({ who, line });

describe('the pace of uploads', () => {
  it('takes what comes at the stated rate and never tells it to wait', () => {
    const pace = openPace(100);
    for (let nowMs = 0; nowMs < 10_000; nowMs += 10) {
      expect(pace.ask(sender(), nowMs)).toBeUndefined();
      pace.end(nowMs + 5);
    }
  });

  it('tells the rest of a crowd when to come, spread over as many seconds as they need', () => {
    const pace = openPace(100);
    const waits = Array.from({ length: 1000 }, (_one, index) => pace.ask(sender(`h${index}`), 0));
    const told = waits.filter((wait) => wait !== undefined);
    expect(told.length).toBeGreaterThan(900);
    expect(Math.max(...told)).toBeLessThanOrEqual(11);
    for (let second = 1; second <= 9; second++)
      expect(told.filter((wait) => wait === second).length).toBeLessThanOrEqual(101);
  });

  it('takes everybody who comes back as told, whoever else comes meanwhile', () => {
    const crowd = fc.array(
      fc.record({ atMs: fc.integer({ min: 0, max: 3000 }), lateMs: fc.integer({ min: 0, max: 5000 }) }),
      {
        minLength: 50,
        maxLength: 300,
      },
    );
    fc.assert(
      fc.property(crowd, (uploads) => {
        const pace = openPace(20);
        const line = (index: number) => ({ who: 'one account', line: lines[index] });
        const lines = uploads.map(() => new Socket());
        const due = uploads.map(({ atMs }, index) => ({ atMs, index, turn: 1 }));
        while (due.length > 0) {
          due.sort((left, right) => left.atMs - right.atMs);
          const next = due.shift();
          if (!next) break;
          const wait = pace.ask(line(next.index), next.atMs);
          if (wait === undefined) {
            pace.end(next.atMs + 1);
            continue;
          }
          expect(next.turn).toBe(1);
          const late = uploads[next.index]?.lateMs ?? 0;
          due.push({ atMs: next.atMs + wait * 1000 + late, index: next.index, turn: 2 });
        }
      }),
      { numRuns: 30 },
    );
  });

  it('follows a machine that is slower than stated', () => {
    const pace = openPace(100);
    let told = 0;
    let [under, nowMs] = [0, 0];
    for (; nowMs < 20_000; nowMs += 10) {
      if (pace.ask(sender(`h${nowMs}`), nowMs) === undefined) under++;
      else told++;
      if (nowMs % 100 === 0 && under > 0) {
        under--;
        pace.end(nowMs);
      }
      expect(under).toBeLessThanOrEqual(51);
    }
    expect(told).toBeGreaterThan(1000);
  });

  it('does not take a pause for slowness', () => {
    const pace = openPace(100);
    for (let one = 0; one < 40; one++) pace.ask(sender(), 0);
    for (let one = 0; one < 40; one++) pace.end(10);
    const waits = Array.from({ length: 1000 }, (_one, index) => {
      if (index === 40) pace.end(60_000);
      return pace.ask(sender(`h${index}`), 60_000) ?? 0;
    });
    expect(Math.max(...waits)).toBeLessThanOrEqual(11);
  });
});
