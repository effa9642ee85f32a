import { existsSync } from 'node:fs';
import { describe, expect, inject, it } from 'vitest';
import type { RunReport } from '../../src/faces/cli/run-journey.ts';
import type { RejectsAnswer } from '../../src/services/lookup/index.ts';
import { askChipao, startChipao } from './stage/command.ts';
import { publishedHome, smallHome } from './stage/homes.ts';

/** Production seals what it publishes, which needs private memory. */
const canSeal = existsSync('/dev/shm');
const PRODUCTION = { CHIPAO_ENVIRONMENT: 'production', CHIPAO_SEALED: canSeal ? 'on' : 'off' };
const { registers } = inject('small');

/** What was published in development lies in clear, and production does not take it until it is sealed. */
async function sealOf(home: string): Promise<void> {
  if (!canSeal) return;
  const refused = await startChipao(['run', '--input', registers, '--home', home], PRODUCTION).ended;
  expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('VERSION_NOT_SEALED')]);
  const { sealed } = await askChipao<{ sealed: string[] }>(['keys', 'seal', '--home', home], PRODUCTION);
  expect(sealed.length).toBeGreaterThan(10);
}

describe('production', () => {
  it('refuses every row of the civil register that has an invented number', async () => {
    const home = smallHome('production');
    await sealOf(home);
    const report = await askChipao<RunReport>(['run', '--input', registers, '--home', home], PRODUCTION);
    expect(report.rowsIn).toBe(report.rowsAccepted + report.rowsRejected);
    expect(report.rejectedByReason['PID_SYNTHETIC']).toBeGreaterThan(300);
    const people = await askChipao<RejectsAnswer>(
      ['rejects', '--source', 'dopa-person', '--kind', 'rejected', '--limit', '1', '--home', home],
      PRODUCTION,
    );
    expect(people.byReason).toContainEqual(expect.objectContaining({ code: 'PID_SYNTHETIC' }));
    expect(people.rows[0]?.message.th).toContain('บุคคลสมมุติ');
  });

  it('has no development sign-in', async () => {
    const home = await publishedHome('production-web');
    await sealOf(home);
    const order = ['serve', '--port', '0', '--home', home];
    const unnamed = await startChipao(order, PRODUCTION).ended;
    expect([unnamed.code, unnamed.err]).toEqual([2, expect.stringContaining('CHIPAO_PUBLIC_URL')]);
    const serving = startChipao(order, { ...PRODUCTION, CHIPAO_PUBLIC_URL: 'https://chipao.example' });
    const address = /http:\/\/\S+/.exec(await serving.line('ready'))?.[0];
    for (const [path, code] of [
      ['/api/v1/sign-in', 'SIGN_IN_CLOSED'],
      ['/sign-in/development/auth', 'DEVELOPMENT_ONLY'],
    ] as const) {
      const answer = await fetch(`${address}${path}`);
      expect([answer.status, await answer.json()]).toMatchObject([403, { code, status: 403 }]);
      expect(answer.headers.get('set-cookie')).toBeNull();
    }
    serving.child.kill('SIGTERM');
    expect((await serving.ended).code).toBe(0);
  });
});
