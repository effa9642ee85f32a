import { expect, it } from 'vitest';
import { loadConformance } from '../../../country/thailand/conformance/index.ts';
import { checkAnswers } from './check-answer.ts';

it('tells no token where one was given and none should be, and tells the rest', () => {
  const refused = loadConformance()
    .cases.flatMap(({ steps }) => steps)
    .find(({ expect: { status } }) => status === 401);
  if (!refused) throw new Error('no case expects to be refused');
  const token = ['{"alg":"RS512"}', '{"sub":"maker"}', 'signed'].map((part) =>
    Buffer.from(part).toString('base64url'),
  );
  const answer = { status: 200, headers: {}, text: `here: ${token.join('.')} as asked` };
  expect(checkAnswers([answer], refused.expect, new Map())).toEqual([
    { at: 'http status', wanted: '401', got: '200 here: (a token) as asked' },
  ]);
});
