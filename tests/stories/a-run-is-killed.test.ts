import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import type { AreaAnswer } from '../../src/contract/index.ts';
import { askChipao, chipao, startChipao } from './stage/command.ts';
import { checksums, publishedHome, serversOf } from './stage/homes.ts';

type Status = { run: { id: number; state: string }; versions: { id: string }[] };

const { registers } = inject('small');
const ROUNDS = 3;
/** Print it to see which moments were chosen; set STORY_SEED to choose them again. */
const SEED = Number(process.env['STORY_SEED'] ?? Date.now() % 100_000);

let home: string;

beforeAll(async () => {
  home = await publishedHome('killed');
});

function statusOf(): Promise<Status> {
  return askChipao<Status>(['status', '--home', home]);
}

describe('a run that is killed', () => {
  it(`at any moment leaves what was published, and the next run succeeds (seed ${SEED})`, async () => {
    const random = randomFrom(SEED);
    const before = await statusOf();
    const area = await askChipao<AreaAnswer>(['area', '17', '--home', home]);
    let files = checksums(home, before.versions);
    const wholeRunMs = await timeOf(['run', '--input', registers, '--from', 'intake', '--home', home]);
    let last = (await statusOf()).run.id;
    for (let round = 0; round < ROUNDS; round++) {
      // Another day gives other versions, so that a round makes something new; every second round makes the old again.
      const change = round % 2 === 0 ? ['--as-of', `2021-01-0${round + 1}`] : [];
      const words = ['run', '--input', registers, '--from', 'intake', ...change, '--home', home];
      const running = startChipao(words);
      const afterMs = Math.round(random() * wholeRunMs);
      await sleep(afterMs);
      running.child.kill('SIGKILL');
      await running.ended;
      const after = await statusOf();
      const said = `seed ${SEED}, round ${round}, killed after ${afterMs} of ${wholeRunMs} ms`;
      const isDone = after.run.state === 'succeeded' && after.run.id > last;
      last = after.run.id;
      if (isDone) {
        // It was done before the blow fell; the old set is put back for the next round, links and all: those of a day before go on.
        const again = ['run', '--input', registers, '--from', 'intake', '--home', home];
        expect((await chipao(again)).code, said).toBe(0);
        const { run, versions } = await statusOf();
        expect(
          versions.map(({ id }) => id),
          said,
        ).toEqual(before.versions.map(({ id }) => id));
        last = run.id;
        files = checksums(home, versions);
        continue;
      }
      expect(
        after.versions.map(({ id }) => id),
        said,
      ).toEqual(before.versions.map(({ id }) => id));
      const found = checksums(home, after.versions);
      const kept = Object.keys(files).filter((file) => file in found);
      expect(Object.fromEntries(kept.map((file) => [file, found[file]])), said).toEqual(
        Object.fromEntries(kept.map((file) => [file, files[file]])),
      );
      for (const { id } of before.versions)
        expect(
          Object.keys(found).some((file) => file.includes(id) && file.endsWith('manifest.json')),
          said,
        ).toBe(true);
      files = found;
    }
    const next = await chipao(['run', '--input', registers, '--home', home]);
    expect(next.code, next.err).toBe(0);
    expect((await statusOf()).run.state).toBe('succeeded');
    expect(await askChipao<AreaAnswer>(['area', '17', '--home', home])).toEqual(area);
    expect(serversOf(home)).toEqual([]);
  });

  it('is not said to be running any more', async () => {
    const running = startChipao(['run', '--input', registers, '--from', 'places', '--home', home]);
    while (!running.err().includes('places')) await sleep(20);
    running.child.kill('SIGKILL');
    await running.ended;
    expect((await statusOf()).run.state).toBe('interrupted');
  });
});

describe('a run that is told to stop', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)(
    'by %s ends at once, in order, and leaves no server',
    async (signal) => {
      const before = await statusOf();
      const running = startChipao(['run', '--input', registers, '--from', 'places', '--home', home]);
      while (!running.err().includes('places')) await sleep(20);
      running.child.kill(signal);
      const { code, err } = await running.ended;
      expect(code, err).toBe(130);
      expect(serversOf(home)).toEqual([]);
      expect((await statusOf()).versions).toEqual(before.versions);
    },
  );
});

async function timeOf(words: readonly string[]): Promise<number> {
  const started = performance.now();
  const { code, err } = await chipao(words);
  expect(code, err).toBe(0);
  return Math.round(performance.now() - started);
}

/** A small generator whose numbers a printed seed gives again. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
