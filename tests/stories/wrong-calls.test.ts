import { existsSync, globSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { askChipao, chipao } from './stage/command.ts';
import { newFolder, publishedHome, smallHome } from './stage/homes.ts';

const { registers } = inject('small');

/** One code, then a sentence in Thai and one in English. */
function expectSaid(err: string, code: string): void {
  expect(err).toMatch(new RegExp(`${code}\\n {2}.*[ก-ฮ].*\\n {2}[^\\n]*[a-z][^\\n]*\\n$`));
  expect(err).not.toMatch(/\bat .*\.ts:\d+/);
}

describe('a wrong call', () => {
  it.each([
    ['', 2, 'COMMAND_MISSING'],
    ['fly', 2, 'COMMAND_UNKNOWN'],
    ['audit fly', 2, 'COMMAND_UNKNOWN'],
    ['run', 2, 'OPTION_MISSING'],
    ['run --input nowhere --as-of 31/02/2569', 2, 'DATE_NEEDED'],
    ['demo --people 0', 2, 'NUMBER_NEEDED'],
    ['serve --port 99999', 2, 'NUMBER_NEEDED'],
    ['events fly', 2, 'COMMAND_UNKNOWN'],
    ['events subscribe --party org:moph', 2, 'OPTION_MISSING'],
    ['events list --since 31/02/2569', 2, 'DATE_NEEDED'],
    ['events replay --subscription x', 2, 'NUMBER_NEEDED'],
  ])('chipao %s ends with %i and says %s in both languages', async (words, exit, code) => {
    const home = join(newFolder('wrong'), 'never-made');
    const said = await chipao(words === '' ? [] : words.split(' '), { CHIPAO_HOME: home });
    expect([said.code, said.out]).toEqual([exit, '']);
    expectSaid(said.err, code);
    expect(existsSync(home)).toBe(false);
  });

  it('is one JSON object too, where JSON was asked for', async () => {
    const said = await chipao(['area', '--json']);
    expect(JSON.parse(said.out)).toMatchObject({
      problem: { code: 'ARGUMENT_MISSING', message: { th: expect.any(String), en: expect.any(String) } },
    });
  });

  it.each([
    [{ CHIPAO_ENVIRONMENT: 'staging' }, 2, 'SETTINGS_INVALID'],
    [{ DATABASE_URL: 'postgres://127.0.0.1:1/none' }, 5, 'LEDGER_UNAVAILABLE'],
  ])('with the setting %j ends with %i and says %s', async (variables, exit, code) => {
    const said = await chipao(['status', '--home', newFolder('settings')], variables);
    expect([said.code, said.out]).toEqual([exit, '']);
    expectSaid(said.err, code);
  });
});

describe('help', () => {
  it('shows examples on standard output, and ends well', async () => {
    const said = await chipao(['run', '--help']);
    expect([said.code, said.err]).toEqual([0, '']);
    expect(said.out).toMatch(/Examples:\n {2}chipao run --input/);
  });
});

describe('a home that cannot be used', () => {
  let home: string;

  beforeAll(async () => {
    home = await publishedHome('corrupt');
  });

  it('because it lies in a file', async () => {
    const file = join(newFolder('file'), 'file');
    writeFileSync(file, '');
    for (const place of [file, join(file, 'below')]) {
      const said = await chipao(['status', '--home', place]);
      expect(said.code).toBe(2);
      expectSaid(said.err, 'HOME_UNUSABLE');
    }
  });

  it('because nothing was published in it yet', async () => {
    for (const words of [
      ['area', 'TH'],
      ['evaluate'],
      ['rejects'],
      ['explain', 'p000000000000', 'old-age-allowance'],
    ]) {
      const said = await chipao([...words, '--home', join(home, '..', 'empty')]);
      expect([said.code, said.out]).toEqual([4, '']);
      expectSaid(said.err, 'VERSION_MISSING');
    }
  });

  it('because its key is gone or broken', async () => {
    const broken = smallHome('key');
    writeFileSync(join(broken, 'person-key'), 'open sesame');
    const said = await chipao(['status', '--home', broken]);
    expect(said.code).toBe(2);
    expectSaid(said.err, 'SETTINGS_INVALID');
  });

  it('because a table of a version is gone: it says which stage to run again, and that mends it', async () => {
    const area = await askChipao(['area', '17', '--home', home]);
    for (const table of globSync(join(home, 'lake', 'areas', '*', 'figures.parquet'))) rmSync(table);
    const said = await chipao(['area', '17', '--home', home]);
    expect(said.code).toBe(3);
    expectSaid(said.err, 'VERSION_DAMAGED');
    expect(said.err).toContain('chipao run --input DIR --from areas');
    const mended = await chipao(['run', '--input', registers, '--from', 'areas', '--home', home]);
    expect(mended.code, mended.err).toBe(0);
    expect(await askChipao(['area', '17', '--home', home])).toEqual(area);
  });

  it('because a manifest is broken: the same', async () => {
    for (const manifest of globSync(join(home, 'lake', 'linkage', '*', 'manifest.json')))
      writeFileSync(manifest, '{');
    const said = await chipao(['run', '--input', registers, '--home', home]);
    expect(said.code).toBe(3);
    expectSaid(said.err, 'VERSION_DAMAGED');
    const mended = await chipao(['run', '--input', registers, '--from', 'linkage', '--home', home]);
    expect(mended.code, mended.err).toBe(0);
  });

  it('because the port is taken by another service', async () => {
    const { createServer } = await import('node:net');
    const other = createServer();
    const port = await new Promise<number>((resolve) => {
      other.listen(0, '127.0.0.1', () => {
        const address = other.address();
        resolve(typeof address === 'object' && address ? address.port : 0);
      });
    });
    const said = await chipao(['serve', '--port', String(port), '--home', home]);
    other.close();
    expect([said.code, said.out]).toEqual([5, '']);
    expectSaid(said.err, 'PORT_UNUSABLE');
  });
});
