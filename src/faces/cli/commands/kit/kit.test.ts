import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { entryOf, Problem } from '../../../../base/errors/index.ts';
import { claimsCommand } from '../claims/claims.ts';
import { openSandbox, type Sandbox } from './open-sandbox.ts';

const folder = mkdtempSync(join(tmpdir(), 'chipao-kit-'));

afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

type Said = Readonly<{ out: string; problem: Problem | undefined }>;

/** Calls `chipao claims` in this process. */
async function claims(...words: readonly string[]): Promise<Said> {
  let out = '';
  const spies = [
    vi.spyOn(process.stderr, 'write').mockReturnValue(true),
    vi.spyOn(process.stdout, 'write').mockImplementation((part) => {
      out += String(part);
      return true;
    }),
  ];
  const program = new Command('chipao').option('--json', '', false).exitOverride();
  claimsCommand(program);
  let problem: Problem | undefined;
  await program.parseAsync(['claims', ...words], { from: 'user' }).catch((thrown: unknown) => {
    if (!(thrown instanceof Problem)) throw thrown;
    problem = thrown;
  });
  for (const spy of spies) spy.mockRestore();
  return { out, problem };
}

const codeOf = ({ problem }: Said) => problem && [problem.code, entryOf(problem.code).exit];

describe('claims conformance', () => {
  const server = ['--url', 'http://127.0.0.1:1'];
  const account = ['--hospital', '99001', '--user', 'maker'];

  it.each([
    [[], 'CONFORMANCE_OPTION_NEEDED', 2],
    [['--watch'], 'CONFORMANCE_OPTION_NEEDED', 2],
    [server, 'CONFORMANCE_OPTION_NEEDED', 2],
    [[...server, '--user', 'maker'], 'CONFORMANCE_OPTION_NEEDED', 2],
    [[...server, '--user', 'maker', '--hospital', '1'], 'HOSPITAL_CODE_NEEDED', 2],
    [[...server, ...account, '--format', 'pdf'], 'CHOICE_NEEDED', 2],
    [[...server, ...account, '--only', 'no.such'], 'CONFORMANCE_CASE_UNKNOWN', 4],
    [[...server, ...account, '--given', 'nowhere.json'], 'CONFORMANCE_GIVEN_UNREADABLE', 2],
    [[...server, ...account, '--given', 'package.json'], 'CONFORMANCE_GIVEN_UNREADABLE', 2],
    [[...server, ...account], 'PUSH_PASSWORD_MISSING', 2],
    [['--watch', '--url', 'nowhere'], 'CONFORMANCE_ADDRESS', 2],
  ] as const)('%j ends with %s', async (words, code, exit) => {
    expect(codeOf(await claims('conformance', ...words))).toEqual([code, exit]);
  });

  it('says who does not answer', async () => {
    const password = join(folder, 'password');
    writeFileSync(password, 'made up\n');
    const said = await claims('conformance', ...server, ...account, '--password-file', password);
    expect([codeOf(said), said.out]).toEqual([['CONFORMANCE_NO_ANSWER', 5], '']);
  });
});

describe('claims sandbox', () => {
  let sandbox: Sandbox;

  /** What a deployment has set for its own house is nothing to the sandbox. */
  beforeAll(async () => {
    vi.stubEnv('DATABASE_URL', 'postgres://127.0.0.1:1/none');
    vi.stubEnv('CHIPAO_FDH_PASSWORD_KEY', 'of the deployment');
    vi.stubEnv('CHIPAO_ROOT_KEY_FILE', join(folder, 'nowhere'));
    sandbox = await openSandbox({ port: 0, tell: () => undefined });
    vi.unstubAllEnvs();
  });

  afterAll(() => sandbox[Symbol.asyncDispose]());

  it('is refused in production', async () => {
    vi.stubEnv('CHIPAO_ENVIRONMENT', 'production');
    expect(codeOf(await claims('sandbox', '--port', '0'))).toEqual(['DEVELOPMENT_ONLY', 6]);
    vi.unstubAllEnvs();
  });

  it('takes its own files, passes cases, tells what a program showed, and leaves nothing behind', async () => {
    const { address, hub, hospital, user, passwordFile, givenFile, uploads } = sandbox;
    const who = ['--hospital', hospital, '--user', user, '--password-file', passwordFile];
    const pushed = await claims('push', uploads, '--server', address, ...who);
    expect([pushed.problem, pushed.out.includes('20')]).toEqual([undefined, true]);
    const only = ['--only', 'caller', 'upload.receipt'];
    const tried = await claims(
      'conformance',
      '--url',
      hub,
      ...who,
      '--given',
      givenFile,
      ...only,
      '--format',
      'json',
    );
    const { results } = JSON.parse(tried.out) as { results: { outcome: string }[] };
    expect([tried.problem, results.length]).toEqual([undefined, 16]);
    expect(results.filter(({ outcome }) => outcome !== 'passed' && outcome !== 'told')).toEqual([]);
    const xml = await claims(
      'conformance',
      '--url',
      hub,
      ...who,
      '--only',
      'caller.expired',
      '--format',
      'junit',
    );
    expect(xml.out).toContain('skipped="1"');
    expect(sandbox.report().join('\n')).toMatch(/✓ upload-accepted[^\n]*1/);
    expect(readFileSync(givenFile, 'utf8')).toContain('spare');
    await sandbox[Symbol.asyncDispose]();
    expect(existsSync(sandbox.folder)).toBe(false);
  });
});
