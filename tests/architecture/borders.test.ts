import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** A checker that reads no files also says "all well", so each rule is shown a change that must fail. */
const PLANTED: readonly { rule: string; file: string; code: string; named?: string }[] = [
  { rule: 'room:base/model', file: 'src/base/model/bad.ts', code: "import '../lake/index.ts';\n" },
  { rule: 'room:stages/intake', file: 'src/stages/intake/bad.ts', code: "import '../areas/index.ts';\n" },
  {
    rule: 'room:services/lookup',
    file: 'src/services/lookup/bad.ts',
    code: "import '../../stages/areas/plan.ts';\n",
  },
  { rule: 'room:contract', file: 'src/contract/bad.ts', code: "import '../services/lookup/index.ts';\n" },
  { rule: 'package:@duckdb/node-api', file: 'src/stages/areas/bad.ts', code: "import '@duckdb/node-api';\n" },
  { rule: 'package:pg', file: 'src/services/lookup/bad-pg.ts', code: "import 'pg';\n" },
  { rule: 'browser-rooms-import-no-node', file: 'src/faces/shared/bad.ts', code: "import 'node:fs';\n" },
  {
    rule: 'every-room-is-in-the-table',
    file: 'src/utils/bad.ts',
    code: "import '../base/model/index.ts';\n",
  },
  {
    rule: 'no-cycles',
    file: 'src/base/model/bad-cycle.ts',
    named: 'src/base/model/bad-cycle',
    code: "import './bad-cycle-back.ts';\n",
  },
];

let copy = '';

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'chipao-borders-'));
  for (const path of ['src', 'country', 'tests', 'tsconfig.json', 'package.json', '.dependency-cruiser.mjs'])
    cpSync(path, join(copy, path), { recursive: true });
  symlinkSync(join(process.cwd(), 'node_modules'), join(copy, 'node_modules'));
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

describe('borders', () => {
  it('hold in the house as it is', () => {
    const { status, output } = cruise();
    expect(output).toContain('no dependency violations found');
    expect(status).toBe(0);
  });

  it('refuse each planted bad import', () => {
    for (const { file, code } of PLANTED) {
      mkdirSync(join(copy, file, '..'), { recursive: true });
      writeFileSync(join(copy, file), code);
    }
    writeFileSync(join(copy, 'src/base/model/bad-cycle-back.ts'), "import './bad-cycle.ts';\n");
    const { status, output } = cruise();
    expect(status).not.toBe(0);
    for (const { rule, file, named = file } of PLANTED) {
      expect(
        output.split('\n').some((line) => line.includes(`${rule}:`) && line.includes(named)),
        `${rule} at ${named}\n${output}`,
      ).toBe(true);
    }
  });
});

function cruise(): { status: number | null; output: string } {
  const command = join(process.cwd(), 'node_modules', '.bin', 'depcruise');
  const { status, stdout, stderr } = spawnSync(
    command,
    ['--config', '.dependency-cruiser.mjs', 'src', 'country'],
    { cwd: copy, encoding: 'utf8' },
  );
  return { status, output: stdout + stderr };
}
