import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import type { AreaAnswer, AreaChildrenAnswer } from '../../src/contract/index.ts';
import { askChipao, chipao, startChipao } from './stage/command.ts';
import { serversOf, smallHome } from './stage/homes.ts';

const { registers } = inject('small');
const LOOK_EVERY_MS = 40;

let home: string;

beforeAll(async () => {
  home = smallHome('busy');
  await askChipao(['run', '--input', registers, '--home', home]);
});

describe('two runs at once', () => {
  it('are one: the second is told who is writing, and leaves everything as it is', async () => {
    const first = startChipao(['run', '--input', registers, '--from', 'places', '--home', home]);
    await until(() => first.err().includes('places'));
    // Held still while the others come, so that it is surely under way.
    first.child.kill('SIGSTOP');
    const second = await chipao(['run', '--input', registers, '--home', home]);
    expect([second.code, second.out]).toEqual([5, '']);
    expect(second.err).toMatch(/HOME_BUSY\n {2}.*[ก-ฮ].*\n {2}Another run \(process \d+\) is writing/);
    expect(second.err).toContain(`process ${first.child.pid}`);
    const demo = await chipao(['demo', '--people', '50', '--no-serve', '--home', home]);
    expect([demo.code, demo.err]).toEqual([5, expect.stringContaining('HOME_BUSY')]);
    const status = await askChipao<{ run: { state: string } }>(['status', '--home', home]);
    expect(status.run.state).toBe('running');
    first.child.kill('SIGCONT');
    const { code, err } = await first.ended;
    expect(code, err).toBe(0);
    expect(serversOf(home)).toEqual([]);
  });
});

describe('a run that publishes while others look', () => {
  it('is seen whole or not at all', async () => {
    const serving = startChipao(['serve', '--port', '0', '--home', home]);
    const address = /http:\/\/\S+/.exec(await serving.line('ready'))?.[0] ?? '';
    const seen = new Set<string>();
    const running = startChipao(['run', '--input', registers, '--as-of', '2020-01-01', '--home', home]);
    let isRunning = true;
    const ended = running.ended.finally(() => {
      isRunning = false;
    });
    while (isRunning || seen.size < 2) {
      const { asOf, version } = await fetchWhole(address);
      seen.add(`${asOf} ${version}`);
      await sleep(LOOK_EVERY_MS);
    }
    expect((await ended).code).toBe(0);
    serving.child.kill('SIGINT');
    expect((await serving.ended).code).toBe(0);
    expect([...seen].map((one) => one.slice(0, 10))).toEqual(['2026-09-30', '2020-01-01']);
  });
});

/** One area and its children, asked for until both come from one set; each must agree with itself whenever it comes. */
async function fetchWhole(address: string): Promise<AreaAnswer> {
  const area = (await (await fetch(`${address}/api/v1/areas/17`)).json()) as AreaAnswer;
  const below = (await (await fetch(`${address}/api/v1/areas/17/children`)).json()) as AreaChildrenAnswer;
  const sum = below.children.reduce((all, child) => all + (child.figures['people'] ?? 0), 0);
  if (below.version === area.version) {
    expect(below.asOf).toBe(area.asOf);
    // Published counts are each off by at most so many.
    const off = area.protection.within * (below.children.length + 1);
    expect(Math.abs(sum - (area.figures['people'] ?? 0))).toBeLessThanOrEqual(off);
  }
  return area;
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await sleep(LOOK_EVERY_MS);
}
