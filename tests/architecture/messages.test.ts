import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalogue, isMessageId } from '../../src/faces/shared/messages/every-message.ts';

const PAGES = globSync('src/faces/{officer,shared}/**/*.{ts,tsx}').filter(
  (path) => !path.includes('.test.') && !/messages\/\w[\w-]*\/\w+\.ts$/.test(path),
);
const code = PAGES.map((path) => readFileSync(path, 'utf8')).join('\n');

/** Names written out, and the beginnings of those that are put together where they are said. */
const WRITTEN = new Set([...code.matchAll(/['"`]([a-zA-Z][\w.-]*)['"`]/g)].map(([, name]) => name));
const BEGINNINGS = [
  ...[...code.matchAll(/`([a-z][a-z.-]*[.-])\$\{/g)].map(([, beginning]) => beginning ?? ''),
  // A beginning may also be handed on by its name, without the point.
  ...[...code.matchAll(/word\(\w+, ([^)]*)\)/g)].flatMap(([, names = '']) =>
    [...names.matchAll(/'([\w.]+)'/g)].map(([, name]) => `${name}.`),
  ),
];

/** Every act that a route or a command writes into the book of access. */
const ACTS = globSync(['src/faces/gateway/**/*.ts', 'src/faces/cli/**/*.ts'])
  .filter((path) => !path.includes('.test.'))
  .map((path) => readFileSync(path, 'utf8'))
  .filter((text) => /noteSeen|noteOperator|access\.append|\.note\(/.test(text))
  .flatMap((text) => [...text.matchAll(/(?:act: |note\(\s*)'([a-z-]+)'/g)].map(([, act]) => act ?? ''));

/** What looks at nobody is said in the ledger of reads alone. */
const isUnsaid = (act: string) => !['looks.act', 'reads.act'].some((named) => isMessageId(`${named}.${act}`));

describe('messages', () => {
  it('are each said by a page', () => {
    const unused = Object.keys(catalogue.th).filter(
      (id) => !WRITTEN.has(id) && !BEGINNINGS.some((beginning) => id.startsWith(beginning)),
    );
    expect(unused).toEqual([]);
  });

  it('stand in one file each, so that none takes the place of another', () => {
    for (const language of ['thai', 'english']) {
      const files = globSync(`src/faces/shared/messages/{${language}/*,*/${language}}.ts`);
      const ids = files.flatMap((path) =>
        [...readFileSync(path, 'utf8').matchAll(/^ {2}(?:'([^']+)'|(\w+)):/gm)].map(
          ([, quoted, plain]) => quoted ?? plain,
        ),
      );
      expect(ids.filter((id, place) => ids.indexOf(id) !== place)).toEqual([]);
    }
  });

  it('say every act that is written into the book of access', () => {
    expect(ACTS.length).toBeGreaterThan(10);
    expect([...new Set(ACTS)].filter(isUnsaid)).toEqual([]);
  });
});
