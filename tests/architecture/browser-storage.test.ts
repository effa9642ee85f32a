import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const STORES =
  /\b(localStorage|sessionStorage|indexedDB|document\.cookie|cookieStore|caches\.open|serviceWorker)\b/;
/** Where the language that somebody chose is remembered, which tells of nobody else. */
const LANGUAGE = ['src/faces/citizen/messages/words.tsx', 'src/faces/officer/frame/remembered-language.ts'];

it('has pages keep nothing in a browser but the language that was chosen', () => {
  const pages = globSync('src/{faces/{officer,citizen,shared},contract}/**/*.{ts,tsx}');
  expect(pages.length).toBeGreaterThan(200);
  const keeping = pages.filter((path) => STORES.test(readFileSync(path, 'utf8')));
  expect(keeping.sort()).toEqual(LANGUAGE);
  for (const path of LANGUAGE) {
    const kept = [...readFileSync(path, 'utf8').matchAll(/\.setItem\(([^)]*)\)/g)].map(([, what]) => what);
    expect(kept).toEqual([expect.stringMatching(/, language$/)]);
  }
});
