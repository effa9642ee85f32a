import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { askChipao, chipao } from './command.ts';
import { serversOf } from './homes.ts';

const DEMO = ['demo', '--people', '5000', '--seed', '1', '--no-serve', '--json'];
const SMALL = ['synth', '--people', '400', '--seed', '3', '--province', '17'];

/** Makes, once for all stories, the demo and the small province they look at; takes everything away afterwards. */
export default async function setUp(project: TestProject): Promise<() => void> {
  const base = mkdtempSync(join(tmpdir(), 'chipao-stories-'));
  // The ledger's server runs as another user when we are root.
  chmodSync(base, 0o755);
  const home = join(base, 'demo');
  const [demo, small] = await Promise.all([chipao([...DEMO, '--home', home]), makeSmall(base)]);
  // For the browser's tests after these, which look at the same country.
  const copy = process.env['CHIPAO_DEMO_COPY'];
  if (copy) execFileSync('cp', ['-a', home, copy]);
  project.provide('base', base);
  project.provide('demo', { home, code: demo.code, out: demo.out, err: demo.err });
  project.provide('small', small);
  return () => {
    const servers = serversOf(base);
    rmSync(base, { recursive: true, force: true });
    if (servers.length > 0) throw new Error(`servers were left behind:\n${servers.join('\n')}`);
  };
}

async function makeSmall(base: string): Promise<{ registers: string; home: string }> {
  const out = join(base, 'small-files');
  const home = join(base, 'small');
  const registers = join(out, 'registers');
  await askChipao([...SMALL, '--out', out]);
  await askChipao(['run', '--input', registers, '--home', home]);
  return { registers, home };
}
