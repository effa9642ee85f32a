import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { askChipao, chipao } from './stage/command.ts';
import { newFolder } from './stage/homes.ts';

const PEOPLE = 600;
const SYLLABLES = ['ka', 'mi', 'ton', 'sa', 'rin', 'do', 'pha', 'wu', 'lek', 'no', 'chai', 'bun'];

/** Exact names are worth as much as the country says; labels teach the rest; foreigners and small children err in their own way. */
const SETTINGS = {
  id: 'id',
  truth: 'person',
  comparisons: [
    {
      column: 'given',
      levels: [
        { when: { is: 'exact' }, u: 0.004 },
        { label: 'nearly', when: { is: 'jaro-winkler', atLeast: 0.85 } },
      ],
    },
    { column: 'family', levels: 'name' },
    { column: 'born', levels: 'date' },
  ],
  blocking: [
    ['family', 'born'],
    ['given', 'born'],
    ['given', 'family'],
  ],
  training: { labels: true, randomPairs: 20_000 },
  populations: [
    { name: 'foreign', where: { column: 'nation', in: ['MM', 'LA'] } },
    { name: 'small children', where: { column: 'born', from: '1999-01-01' } },
  ],
};

let folder: string;
let file: string;
beforeAll(() => {
  folder = newFolder('populations');
  file = write('people.csv', rows());
});

function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** Everybody twice; the given name of foreigners is spelt anew the second time, two times of three. */
function rows(): string {
  const lines = ['id,given,family,born,nation,person'];
  const word = (from: number) =>
    Array.from({ length: 4 }, (_, place) => SYLLABLES[Math.floor(from / 12 ** place) % 12]).join('');
  for (let person = 0; person < PEOPLE; person++) {
    const mixed = (person * 7919) % 100_003;
    const nation = person % 3 === 0 ? 'mm' : 'th';
    const born = `19${10 + (mixed % 90)}-0${1 + (mixed % 9)}-1${mixed % 10}`;
    const second = nation === 'mm' && person % 9 !== 0 ? `u${word(mixed).slice(0, -1)}` : word(mixed);
    lines.push(`a${person},${word(mixed)},${word(mixed * 31 + 5)},${born},${nation},${person}`);
    lines.push(`b${person},${second},${word(mixed * 31 + 5)},${born},${nation},${person}`);
  }
  return `${lines.join('\n')}\n`;
}

let calls = 0;
function call(words: readonly string[], settings: object = SETTINGS): string[] {
  const path = write(`settings-${++calls}.json`, JSON.stringify(settings));
  return ['link', ...words, '--settings', path, '--out', join(folder, 'out'), file];
}

type Model = Readonly<{
  comparisons: readonly { name: string; levels: readonly { label: string; m: number; u: number }[] }[];
  populations: readonly { name: string; model: Omit<Model, 'populations'> | null }[];
}>;

describe('foreigners and small children', () => {
  it('are trained apart, kept in the model file and shown level by level', async () => {
    const model = await askChipao<Model>(call(['train']));
    const kept: Model = JSON.parse(readFileSync(join(folder, 'out', 'model.json'), 'utf8'));
    expect(kept.populations.map(({ name }) => name)).toEqual(['foreign', 'small children']);
    const exact = (one: Omit<Model, 'populations'> | null | undefined) => one?.comparisons[0]?.levels[0];
    const foreign = kept.populations[0]?.model;
    expect(exact(foreign)?.m).toBeLessThan(0.5);
    expect(exact(model)?.m).toBeGreaterThan(0.7);
    expect([exact(model)?.u, exact(foreign)?.u]).toEqual([0.004, 0.004]);
    const shown = await chipao(['link', 'model', 'show', join(folder, 'out', 'model.json')]);
    expect(shown.out).toMatch(/population foreign\n/);
    expect(shown.out).toMatch(/population small children: too few pairs|population small children\n/);
  });

  it('are linked by it, explained by it, and reported', async () => {
    const report = join(folder, 'out', 'report.html');
    const model = join(folder, 'out', 'model.json');
    const words = call(['--model', model, '--report', report]).filter((word) => word !== '');
    const summary = await askChipao<{ clusters: number; quality: { f1: number } }>(words);
    expect(summary.quality.f1).toBeGreaterThan(0.99);
    expect(existsSync(report)).toBe(true);
    expect(readFileSync(report, 'utf8')).toContain('foreign');
    const foreign = await chipao(call(['explain', 'a3', 'b3']));
    expect(foreign.out).toMatch(/judged by the model of the population foreign/);
    const other = await chipao(call(['explain', 'a4', 'b4']));
    expect(other.code, other.err).toBe(0);
    expect(other.out).not.toMatch(/population foreign/);
  });

  it('need settings that name them as the model does, and a truth to learn from', async () => {
    const model = join(folder, 'out', 'model.json');
    const other = { ...SETTINGS, populations: SETTINGS.populations.slice(1) };
    const refused = await chipao([...call(['predict'], other), '--model', model]);
    expect([refused.code, refused.err]).toEqual([
      3,
      expect.stringMatching(/^LINK_MODEL_OTHER\n.*[ก-ฮ].*\n.*populations/),
    ]);
    const { truth: _, ...blind } = SETTINGS;
    const missing = await chipao(call(['train'], blind));
    expect([missing.code, missing.err]).toEqual([2, expect.stringMatching(/^LINK_TRUTH_MISSING\n.*[ก-ฮ]/)]);
    const endless = { ...SETTINGS, populations: [{ name: 'p', where: { column: 'born' } }] };
    const wrong = await chipao(call(['train'], endless));
    expect([wrong.code, wrong.err]).toEqual([
      2,
      expect.stringMatching(/^LINK_SETTING_\w+\n.*[ก-ฮ].*populations\[0\]/),
    ]);
  });
});
