import { describe, expect, inject, it } from 'vitest';
import type { RunReport } from '../../src/faces/cli/run-journey.ts';
import type { RejectsAnswer } from '../../src/services/lookup/index.ts';
import { askChipao, startChipao } from './stage/command.ts';
import { smallHome } from './stage/homes.ts';

const PRODUCTION = { CHIPAO_ENVIRONMENT: 'production' };
const { registers } = inject('small');

describe('production', () => {
  it('refuses every row of the civil register that has an invented number', async () => {
    const home = smallHome('production');
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
    const home = smallHome('production-web');
    await askChipao(['run', '--input', registers, '--home', home]);
    const serving = startChipao(['serve', '--port', '0', '--home', home], PRODUCTION);
    const address = /http:\/\/\S+/.exec(await serving.line('ready'))?.[0];
    const answer = await fetch(`${address}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"role":"officer"}',
    });
    expect([answer.status, await answer.json()]).toMatchObject([
      403,
      { code: 'DEVELOPMENT_ONLY', status: 403 },
    ]);
    expect(answer.headers.get('set-cookie')).toBeNull();
    serving.child.kill('SIGTERM');
    expect((await serving.ended).code).toBe(0);
  });
});
