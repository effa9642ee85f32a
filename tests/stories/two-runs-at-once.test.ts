import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { signInOverHttp } from '../../bench/sign-in-over-http.ts';
import type { AreaAnswer, AreaChildrenAnswer } from '../../src/contract/index.ts';
import { askChipao, chipao, startChipao } from './stage/command.ts';
import { publishedHome, serversOf } from './stage/homes.ts';

const { registers } = inject('small');
const LOOK_EVERY_MS = 40;

let home: string;

beforeAll(async () => {
  home = await publishedHome('busy');
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
    // As an officer, to whom figures are told as they were counted: those of others carry noise, or are held back.
    const cookie = await signInOverHttp(address, { role: 'officer' });
    const seen = new Set<string>();
    const running = startChipao(['run', '--input', registers, '--as-of', '2020-01-01', '--home', home]);
    let isRunning = true;
    const ended = running.ended.finally(() => {
      isRunning = false;
    });
    while (isRunning || seen.size < 2) {
      const { asOf, version } = await fetchWhole(address, cookie);
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
async function fetchWhole(address: string, cookie: string): Promise<AreaAnswer> {
  const ask = async (path: string) =>
    (await fetch(`${address}/api/v1/areas/${path}`, { headers: { cookie } })).json();
  const area = (await ask('17')) as AreaAnswer;
  const below = (await ask('17/children')) as AreaChildrenAnswer;
  const sum = below.children.reduce((all, child) => all + (child.figures['people'] ?? 0), 0);
  if (below.version === area.version) {
    expect(below.asOf).toBe(area.asOf);
    expect(sum).toBe(area.figures['people']);
  }
  return area;
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await sleep(LOOK_EVERY_MS);
}
