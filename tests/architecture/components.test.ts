import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const decision = readFileSync('docs/decisions/dependencies.md', 'utf8');
const wanted = z
  .object({
    dependencies: z.record(z.string(), z.string()),
    devDependencies: z.record(z.string(), z.string()),
  })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')));
const locked = z
  .object({
    packages: z.record(
      z.string(),
      z.object({
        version: z.string().optional(),
        integrity: z.string().optional(),
        inBundle: z.boolean().optional(),
        optional: z.boolean().optional(),
        link: z.boolean().optional(),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync('package-lock.json', 'utf8'))).packages;

const MOST_DAYS = Number(/at least every (\d+) days/.exec(decision)?.[1]);
const DAY_MS = 86_400_000;

/** The days on which somebody looked through all components, as the decision lists them. */
function looks(): string[] {
  return [...decision.matchAll(/^\| (\d{4}-\d{2}-\d{2}) \|/gm)].map(([, day = '']) => day).sort();
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS;
}

/** The day of the last commit: an old checkout stays as good as it was, and work on one nobody looks through does not. */
function lastCommitOn(): string | undefined {
  const { status, stdout } = spawnSync('git', ['log', '-1', '--format=%cs'], { encoding: 'utf8' });
  return status === 0 && stdout.trim() !== '' ? stdout.trim() : undefined;
}

describe('components', () => {
  it(`were looked through at most ${MOST_DAYS} days before the last commit`, () => {
    const last = looks().at(-1);
    expect(last, 'docs/decisions/dependencies.md names no day of a look').toBeDefined();
    const commit = lastCommitOn() ?? last ?? '';
    expect(
      daysBetween(last ?? '', commit),
      `components were last looked through on ${last}: look again, and write a line into docs/decisions/dependencies.md`,
    ).toBeLessThanOrEqual(MOST_DAYS);
  });

  it('are wanted in exact versions, which the lock file holds by a hash', () => {
    for (const [name, version] of Object.entries({ ...wanted.dependencies, ...wanted.devDependencies })) {
      const exact = /^(npm:[^@]+@)?(\d+\.\d+\.\d+(-[\w.]+)?)$/.exec(version)?.[2];
      expect(exact, `${name} ${version}`).toBeDefined();
      expect(locked[`node_modules/${name}`]?.version, name).toBe(exact);
    }
    const unheld = Object.entries(locked).filter(
      ([path, { integrity, link, optional, inBundle }]) =>
        path.startsWith('node_modules/') && !integrity && !link && !optional && !inBundle,
    );
    expect(unheld.map(([path]) => path)).toEqual([]);
  });
});
